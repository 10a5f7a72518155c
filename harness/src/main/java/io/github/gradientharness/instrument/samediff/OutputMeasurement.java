package io.github.gradientharness.instrument.samediff;

import io.github.gradientharness.instrument.LayerBatch;
import io.github.gradientharness.instrument.LayerMeasurement;
import io.github.gradientharness.instrument.TrainingRecording;
import io.github.gradientharness.instrument.nd4j.ArrayScanner;
import io.github.gradientharness.recording.Layer;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * Measures what a layer of a graph hands on, and its gradient. Whatever goes wrong is noted in the recording: the layer's
 * activations are then not measured any more, and training goes on.
 */
final class OutputMeasurement {

    /** Beginnings of the names of operations that run through all time steps. */
    private static final List<String> RECURRENT = List.of("lstm", "gru", "sru");

    private final Layer layer;
    private final @Nullable SequenceLayout sequence;
    private final TrainingRecording recording;
    private final ArrayScanner scanner;
    private final LayerBatch batch;
    private final LayerMeasurement measurement;
    private final boolean isRecurrent;
    private boolean failed;

    /** Shares scanner and batch with the other layers of its graph. */
    OutputMeasurement(
            Layer layer,
            @Nullable SequenceLayout sequence,
            TrainingRecording recording,
            ArrayScanner scanner,
            LayerBatch batch) {
        this.layer = layer;
        this.sequence = sequence;
        this.recording = recording;
        this.scanner = scanner;
        this.batch = batch;
        this.isRecurrent = RECURRENT.stream().anyMatch(layer.type().toLowerCase(Locale.ROOT)::startsWith);
        this.measurement = new LayerMeasurement(layer, recording);
    }

    void activation(INDArray array) {
        guarded("activations", () -> {
            scanner.add(array, measurement.activation(), measurement.activationReach(), recording.isExact());
            if (recording.measuresDetails() && copied(array)) {
                measurement.activationUnits(batch);
            }
        });
    }

    void gradient(INDArray array) {
        guarded("activations' gradient", () -> {
            scanner.add(array, measurement.gradient(1.0), measurement.gradientReach(), recording.isExact());
            if (isRecurrent) {
                recording.note(
                        "Layer '" + layer.name() + "': how much of the gradient gets through it back in time is not"
                                + " measured, because SameDiff computes all time steps in one operation.");
            }
            if (recording.measuresDetails() && copied(array)) {
                measurement.gradientSamples(batch, isSequence(array));
            }
        });
    }

    private boolean isSequence(INDArray array) {
        return sequence != null && array.rank() == 3;
    }

    /** Copies an array if it is known which of its dimensions holds the units. */
    private boolean copied(INDArray array) {
        if (sequence != null && isSequence(array)) {
            scanner.copy(array.permute(sequence.samplesUnitsSteps()), batch);
            return true;
        }
        long[] shape = array.shape();
        int units = unitsDimension(shape);
        if (units < 0) {
            recording.note("Layer '" + layer.name() + "': what its activations say of units and samples is not"
                    + " measured, because it is not known which dimension of " + Arrays.toString(shape)
                    + " holds its units.");
            return false;
        }
        scanner.copy(units == 1 ? array : array.permute(unitsSecond(shape.length, units)), batch);
        return true;
    }

    /** The units' dimension of [samples, units], [units, samples], [samples, units, ...] or [samples, ..., units]. */
    private int unitsDimension(long[] shape) {
        int last = shape.length - 1;
        if (shape.length < 2) {
            return -1;
        }
        boolean isSecond = shape[1] == layer.units();
        if (shape.length == 2) {
            boolean isFirst = !isSecond && shape[0] == layer.units();
            return isFirst ? 0 : isSecond || layer.units() == 0 ? 1 : -1;
        }
        boolean isLast = shape[last] == layer.units();
        return isSecond == isLast ? -1 : isSecond ? 1 : last;
    }

    /** The order of dimensions in which samples come first and units second. */
    private static int[] unitsSecond(int rank, int units) {
        int[] order = new int[rank];
        order[0] = units == 0 ? 1 : 0;
        order[1] = units;
        for (int i = 2; i < rank; i++) {
            order[i] = i - 1;
        }
        return order;
    }

    private void guarded(String what, Runnable action) {
        if (failed) {
            return;
        }
        try {
            action.run();
        } catch (Throwable thrown) {
            failed = true;
            measurement.forget();
            batch.release();
            recording.noteFailure(
                    "The " + what + " of layer '" + layer.name() + "' could not be measured (",
                    thrown,
                    "); from there on they were not.");
        }
    }

    void handOver() {
        measurement.handOver();
    }

    void forget() {
        measurement.forget();
    }
}
