package io.github.gradientharness.instrument.dl4j;

import io.github.gradientharness.instrument.TrainingRecording;
import io.github.gradientharness.instrument.nd4j.ArrayScanner;
import io.github.gradientharness.recording.Layer;
import io.github.gradientharness.recording.Parameter;
import io.github.gradientharness.recording.Quantity;
import io.github.gradientharness.recording.Series;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.deeplearning4j.nn.api.Model;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.deeplearning4j.optimize.api.BaseTrainingListener;
import org.jspecify.annotations.Nullable;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * Feeds a recording from DL4J's training callbacks.
 *
 * <p>When the gradient was calculated, DL4J's arrays hold it summed over the minibatch, before regularization, clipping
 * and updater; when the iteration is done, the same arrays hold the update. Both are read at once and never kept. A
 * failure in here is remembered by the recording and never reaches the training.
 */
final class GradientListener extends BaseTrainingListener {

    private final TrainingRecording recording;
    private final ArrayScanner scanner = new ArrayScanner();
    private final List<Tracked> parameters = new ArrayList<>();
    private final int epochsBefore;
    private boolean failed;
    private boolean inIteration;

    /** A parameter's key in DL4J's tables and its series' numbers. */
    private record Tracked(String key, int gradient, int update, int values) {}

    GradientListener(MultiLayerNetwork network, NetworkDescription description, TrainingRecording recording) {
        this.recording = recording;
        this.epochsBefore = network.getEpochCount();
        for (Layer layer : description.facts().model().layers()) {
            for (Parameter parameter : layer.parameters()) {
                parameters.add(new Tracked(
                        NetworkDescription.key(layer, parameter),
                        index(layer, parameter, Quantity.GRADIENT),
                        index(layer, parameter, Quantity.UPDATE),
                        index(layer, parameter, Quantity.PARAMETER)));
            }
        }
    }

    private int index(Layer layer, Parameter parameter, Quantity quantity) {
        return recording.indexOf(new Series(layer.index(), parameter.name(), quantity));
    }

    @Override
    public void onGradientCalculation(Model model) {
        guarded("the gradient", () -> measureGradient((MultiLayerNetwork) model));
    }

    private void measureGradient(MultiLayerNetwork network) {
        recording.beginIteration(network.getEpochCount() - epochsBefore + 1, network.score());
        inIteration = true;
        double scale = network.getDefaultConfiguration().isMiniBatch() ? 1.0 / network.batchSize() : 1.0;
        Map<String, INDArray> gradients = network.gradient().gradientForVariable();
        for (Tracked parameter : parameters) {
            add(gradients.get(parameter.key()), parameter.gradient(), scale);
        }
        measureParameters(network, gradients);
    }

    private void measureParameters(MultiLayerNetwork network, Map<String, INDArray> gradients) {
        if (recording.measuresCostlyQuantities()) {
            for (Tracked parameter : parameters) {
                if (gradients.containsKey(parameter.key())) {
                    add(network.getParam(parameter.key()), parameter.values(), 1.0);
                }
            }
        }
    }

    @Override
    public void iterationDone(Model model, int iteration, int epoch) {
        guarded("the update", () -> {
            if (inIteration) {
                inIteration = false;
                measureUpdate((MultiLayerNetwork) model);
                recording.endIteration();
            }
        });
    }

    private void measureUpdate(MultiLayerNetwork network) {
        if (!recording.measuresCostlyQuantities()) {
            return;
        }
        Map<String, INDArray> updates = network.gradient().gradientForVariable();
        for (Tracked parameter : parameters) {
            add(updates.get(parameter.key()), parameter.update(), 1.0);
        }
    }

    /** Adds an array; frozen parameters have none. */
    private void add(@Nullable INDArray array, int index, double scale) {
        if (array != null) {
            scanner.add(array, recording.accumulator(index));
            recording.tensorAdded(index, scale);
        }
    }

    @Override
    public void onEpochEnd(Model model) {
        guarded("the end of an epoch", recording::endEpoch);
    }

    private void guarded(String what, Runnable measurement) {
        if (failed || recording.hasEnded()) {
            return;
        }
        recording.enter();
        try {
            measurement.run();
        } catch (RuntimeException exception) {
            failed = true;
            recording.lost("Measuring " + what + " failed, nothing was recorded from there on: " + exception);
        } finally {
            recording.exit();
        }
    }
}
