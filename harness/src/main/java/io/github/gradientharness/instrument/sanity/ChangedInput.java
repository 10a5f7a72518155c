package io.github.gradientharness.instrument.sanity;

import io.github.gradientharness.instrument.sanity.ModelCopy.Input;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** The values of one input, of which some are changed: into those of another sample, or by as much as values vary. */
final class ChangedInput {

    private final Input input;
    private final double[] original;
    private double[] values;
    private final int samples;
    private final int columns;
    private final int positions;
    private final double step;

    ChangedInput(Input input) {
        this.input = input;
        this.original = input.values().castTo(DataType.DOUBLE).dup('c').data().asDouble();
        this.values = original.clone();
        this.samples = (int) input.values().size(0);
        this.columns = input.values().rank() > 1 ? (int) input.values().size(1) : 1;
        this.positions = original.length / Math.max(1, samples * columns);
        double largest = 0;
        for (double value : original) {
            largest = Double.isFinite(value) ? Math.max(largest, Math.abs(value)) : largest;
        }
        this.step = largest > 0 ? largest : 1;
    }

    int columns() {
        return columns;
    }

    /** Number of time steps; 0 of what is no sequence. */
    int timeSteps() {
        return input.isSequence() ? positions : 0;
    }

    /** Gives the input as it was changed, and begins anew. */
    INDArray take() {
        INDArray changed = Nd4j.createFromArray(values)
                .reshape('c', input.values().shape())
                .castTo(input.values().dataType());
        values = original.clone();
        return changed;
    }

    /** Changes a column of a sample; says whether there is another value for it. */
    boolean changeColumn(int sample, int column) {
        int from = (sample * columns + column) * positions;
        for (int other = 1; other < samples; other++) {
            int there = ((sample + other) % samples * columns + column) * positions;
            if (differ(from, there)) {
                System.arraycopy(original, there, values, from, positions);
                return true;
            }
        }
        if (input.isIndex()) {
            return false;
        }
        for (int i = from; i < from + positions; i++) {
            values[i] += step;
        }
        return true;
    }

    private boolean differ(int from, int there) {
        for (int i = 0; i < positions; i++) {
            if (original[from + i] != original[there + i]) {
                return true;
            }
        }
        return false;
    }

    /** Puts one sample of a range in the place of the others, so that sums over samples change as well. */
    void repeatSample(int from, int to) {
        int width = columns * positions;
        for (int sample = from + 1; sample < to; sample++) {
            System.arraycopy(original, from * width, values, sample * width, width);
        }
    }

    /** Changes a time step of a sample into another sample's; where they are the same, by as much as values vary. */
    void changeStep(int sample, int timeStep) {
        for (int column = 0; column < columns; column++) {
            int at = (sample * columns + column) * positions + timeStep;
            double other = original[((sample + 1) % samples * columns + column) * positions + timeStep];
            boolean isAnother = other != original[at];
            values[at] = isAnother || input.isIndex() ? other : original[at] + step;
        }
    }
}
