package io.github.gradientharness.instrument.sanity;

import java.util.ArrayList;
import java.util.List;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

/** The outputs of a model as plain numbers, a row for each sample. */
final class OutputRows {

    private static final int SEQUENCE = 3;

    /** Sums of the same numbers may differ by rounding where other rows change. */
    private static final double ROUNDING = 1e-5;

    private final int samples;
    private final List<double[]> outputs = new ArrayList<>();
    private final List<Integer> timeSteps = new ArrayList<>();
    private final double tolerance;

    /** Outputs whose first dimension is not the sample are left out. */
    OutputRows(List<INDArray> arrays, int samples) {
        this.samples = samples;
        double largest = 0;
        for (INDArray array : arrays) {
            if (array.rank() > 0 && array.size(0) == samples) {
                double[] values = array.castTo(DataType.DOUBLE).dup('c').data().asDouble();
                outputs.add(values);
                timeSteps.add(array.rank() == SEQUENCE ? (int) array.size(2) : 0);
                for (double value : values) {
                    largest = Double.isFinite(value) ? Math.max(largest, Math.abs(value)) : largest;
                }
            }
        }
        this.tolerance = ROUNDING * largest;
    }

    boolean isEmpty() {
        return outputs.isEmpty();
    }

    /** Whether anything differs at all, be it by rounding. */
    boolean differs(OutputRows other, int sample) {
        for (int i = 0; i < outputs.size(); i++) {
            int width = outputs.get(i).length / samples;
            for (int j = sample * width; j < (sample + 1) * width; j++) {
                if (Double.compare(outputs.get(i)[j], other.outputs.get(i)[j]) != 0) {
                    return true;
                }
            }
        }
        return false;
    }

    boolean differsAnywhere(OutputRows other) {
        for (int sample = 0; sample < samples; sample++) {
            if (differs(other, sample)) {
                return true;
            }
        }
        return false;
    }

    /** Whether a sample's output differs by more than rounding does. */
    boolean clearlyDiffers(OutputRows other, int sample) {
        for (int i = 0; i < outputs.size(); i++) {
            int width = outputs.get(i).length / samples;
            if (clearly(outputs.get(i), other.outputs.get(i), sample * width, 1, width)) {
                return true;
            }
        }
        return false;
    }

    /** Whether a sample's output clearly differs at a time step of the first output that has as many steps. */
    boolean clearlyDiffersAt(OutputRows other, int sample, int step, int steps) {
        int i = timeSteps.indexOf(steps);
        int width = outputs.get(i).length / samples;
        return clearly(outputs.get(i), other.outputs.get(i), sample * width + step, steps, width / steps);
    }

    private boolean clearly(double[] values, double[] others, int from, int stride, int count) {
        for (int i = 0; i < count; i++) {
            double difference = Math.abs(values[from + i * stride] - others[from + i * stride]);
            if (difference > tolerance || Double.isNaN(difference)) {
                return true;
            }
        }
        return false;
    }

    /** Whether there is an output with so many time steps. */
    boolean hasSteps(int steps) {
        return timeSteps.contains(steps);
    }
}
