package io.github.gradientharness.instrument.dl4j;

import io.github.gradientharness.instrument.ModelFacts;
import io.github.gradientharness.recording.Layer;
import io.github.gradientharness.recording.Model;
import io.github.gradientharness.recording.Parameter;
import io.github.gradientharness.settings.LibraryVersion;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.deeplearning4j.nn.conf.layers.BaseLayer;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.nd4j.linalg.factory.Nd4j;

/**
 * Describes a network, its layers in forward order.
 *
 * @param facts what goes into the recording
 * @param prefixes what stands before a parameter's name in the network's tables, layer by layer
 */
record NetworkDescription(ModelFacts facts, List<String> prefixes) {

    static NetworkDescription of(MultiLayerNetwork network) {
        List<LayerDescription> layers =
                Arrays.stream(network.getLayers()).map(LayerDescription::of).toList();
        List<Layer> described = IntStream.range(0, layers.size())
                .mapToObj(i -> layers.get(i).describe(i, name(layers.get(i), i)))
                .toList();
        List<String> prefixes = described.stream().map(it -> it.index() + "_").toList();
        return of(network, sizes(layers, described), described, network.getLayers(), prefixes);
    }

    static NetworkDescription of(ComputationGraph graph) {
        List<Layer> described = GraphLayers.of(graph);
        List<String> prefixes = described.stream().map(it -> it.name() + "_").toList();
        String name = String.join(", ", graph.getConfiguration().getNetworkInputs()) + " -> "
                + String.join(", ", graph.getConfiguration().getNetworkOutputs());
        return of(graph, name, described, graph.getLayers(), prefixes);
    }

    private static NetworkDescription of(
            org.deeplearning4j.nn.api.Model network,
            String name,
            List<Layer> layers,
            org.deeplearning4j.nn.api.Layer[] trained,
            List<String> prefixes) {
        Model model =
                new Model(name, network.getClass().getSimpleName(), layers, updater(trained), trainableNumbers(layers));
        ModelFacts facts = new ModelFacts(model, network.conf().getSeed(), environment(network));
        return new NetworkDescription(facts, prefixes);
    }

    /** The parameter's name in the network's tables. */
    String key(Layer layer, Parameter parameter) {
        return prefixes.get(layer.index()) + parameter.name();
    }

    private static String name(LayerDescription layer, int index) {
        String name = layer.layer().conf().getLayer().getLayerName();
        return name == null ? "layer " + index : name;
    }

    private static String sizes(List<LayerDescription> layers, List<Layer> described) {
        String sizes = described.stream()
                .filter(Layer::hasKernel)
                .map(layer -> Long.toString(layer.units()))
                .collect(Collectors.joining("-"));
        long inputs = layers.isEmpty() ? 0 : layers.get(0).inputs();
        return inputs > 0 ? inputs + "-" + sizes : sizes;
    }

    private static long trainableNumbers(List<Layer> layers) {
        return layers.stream()
                .flatMap(layer -> layer.parameters().stream())
                .mapToLong(parameter -> parameter.shape().stream().reduce(1L, Math::multiplyExact))
                .sum();
    }

    private static String updater(org.deeplearning4j.nn.api.Layer[] layers) {
        return Arrays.stream(layers)
                .map(UnwrappedLayer::of)
                .filter(layer -> !layer.frozen() && layer.conf() instanceof BaseLayer)
                .map(layer -> String.valueOf(((BaseLayer) layer.conf()).getIUpdater()))
                .distinct()
                .collect(Collectors.joining("; "));
    }

    private static Map<String, String> environment(org.deeplearning4j.nn.api.Model network) {
        return Map.of(
                "backend", Nd4j.getBackend().getClass().getSimpleName(),
                "data type", network.params().dataType().toString(),
                "dl4j", LibraryVersion.of(MultiLayerNetwork.class, "org.deeplearning4j", "deeplearning4j-nn"),
                "nd4j", LibraryVersion.of(Nd4j.class, "org.nd4j", "nd4j-api"));
    }
}
