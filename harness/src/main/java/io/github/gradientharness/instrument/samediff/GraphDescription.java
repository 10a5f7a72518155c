package io.github.gradientharness.instrument.samediff;

import io.github.gradientharness.instrument.ModelFacts;
import io.github.gradientharness.recording.Layer;
import io.github.gradientharness.recording.Model;
import io.github.gradientharness.settings.LibraryVersion;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.nd4j.autodiff.samediff.SameDiff;
import org.nd4j.autodiff.samediff.TrainingConfig;
import org.nd4j.linalg.factory.Nd4j;

/**
 * Describes a graph's layers and parameters, in forward order.
 *
 * @param facts what the recording keeps
 * @param layers the same layers with what only the listener needs, in the same order
 */
record GraphDescription(ModelFacts facts, List<GraphLayer> layers) {

    static GraphDescription of(SameDiff graph) {
        List<GraphLayer> found = new LayerFinder(new Graph(graph, losses(graph))).find();
        List<String> names = LayerNames.of(found);
        List<Layer> layers = new ArrayList<>();
        for (GraphLayer layer : found) {
            layers.add(new Layer(
                    layers.size(),
                    names.get(layers.size()),
                    layer.operation(),
                    layer.activation(),
                    layer.size().fanIn(),
                    layer.size().units(),
                    layer.parameters()));
        }
        Model model = new Model(name(layers), "SameDiff", layers, updater(graph), parameterCount(layers));
        return new GraphDescription(new ModelFacts(model, null, environment()), found);
    }

    /** The variables that are minimised: where none were set, SameDiff takes the outputs. */
    private static List<String> losses(SameDiff graph) {
        TrainingConfig config = graph.getTrainingConfig();
        if (!graph.getLossVariables().isEmpty()) {
            return graph.getLossVariables();
        }
        boolean configured = config != null
                && config.getLossVariables() != null
                && !config.getLossVariables().isEmpty();
        return configured ? config.getLossVariables() : graph.outputs();
    }

    private static String name(List<Layer> layers) {
        List<Layer> sized = layers.stream().filter(layer -> layer.units() > 0).toList();
        if (sized.isEmpty()) {
            return "SameDiff";
        }
        String units = sized.stream().map(layer -> Long.toString(layer.units())).collect(Collectors.joining("-"));
        return sized.get(0).fanIn() + "-" + units;
    }

    private static String updater(SameDiff graph) {
        TrainingConfig config = graph.getTrainingConfig();
        return config == null ? "" : String.valueOf(config.getUpdater());
    }

    private static long parameterCount(List<Layer> layers) {
        return layers.stream()
                .flatMap(layer -> layer.parameters().stream())
                .mapToLong(LayerSize::length)
                .sum();
    }

    private static Map<String, String> environment() {
        return Map.of(
                "backend", Nd4j.getBackend().getClass().getSimpleName(),
                "nd4j", LibraryVersion.of(Nd4j.class, "org.nd4j", "nd4j-api"));
    }
}
