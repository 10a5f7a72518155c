package io.github.gradientharness.instrument.dl4j;

import java.util.function.DoublePredicate;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * A layer's array of one minibatch, copied out: for each sample, for each unit, its positions (time steps of a recurrent
 * layer, pixels of a convolution, a single one otherwise).
 *
 * @param values sample after sample, in it unit after unit, in it position after position
 */
record Batch(int samples, int units, int positions, double[] values) {

    static Batch of(INDArray array) {
        int samples = (int) array.size(0);
        int units = array.rank() > 1 ? (int) array.size(1) : 1;
        double[] values = array.castTo(DataType.DOUBLE).dup('c').data().asDouble();
        return new Batch(samples, units, samples * units == 0 ? 0 : values.length / (samples * units), values);
    }

    double at(int sample, int unit, int position) {
        return values[(sample * units + unit) * positions + position];
    }

    /** Each position of each sample as a row with one value for each unit. */
    double[] rowsOfUnits() {
        double[] rows = new double[values.length];
        int next = 0;
        for (int sample = 0; sample < samples; sample++) {
            for (int position = 0; position < positions; position++) {
                for (int unit = 0; unit < units; unit++) {
                    rows[next++] = at(sample, unit, position);
                }
            }
        }
        return rows;
    }

    /** For each unit, the share of its values that a test holds for. */
    double[] shareByUnit(DoublePredicate test) {
        double[] shares = new double[units];
        for (int sample = 0; sample < samples; sample++) {
            for (int unit = 0; unit < units; unit++) {
                for (int position = 0; position < positions; position++) {
                    shares[unit] += test.test(at(sample, unit, position)) ? 1.0 : 0.0;
                }
            }
        }
        for (int unit = 0; unit < units; unit++) {
            shares[unit] /= (double) samples * positions;
        }
        return shares;
    }

    /** The values of some positions, of all samples and units. */
    double[] positions(int from, int to) {
        double[] chosen = new double[samples * units * (to - from)];
        int next = 0;
        for (int sample = 0; sample < samples; sample++) {
            for (int unit = 0; unit < units; unit++) {
                for (int position = from; position < to; position++) {
                    chosen[next++] = at(sample, unit, position);
                }
            }
        }
        return chosen;
    }
}
