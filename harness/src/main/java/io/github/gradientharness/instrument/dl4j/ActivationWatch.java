package io.github.gradientharness.instrument.dl4j;

import io.github.gradientharness.instrument.TrainingRecording;
import io.github.gradientharness.recording.Quantity;
import org.deeplearning4j.nn.api.Model;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.jspecify.annotations.Nullable;

/**
 * Measures activations and their gradients at scheduled iterations by repeating the minibatch on a private copy.
 *
 * <p>Only of the very {@code MultiLayerNetwork} that was attached: not of graphs, nor of the copies that data-parallel
 * workers train. A recording of a graph notes it.
 */
final class ActivationWatch {

    private final Model model;
    private final TrainingRecording recording;
    private final ActivationMeasurement measurement;
    private final @Nullable LayerwiseBackwardPassHook hook;
    private @Nullable LayerGradients captured;

    ActivationWatch(Model model, NetworkDescription description, TrainingRecording recording) {
        this.model = model;
        this.recording = recording;
        this.measurement = new ActivationMeasurement(description.facts().model().layers(), recording);
        this.hook = model instanceof MultiLayerNetwork network ? new LayerwiseBackwardPassHook(network) : null;
        if (hook == null) {
            recording.note("Activations and their gradients are measured of a MultiLayerNetwork only, not of a "
                    + model.getClass().getSimpleName() + ".");
        }
    }

    /** To be called whenever the next thing that happens is an iteration. */
    void beforeIteration(Model trained) {
        if (hook != null && trained == model && recording.measures(Quantity.ACTIVATION)) {
            hook.beforeIteration();
        }
    }

    /** To be called when the gradient was calculated. */
    void capture(Model trained) {
        if (hook != null && trained == model && recording.measures(Quantity.ACTIVATION)) {
            captured = hook.capture((MultiLayerNetwork) trained);
        }
    }

    /** To be called within the iteration that is handed over. */
    void handOver(Model trained) {
        LayerGradients measured = captured;
        if (trained == model && measured != null) {
            captured = null;
            measurement.handOver(measured);
        }
    }
}
