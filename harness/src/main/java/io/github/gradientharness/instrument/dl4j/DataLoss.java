package io.github.gradientharness.instrument.dl4j;

import java.lang.reflect.Field;
import java.util.List;
import org.deeplearning4j.nn.api.Layer;
import org.deeplearning4j.nn.api.Model;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.deeplearning4j.nn.layers.BaseOutputLayer;
import org.deeplearning4j.nn.layers.FrozenLayerWithBackprop;
import org.deeplearning4j.nn.layers.training.CenterLossOutputLayer;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.jspecify.annotations.Nullable;

/**
 * The mean loss of a minibatch's samples, without what regularization adds.
 *
 * <p>DL4J's score includes regularization. With {@code miniBatch(false)} it is a sum, except where a loss layer or a center loss
 * divides in any case; of a graph whose outputs differ in this, the first one decides. Most output layers keep what was added
 * until the pass is over, so it is read from them: to compute it again costs an ND4J operation for each kernel.
 */
final class DataLoss {

    private static final List<String> ADDED = List.of("fullNetRegTerm", "fullNetworkRegularizationScore");

    private final @Nullable Field added;

    DataLoss(Model model) {
        Layer output = output(model);
        this.added = output == null ? null : added(output.getClass());
    }

    private static @Nullable Field added(Class<?> output) {
        for (Class<?> it = output; it != null; it = it.getSuperclass()) {
            for (String name : ADDED) {
                Field field = HiddenState.field(it, name);
                if (field != null) {
                    return field;
                }
            }
        }
        return null;
    }

    /** What regularization added to the score. Call it at the end of the backward pass. */
    double regularization(Model model) {
        Layer output = output(model);
        try {
            if (added != null && added.getDeclaringClass().isInstance(output)) {
                return added.getDouble(output);
            }
        } catch (IllegalAccessException unreadable) {
            throw new IllegalStateException(unreadable);
        }
        return model instanceof MultiLayerNetwork network
                ? network.calcRegularizationScore(true)
                : ((ComputationGraph) model).calcRegularizationScore(true);
    }

    /** The loss of the pass that has ended. */
    double of(Model model, double regularization) {
        double loss = model.score() - regularization;
        return !model.conf().isMiniBatch() && isSum(output(model)) ? loss / model.batchSize() : loss;
    }

    private static boolean isSum(@Nullable Layer output) {
        return output instanceof BaseOutputLayer && !(output instanceof CenterLossOutputLayer);
    }

    /** The output layer, or the first one; null where a graph's output is not a layer. */
    private static @Nullable Layer output(Model model) {
        if (model instanceof MultiLayerNetwork network) {
            return network.getOutputLayer();
        }
        ComputationGraph graph = (ComputationGraph) model;
        Layer layer =
                graph.getLayer(graph.getConfiguration().getNetworkOutputs().get(0));
        return layer instanceof FrozenLayerWithBackprop frozen ? frozen.getInsideLayer() : layer;
    }
}
