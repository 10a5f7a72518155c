package io.github.gradientharness.sample.suites;

import static io.github.gradientharness.recording.Quantity.ACTIVATION;
import static io.github.gradientharness.recording.Quantity.ACTIVATION_GRADIENT;
import static io.github.gradientharness.recording.Quantity.GRADIENT;
import static io.github.gradientharness.recording.Quantity.PARAMETER;

import io.github.gradientharness.instrument.GradientRecorder;
import io.github.gradientharness.sample.CirclesModel;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.dataset.DataSet;
import org.nd4j.linalg.dataset.api.iterator.DataSetIterator;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.ops.transforms.Transforms;

/** The tutorial's network written out in ND4J: forward pass, backward pass, momentum, and what a recorder is told. */
final class HandWrittenLoop {

    private static final double LEARNING_RATE = 0.01;
    private static final double MOMENTUM = 0.9;

    private final boolean relu;
    private final List<String> layers = new ArrayList<>();
    private final Map<String, INDArray> parameters = new LinkedHashMap<>();
    private final Map<String, INDArray> velocities = new LinkedHashMap<>();
    private final GradientRecorder recorder;

    HandWrittenLoop(CirclesModel model, Map<String, INDArray> initial, GradientRecorder recorder) {
        this.relu = model.activation() == Activation.RELU;
        this.recorder = recorder;
        initial.forEach((name, array) -> {
            parameters.put(name, array.dup());
            velocities.put(name, Nd4j.zerosLike(array));
        });
        for (int number = 1; number <= model.hiddenLayers(); number++) {
            declare("hidden " + number, relu ? "relu" : "tanh");
        }
        declare("output", "sigmoid");
    }

    private void declare(String layer, String activation) {
        INDArray kernel = parameters.get(layer + "/W");
        layers.add(layer);
        recorder.layer(layer, activation, kernel.rows(), kernel.columns());
    }

    Map<String, INDArray> parameters() {
        return parameters;
    }

    void fit(DataSetIterator minibatches) {
        if (!minibatches.hasNext()) {
            minibatches.reset();
        }
        while (minibatches.hasNext()) {
            iteration(minibatches.next());
        }
        recorder.endEpoch();
    }

    private void iteration(DataSet batch) {
        List<INDArray> activations = forward(batch.getFeatures());
        INDArray labels = batch.getLabels();
        INDArray predicted = activations.get(layers.size());
        // The sigmoid's slope cancels in the gradient of the cross-entropy; the minibatch's loss is a mean.
        INDArray delta = predicted.sub(labels).divi(labels.rows());
        Map<String, INDArray> gradients = new LinkedHashMap<>();
        for (int i = layers.size() - 1; i >= 0; i--) {
            String layer = layers.get(i);
            gradients.put(layer + "/W", activations.get(i).transpose().mmul(delta));
            gradients.put(
                    layer + "/b",
                    delta.sum(0).reshape(parameters.get(layer + "/b").shape()));
            if (i > 0) {
                INDArray below = delta.mmul(parameters.get(layer + "/W").transpose());
                recorder.record(layers.get(i - 1), ACTIVATION_GRADIENT, below);
                delta = below.mul(slope(activations.get(i)));
            }
        }
        record(activations, gradients);
        gradients.forEach(this::update);
        recorder.endIteration(crossEntropy(predicted, labels));
    }

    /** The points, then each layer's output. */
    private List<INDArray> forward(INDArray points) {
        List<INDArray> activations = new ArrayList<>(List.of(points));
        for (String layer : layers) {
            INDArray weighted = activations
                    .get(activations.size() - 1)
                    .mmul(parameters.get(layer + "/W"))
                    .addRowVector(parameters.get(layer + "/b"));
            activations.add(layer.equals("output") ? Transforms.sigmoid(weighted) : activated(weighted));
        }
        return activations;
    }

    private INDArray activated(INDArray weighted) {
        return relu ? Transforms.relu(weighted) : Transforms.tanh(weighted);
    }

    private INDArray slope(INDArray activation) {
        return relu
                ? activation.gt(0).castTo(activation.dataType())
                : activation.mul(activation).rsub(1);
    }

    private void record(List<INDArray> activations, Map<String, INDArray> gradients) {
        for (int i = 0; i < layers.size(); i++) {
            String layer = layers.get(i);
            recorder.record(layer, "W", GRADIENT, gradients.get(layer + "/W"));
            recorder.record(layer, "b", GRADIENT, gradients.get(layer + "/b"));
            recorder.record(layer, "W", PARAMETER, parameters.get(layer + "/W"));
            recorder.record(layer, "b", PARAMETER, parameters.get(layer + "/b"));
            recorder.record(layer, ACTIVATION, activations.get(i + 1));
        }
    }

    private void update(String parameter, INDArray gradient) {
        INDArray velocity = velocities.get(parameter);
        velocity.muli(MOMENTUM).addi(gradient.mul(LEARNING_RATE));
        parameters.get(parameter).subi(velocity);
    }

    private static double crossEntropy(INDArray predicted, INDArray labels) {
        INDArray ofOnes = labels.mul(Transforms.log(predicted));
        INDArray ofZeros = labels.rsub(1).muli(Transforms.log(predicted.rsub(1)));
        return -ofOnes.addi(ofZeros).meanNumber().doubleValue();
    }
}
