package io.github.gradientharness.instrument.dl4j;

import io.github.gradientharness.instrument.LayerBatch;
import io.github.gradientharness.instrument.LayerMeasurement;
import io.github.gradientharness.instrument.TrainingRecording;
import io.github.gradientharness.instrument.nd4j.ArrayScanner;
import io.github.gradientharness.recording.Layer;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.deeplearning4j.nn.workspace.LayerWorkspaceMgr;
import org.jspecify.annotations.Nullable;
import org.nd4j.linalg.api.memory.MemoryWorkspace;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.api.rng.Random;
import org.nd4j.linalg.factory.Nd4j;

/**
 * Measures the activations and their gradients of one model's iterations while DL4J computes them.
 *
 * <p>An iteration is: {@link #begin}, {@link #activation} and {@link #gradient} for each layer, {@link #endBackwardPass},
 * {@link #output} for each output layer, {@link #handOver}. Whatever is thrown on the way, for want of memory for instance, is
 * noted in the recording: activations are then not measured any more, their memory is free again, and gradients go on.
 */
final class ActivationWatch {

    /** Why a layer's gradient is missing where the backward pass was read to its end. */
    static final String NOT_REACHED =
            "The backward pass ended before it, at a frozen layer or at one that hands no gradient on.";

    private final TrainingRecording recording;
    private final List<Layer> layers;
    private final boolean[] hasGradient;
    private @Nullable Tools tools;
    private double scale;
    private boolean measured;
    private boolean leavesOutGradients;
    private boolean failed;

    /** What takes memory, made when it is first needed. */
    private record Tools(
            List<LayerMeasurement> measurements, ArrayScanner scanner, SmallOutput smallOutput, LayerBatch batch) {

        static Tools of(List<Layer> layers, TrainingRecording recording) {
            ArrayScanner scanner = new ArrayScanner();
            return new Tools(
                    layers.stream()
                            .map(layer -> new LayerMeasurement(layer, recording))
                            .toList(),
                    scanner,
                    new SmallOutput(scanner),
                    new LayerBatch());
        }
    }

    ActivationWatch(List<Layer> layers, TrainingRecording recording) {
        this.recording = recording;
        this.layers = layers;
        this.hasGradient = new boolean[layers.size()];
    }

    /** Does something for the activations unless that failed before; nothing that it throws goes further. */
    void attempt(Consumer<ActivationWatch> action) {
        if (failed) {
            return;
        }
        try {
            action.accept(this);
        } catch (Throwable thrown) {
            fail("Activations could not be measured (", thrown, "); from there on they were not.");
        }
    }

    /**
     * Begins an iteration; what another one left is forgotten.
     *
     * @param gradientScale factor that turns a gradient of the summed loss into that of the mean loss
     */
    void begin(double gradientScale) {
        forget();
        if (tools == null) {
            tools = Tools.of(layers, recording);
        }
        tools.scanner().nextIteration();
        scale = gradientScale;
        measured = true;
        leavesOutGradients = false;
    }

    /** Says why no gradient is read in this iteration. */
    void leaveOutGradients(String why) {
        leavesOutGradients = true;
        recording.note(why);
    }

    /** Measures a layer's output. */
    void activation(int layer, INDArray array) {
        guarded("activations", layer, with -> {
            LayerMeasurement measurement = with.measurements().get(layer);
            with.scanner().add(array, measurement.activation(), measurement.activationReach(), recording.isExact());
            if (recording.measuresDetails()) {
                with.scanner().copy(array, with.batch());
                measurement.activationUnits(with.batch());
            }
        });
    }

    /** Measures the gradient of a layer's output, from within the backward pass. Never throws. */
    void gradient(int layer, @Nullable INDArray summedOverBatch) {
        if (!measured || summedOverBatch == null) {
            return;
        }
        attempt(watch -> {
            recording.enter();
            try {
                watch.measureGradient(layer, summedOverBatch);
            } finally {
                recording.exit();
            }
        });
    }

    private void measureGradient(int layer, INDArray summedOverBatch) {
        guarded("gradient of the activations", layer, with -> {
            LayerMeasurement measurement = with.measurements().get(layer);
            with.scanner()
                    .add(
                            summedOverBatch,
                            measurement.gradient(scale),
                            measurement.gradientReach(),
                            recording.isExact());
            if (recording.measuresDetails()) {
                with.scanner().copy(summedOverBatch, with.batch());
                measurement.gradientSamples(with.batch(), summedOverBatch.rank() == 3);
            }
            hasGradient[layer] = true;
        });
    }

    /** Measures the gradient of a recurrent layer's input, [samples, inputs, time steps], likewise. Never throws. */
    void inputGradient(int layer, INDArray summedOverBatch) {
        if (measured && recording.measuresDetails()) {
            attempt(watch -> {
                recording.enter();
                try {
                    watch.guarded("gradient of the inputs", layer, with -> {
                        with.scanner().copy(summedOverBatch, with.batch());
                        with.measurements().get(layer).inputGradient(with.batch(), scale);
                    });
                } finally {
                    recording.exit();
                }
            });
        }
    }

    /** Measures an output layer's output, which DL4J computes apart; nothing of it is random a second time. */
    void output(int layer, org.deeplearning4j.nn.api.Layer output) {
        guarded("activations", layer, with -> {
            if (SmallOutput.isPossible(output)) {
                with.smallOutput().compute(output, with.batch());
                LayerMeasurement measurement = with.measurements().get(layer);
                measurement.activation().add(with.batch().values(), with.batch().length());
                if (recording.measuresDetails()) {
                    measurement.activationUnits(with.batch());
                }
            } else {
                activation(layer, keepingRandomState(() -> output.activate(true, LayerWorkspaceMgr.noWorkspaces())));
            }
        });
    }

    private static INDArray keepingRandomState(Supplier<INDArray> computation) {
        Random random = Nd4j.getRandom();
        long root = random.rootState();
        long node = random.nodeState();
        try (MemoryWorkspace outside = Nd4j.getMemoryManager().scopeOutOfWorkspaces()) {
            return computation.get();
        } finally {
            random.setStates(root, node);
        }
    }

    /**
     * Says which layers the backward pass did not reach.
     *
     * @param outputs the indices of the output layers, which have none to be reached by
     * @param why the reason, a sentence
     */
    void endBackwardPass(List<Integer> outputs, String why) {
        for (int i = 0; measured && !leavesOutGradients && i < hasGradient.length; i++) {
            if (!hasGradient[i] && !outputs.contains(i)) {
                recording.note("Layer '" + layers.get(i).name() + "': the gradient of its activations is not measured. "
                        + why);
            }
        }
    }

    /** Hands over what was measured, within an iteration of the recording. */
    void handOver() {
        Tools with = tools;
        if (measured && with != null) {
            measured = false;
            with.measurements().forEach(LayerMeasurement::handOver);
        }
    }

    private void forget() {
        measured = false;
        Arrays.fill(hasGradient, false);
        if (tools != null) {
            tools.measurements().forEach(LayerMeasurement::forget);
        }
    }

    private void guarded(String what, int layer, Consumer<Tools> measurement) {
        Tools with = tools;
        if (failed || with == null) {
            return;
        }
        try {
            measurement.accept(with);
        } catch (Throwable thrown) {
            fail(
                    "The " + what + " of layer '" + layers.get(layer).name() + "' could not be measured (",
                    thrown,
                    "); from there on no layer's activations were.");
        }
    }

    private void fail(String what, Throwable thrown, String consequence) {
        failed = true;
        measured = false;
        tools = null;
        recording.noteFailure(what, thrown, consequence);
    }
}
