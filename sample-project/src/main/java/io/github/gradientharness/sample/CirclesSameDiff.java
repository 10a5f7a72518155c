package io.github.gradientharness.sample;

import java.util.Map;
import org.nd4j.autodiff.samediff.SDVariable;
import org.nd4j.autodiff.samediff.SameDiff;
import org.nd4j.autodiff.samediff.TrainingConfig;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** The tutorial's tanh and ReLU networks as a SameDiff graph. */
public final class CirclesSameDiff {

    private CirclesSameDiff() {}

    /**
     * Makes a graph that is ready to be fitted.
     *
     * @param model of tanh or ReLU units
     * @param kernels by the layer's name and "/W", as {@link CirclesKernels} gives them; copied
     * @throws IllegalArgumentException if the units are others
     */
    public static SameDiff graph(CirclesModel model, Map<String, INDArray> kernels) {
        SameDiff graph = SameDiff.create();
        SDVariable values = graph.placeHolder("points", model.type(), -1, CirclesModel.INPUTS);
        SDVariable labels = graph.placeHolder("labels", model.type(), -1, 1);
        for (int number = 1; number <= model.hiddenLayers(); number++) {
            values = activated(graph, model.activation(), weighted(graph, "hidden " + number, kernels, values));
        }
        SDVariable logits = weighted(graph, "output", kernels, values);
        logits.rename("logits");
        graph.loss.sigmoidCrossEntropy("loss", labels, logits, graph.constant(Nd4j.scalar(model.type(), 1.0)));
        graph.setLossVariables("loss");
        graph.setTrainingConfig(TrainingConfig.builder()
                .updater(model.updater().clone())
                .dataSetFeatureMapping("points")
                .dataSetLabelMapping("labels")
                .build());
        return graph;
    }

    private static SDVariable weighted(SameDiff graph, String layer, Map<String, INDArray> kernels, SDVariable values) {
        INDArray initial = kernels.get(layer + "/W");
        SDVariable kernel = graph.var(layer + "/W", initial.dup());
        SDVariable bias = graph.var(layer + "/b", Nd4j.zeros(initial.dataType(), initial.columns()));
        return values.mmul(kernel).add(bias);
    }

    private static SDVariable activated(SameDiff graph, Activation activation, SDVariable values) {
        return switch (activation) {
            case TANH -> graph.math.tanh(values);
            case RELU -> graph.nn.relu(values, 0.0);
            default -> throw new IllegalArgumentException("Only TANH and RELU are written here, not " + activation);
        };
    }
}
