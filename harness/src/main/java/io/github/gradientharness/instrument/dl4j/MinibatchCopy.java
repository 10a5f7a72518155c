package io.github.gradientharness.instrument.dl4j;

import java.util.Arrays;
import org.apiguardian.api.API;
import org.deeplearning4j.nn.api.Model;
import org.deeplearning4j.nn.api.layers.IOutputLayer;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.jspecify.annotations.Nullable;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.dataset.MultiDataSet;

/** Copies the minibatch that a network is being trained on. */
@API(status = API.Status.INTERNAL, since = "0.1")
public final class MinibatchCopy {

    private static final int SEQUENCE = 3;

    private MinibatchCopy() {}

    /**
     * What a network is being trained on, inputs, labels and masks.
     *
     * @param model a {@code MultiLayerNetwork} or {@code ComputationGraph} that tells a listener of its backward pass
     */
    public static MultiDataSet of(Model model) {
        if (model instanceof MultiLayerNetwork network) {
            INDArray mask = mask(network);
            INDArray labelMask = network.getOutputLayer().getMaskArray();
            return new MultiDataSet(
                    copied(network.getInput()),
                    copied(network.getLabels()),
                    mask == null ? null : copied(mask),
                    labelMask == null ? null : copied(labelMask));
        }
        ComputationGraph graph = (ComputationGraph) model;
        return new MultiDataSet(
                copied(graph.getInputs()),
                copied(labels(graph)),
                copied(graph.getInputMaskArrays()),
                copied(graph.getLabelMaskArrays()));
    }

    /** DL4J hands the mask of the features to the layers that use it, and keeps it nowhere else. */
    private static @Nullable INDArray mask(MultiLayerNetwork network) {
        INDArray input = network.getInput();
        return Arrays.stream(network.getLayers())
                .filter(layer -> layer != network.getOutputLayer())
                .map(org.deeplearning4j.nn.api.Layer::getMaskArray)
                .filter(mask -> mask != null
                        && input.rank() == SEQUENCE
                        && mask.rank() == 2
                        && mask.size(0) == input.size(0)
                        && mask.size(1) == input.size(2))
                .findFirst()
                .orElse(null);
    }

    private static INDArray[] labels(ComputationGraph graph) {
        return graph.getConfiguration().getNetworkOutputs().stream()
                .map(name -> ((IOutputLayer) NetworkDataReader.inside(graph.getLayer(name))).getLabels())
                .toArray(INDArray[]::new);
    }

    /** A copy of each array; null stays null. */
    public static INDArray @Nullable [] copied(INDArray @Nullable ... arrays) {
        return arrays == null
                ? null
                : Arrays.stream(arrays)
                        .map(array -> array == null ? null : array.dup())
                        .toArray(INDArray[]::new);
    }
}
