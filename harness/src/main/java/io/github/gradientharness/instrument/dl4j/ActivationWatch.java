package io.github.gradientharness.instrument.dl4j;

import io.github.gradientharness.instrument.LayerBatch;
import io.github.gradientharness.instrument.LayerMeasurement;
import io.github.gradientharness.instrument.TrainingRecording;
import io.github.gradientharness.instrument.nd4j.ArrayScanner;
import io.github.gradientharness.recording.Layer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
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
 * {@link #output} for each output layer, {@link #handOver}. Whatever goes wrong is noted in the recording: activations are
 * then not measured any more, and training goes on.
 */
final class ActivationWatch {

    private final TrainingRecording recording;
    private final List<Layer> layers;
    private final List<LayerMeasurement> measurements = new ArrayList<>();
    private final boolean[] hasGradient;
    private final ArrayScanner scanner = new ArrayScanner();
    private final SmallOutput smallOutput = new SmallOutput(scanner);
    private final LayerBatch batch = new LayerBatch();
    private double scale;
    private boolean measured;
    private boolean failed;

    ActivationWatch(List<Layer> layers, TrainingRecording recording) {
        this.recording = recording;
        this.layers = layers;
        this.hasGradient = new boolean[layers.size()];
        layers.forEach(layer -> measurements.add(new LayerMeasurement(layer, recording)));
    }

    /** Whether nothing went wrong so far. */
    boolean works() {
        return !failed;
    }

    /**
     * Begins an iteration; what another one left is forgotten.
     *
     * @param gradientScale factor that turns a gradient of the summed loss into that of the mean loss
     */
    void begin(double gradientScale) {
        forget();
        scale = gradientScale;
        measured = true;
    }

    /** Measures a layer's output. */
    void activation(int layer, INDArray array) {
        guarded("activations", layer, () -> {
            LayerMeasurement measurement = measurements.get(layer);
            scanner.add(array, measurement.activation(), measurement.activationReach(), recording.isExact());
            scanner.copy(array, batch);
            measurement.activationUnits(batch);
        });
    }

    /** Measures the gradient of a layer's output, from within the backward pass. */
    void gradient(int layer, @Nullable INDArray summedOverBatch) {
        if (!measured || summedOverBatch == null) {
            return;
        }
        recording.enter();
        try {
            guarded("gradient of the activations", layer, () -> {
                LayerMeasurement measurement = measurements.get(layer);
                scanner.add(
                        summedOverBatch, measurement.gradient(scale), measurement.gradientReach(), recording.isExact());
                scanner.copy(summedOverBatch, batch);
                measurement.gradientSamples(batch, summedOverBatch.rank() == 3);
                hasGradient[layer] = true;
            });
        } finally {
            recording.exit();
        }
    }

    /** Measures an output layer's output, which DL4J computes apart; nothing of it is random a second time. */
    void output(int layer, org.deeplearning4j.nn.api.Layer output) {
        guarded("activations", layer, () -> {
            if (SmallOutput.isPossible(output)) {
                smallOutput.compute(output, batch);
                LayerMeasurement measurement = measurements.get(layer);
                measurement.activation().add(batch.values(), batch.length());
                measurement.activationUnits(batch);
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
     */
    void endBackwardPass(List<Integer> outputs) {
        for (int i = 0; measured && i < hasGradient.length; i++) {
            if (!hasGradient[i] && !outputs.contains(i)) {
                recording.note("Layer '" + layers.get(i).name() + "': the gradient of its activations is not measured."
                        + " The backward pass ended before it, at a frozen layer or at one that hands no gradient on.");
            }
        }
    }

    /** Hands over what was measured, within an iteration of the recording. */
    void handOver() {
        if (measured) {
            measured = false;
            measurements.forEach(LayerMeasurement::handOver);
        }
    }

    /** Forgets what was measured and not handed over. */
    void forget() {
        measured = false;
        Arrays.fill(hasGradient, false);
        measurements.forEach(LayerMeasurement::forget);
    }

    private void guarded(String what, int layer, Runnable measurement) {
        try {
            measurement.run();
        } catch (RuntimeException exception) {
            failed = true;
            recording.note("The " + what + " of layer '" + layers.get(layer).name() + "' could not be measured ("
                    + exception + "); from there on no layer's activations were.");
        }
    }
}
