package io.github.gradientharness.instrument.dl4j.remedy;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.deeplearning4j.nn.conf.ComputationGraphConfiguration;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.graph.GraphVertex;
import org.deeplearning4j.nn.conf.graph.LayerVertex;
import org.deeplearning4j.nn.conf.layers.Layer;
import org.deeplearning4j.nn.graph.ComputationGraph;

/** That of a {@code ComputationGraph}. */
final class GraphDraft implements Draft {

    private final ComputationGraphConfiguration configuration;

    GraphDraft(ComputationGraph graph) {
        configuration = graph.getConfiguration().clone();
    }

    /** In the order in which the graph was built, which begins at its inputs. */
    @Override
    public List<NeuralNetConfiguration> layers() {
        return configuration.getVertices().values().stream()
                .filter(LayerVertex.class::isInstance)
                .map(vertex -> ((LayerVertex) vertex).getLayerConf())
                .toList();
    }

    @Override
    public boolean isFirst(NeuralNetConfiguration layer) {
        return configuration.getNetworkInputs().containsAll(inputs(name(layer)));
    }

    @Override
    public boolean isOutput(NeuralNetConfiguration layer) {
        return configuration.getNetworkOutputs().contains(name(layer));
    }

    private String name(NeuralNetConfiguration layer) {
        return configuration.getVertices().entrySet().stream()
                .filter(vertex -> vertex.getValue() instanceof LayerVertex it && it.getLayerConf() == layer)
                .map(Map.Entry::getKey)
                .findFirst()
                .orElseThrow();
    }

    private List<String> inputs(String vertex) {
        return configuration.getVertexInputs().getOrDefault(vertex, List.of());
    }

    @Override
    public void insertAfter(NeuralNetConfiguration layer, Layer added) {
        String before = name(layer);
        Map<String, List<String>> inputs = new LinkedHashMap<>();
        configuration
                .getVertexInputs()
                .forEach((vertex, from) -> inputs.put(
                        vertex,
                        new ArrayList<>(from.stream()
                                .map(it -> it.equals(before) ? added.getLayerName() : it)
                                .toList())));
        inputs.put(added.getLayerName(), new ArrayList<>(List.of(before)));
        configuration.setVertexInputs(inputs);
        insert(before, true, vertex(layer, added));
    }

    @Override
    public void insertBefore(NeuralNetConfiguration first, Layer added) {
        String behind = name(first);
        LayerVertex vertex = vertex(first, added);
        LayerVertex moved = (LayerVertex) configuration.getVertices().get(behind);
        vertex.setPreProcessor(moved.getPreProcessor());
        moved.setPreProcessor(null);
        configuration.getVertexInputs().put(added.getLayerName(), new ArrayList<>(inputs(behind)));
        configuration.getVertexInputs().put(behind, new ArrayList<>(List.of(added.getLayerName())));
        insert(behind, false, vertex);
    }

    private static LayerVertex vertex(NeuralNetConfiguration like, Layer added) {
        NeuralNetConfiguration inserted = like.clone();
        inserted.setLayer(added);
        inserted.clearVariables();
        return new LayerVertex(inserted, null);
    }

    /** Parameters are drawn in the order of the vertices, so a new one stands beside its neighbour. */
    private void insert(String neighbour, boolean isBehind, LayerVertex added) {
        String name = added.getLayerConf().getLayer().getLayerName();
        Map<String, GraphVertex> vertices = new LinkedHashMap<>();
        configuration.getVertices().forEach((key, vertex) -> {
            if (key.equals(neighbour) && !isBehind) {
                vertices.put(name, added);
            }
            vertices.put(key, vertex);
            if (key.equals(neighbour) && isBehind) {
                vertices.put(name, added);
            }
        });
        configuration.setVertices(vertices);
    }

    @Override
    public void setSeed(long seed) {
        configuration.getDefaultConfiguration().setSeed(seed);
        layers().forEach(layer -> layer.setSeed(seed));
    }

    /** Outputs keep their names, because labels of several outputs are told apart by these. */
    @Override
    public void rename() {
        UnaryOperator<String> renamed = name -> configuration.getNetworkInputs().contains(name)
                        || configuration.getNetworkOutputs().contains(name)
                ? name
                : "renamed " + name;
        Map<String, GraphVertex> vertices = new LinkedHashMap<>();
        configuration.getVertices().forEach((name, vertex) -> {
            if (vertex instanceof LayerVertex layer) {
                layer.getLayerConf().getLayer().setLayerName(renamed.apply(name));
            }
            vertices.put(renamed.apply(name), vertex);
        });
        Map<String, List<String>> inputs = new LinkedHashMap<>();
        configuration
                .getVertexInputs()
                .forEach((name, from) -> inputs.put(
                        renamed.apply(name),
                        new ArrayList<>(from.stream().map(renamed).toList())));
        configuration.setVertices(vertices);
        configuration.setVertexInputs(inputs);
    }

    @Override
    public String json() {
        return configuration.toJson();
    }

    @Override
    public Object network() {
        return new ComputationGraph(configuration);
    }
}
