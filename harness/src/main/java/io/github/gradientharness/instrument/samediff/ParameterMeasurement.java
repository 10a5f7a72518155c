package io.github.gradientharness.instrument.samediff;

import io.github.gradientharness.instrument.TrainingRecording;
import io.github.gradientharness.instrument.nd4j.ArrayScanner;
import io.github.gradientharness.recording.Layer;
import io.github.gradientharness.recording.Quantity;
import io.github.gradientharness.recording.Series;
import org.jspecify.annotations.Nullable;
import org.nd4j.linalg.api.ndarray.INDArray;

/** Measures the parameters of a graph, their gradients and their updates. */
final class ParameterMeasurement {

    private final TrainingRecording recording;
    private final ArrayScanner scanner;

    ParameterMeasurement(TrainingRecording recording, ArrayScanner scanner) {
        this.recording = recording;
        this.scanner = scanner;
    }

    /** The number of a series. */
    int index(Layer layer, String parameter, Quantity quantity) {
        return recording.indexOf(new Series(layer.index(), parameter, quantity));
    }

    /** Adds an array to a series. */
    void add(INDArray array, int index) {
        scanner.add(array, recording.accumulator(index, 1.0), recording.reach(index), recording.isExact());
        recording.tensorAdded(index, 1.0);
    }

    /** Adds a gradient to a series and, whenever distributions are counted, what it says about the units. */
    void addGradient(INDArray gradient, int index, @Nullable UnitNormSeries units) {
        if (units == null || !recording.measuresDetails()) {
            add(gradient, index);
            return;
        }
        double[] norms = new double[units.units()];
        scanner.addWithNorms(
                gradient,
                recording.accumulator(index, 1.0),
                recording.reach(index),
                recording.isExact(),
                units.order(),
                norms);
        recording.tensorAdded(index, 1.0);
        recording.units(units.series(), norms);
    }
}
