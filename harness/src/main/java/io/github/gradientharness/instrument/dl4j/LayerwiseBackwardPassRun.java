package io.github.gradientharness.instrument.dl4j;

import io.github.gradientharness.instrument.dl4j.LayerGradients.OfLayer;
import java.util.ArrayList;
import java.util.List;
import org.deeplearning4j.nn.api.Layer;
import org.deeplearning4j.nn.api.layers.IOutputLayer;
import org.deeplearning4j.nn.conf.InputPreProcessor;
import org.deeplearning4j.nn.conf.layers.BatchNormalization;
import org.deeplearning4j.nn.layers.FrozenLayer;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.deeplearning4j.nn.workspace.LayerWorkspaceMgr;
import org.jspecify.annotations.Nullable;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * One minibatch's way forwards and backwards through a private copy.
 *
 * <p>The order of the steps is that of {@code MultiLayerNetwork.computeGradientAndScore}, so that the same random state
 * gives the same dropout.
 */
final class LayerwiseBackwardPassRun {

    private final MultiLayerNetwork network;
    private final LayerWorkspaceMgr memory = LayerWorkspaceMgr.noWorkspaces();
    private final int batch;
    private final double scale;
    private final List<INDArray> activations = new ArrayList<>();
    private final List<@Nullable INDArray> gradients = new ArrayList<>();
    private String stopped = "";
    private double loss = Double.NaN;

    LayerwiseBackwardPassRun(LayerwiseBackwardPassCopy copy, INDArray features, @Nullable INDArray labels) {
        this.network = copy.network();
        this.batch = (int) features.size(0);
        this.scale = network.getDefaultConfiguration().isMiniBatch() ? 1.0 / batch : 1.0;
        network.setInput(features);
        network.setLabels(labels);
        forwards(features);
        for (int i = 0; i < network.getnLayers(); i++) {
            gradients.add(null);
        }
        backwardsGuarded();
    }

    LayerGradients result() {
        List<OfLayer> layers = new ArrayList<>();
        int output = activations.size() - 1;
        for (int i = 0; i <= output; i++) {
            INDArray gradient = gradients.get(i);
            layers.add(new OfLayer(activations.get(i), gradient, gradient == null && i < output ? stopped : ""));
        }
        return new LayerGradients(layers, loss, "");
    }

    private void forwards(INDArray features) {
        INDArray current = features;
        for (int i = 0; i < network.getnLayers(); i++) {
            InputPreProcessor before = preProcessor(i);
            INDArray input = before == null ? current : before.preProcess(current, batch, memory);
            current = network.getLayer(i).activate(input, true, memory);
            activations.add(current.dup('c'));
        }
    }

    private @Nullable InputPreProcessor preProcessor(int layer) {
        return network.getLayerWiseConfigurations().getInputPreProcess(layer);
    }

    private void backwardsGuarded() {
        try {
            backwards();
        } catch (RuntimeException failure) {
            stopped = "The backward pass failed: " + failure;
        }
    }

    private void backwards() {
        if (!(network.getOutputLayer() instanceof IOutputLayer output)) {
            stopped = "The last layer has no loss.";
            return;
        }
        output.setLabels(network.getLabels());
        @Nullable INDArray epsilon = null;
        for (int i = network.getnLayers() - 1; i > 0 && stopped.isEmpty(); i--) {
            epsilon = through(i, epsilon);
            if (i == network.getnLayers() - 1) {
                loss = output.computeScore(0.0, true, memory);
            }
            if (epsilon != null) {
                gradients.set(i - 1, epsilon.dup('c').muli(scale));
            }
        }
    }

    /** Turns the gradient with respect to a layer's output into that with respect to the output of the one before. */
    private @Nullable INDArray through(int i, @Nullable INDArray epsilon) {
        Layer layer = network.getLayer(i);
        if (layer instanceof FrozenLayer frozen) {
            layer = frozen.getInsideLayer();
            if (layer.conf().getLayer() instanceof BatchNormalization) {
                stopped = "Layer " + i + " is frozen batch normalization, whose backward pass in DL4J is not that of "
                        + "its forward pass.";
                return null;
            }
        }
        INDArray atInput = layer.backpropGradient(epsilon, memory).getSecond();
        InputPreProcessor before = preProcessor(i);
        if (atInput != null && before != null) {
            atInput = before.backprop(atInput, batch, memory);
        }
        if (atInput == null) {
            stopped = "Layer " + i + " (" + layer.conf().getLayer().getClass().getSimpleName()
                    + ") hands no gradient to the layer before it.";
        }
        return atInput;
    }
}
