package io.github.gradientharness.instrument.dl4j;

import io.github.gradientharness.recording.Layer;
import io.github.gradientharness.recording.Parameter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.deeplearning4j.nn.graph.vertex.GraphVertex;
import org.jspecify.annotations.Nullable;

/** Puts a graph's layers in forward order: by their distance from the inputs, in layers along the longest way. */
final class GraphLayers {

    private final GraphVertex[] vertices;
    private final int[] distances;

    private GraphLayers(GraphVertex[] vertices) {
        this.vertices = vertices;
        this.distances = new int[vertices.length];
    }

    static List<Layer> of(ComputationGraph graph) {
        return new GraphLayers(graph.getVertices()).inOrder(graph.topologicalSortOrder());
    }

    private List<Layer> inOrder(int[] topologicalOrder) {
        List<GraphVertex> layers = new ArrayList<>();
        for (int index : topologicalOrder) {
            distances[index] = distance(vertices[index]);
            if (isLayer(vertices[index])) {
                layers.add(vertices[index]);
            }
        }
        layers.sort(Comparator.comparingInt(vertex -> distances[vertex.getVertexIndex()]));
        List<Layer> described = new ArrayList<>();
        layers.forEach(
                vertex -> described.add(describe(vertex, described.size()).behind(layers.indexOf(only(vertex)))));
        return described;
    }

    /** The vertex whose output goes into another one alone, and nowhere else; null if there is none. */
    private @Nullable GraphVertex only(GraphVertex vertex) {
        if (vertex.getNumInputArrays() != 1 || vertex.getInputVertices() == null) {
            return null;
        }
        GraphVertex before = vertices[vertex.getInputVertices()[0].getVertexIndex()];
        return before.getOutputVertices() != null && before.getNumOutputConnections() == 1 && !before.isOutputVertex()
                ? before
                : null;
    }

    private int distance(GraphVertex vertex) {
        int ofInputs = vertex.getInputVertices() == null
                ? 0
                : Arrays.stream(vertex.getInputVertices())
                        .mapToInt(input -> distances[input.getVertexIndex()])
                        .max()
                        .orElse(0);
        return ofInputs + (isLayer(vertex) ? 1 : 0);
    }

    private static boolean isLayer(GraphVertex vertex) {
        return vertex.hasLayer() || vertex.numParams() > 0;
    }

    private static Layer describe(GraphVertex vertex, int index) {
        if (vertex.hasLayer()) {
            return LayerDescription.of(vertex.getLayer()).describe(index, vertex.getVertexName());
        }
        List<Parameter> parameters = vertex.paramTable(true).entrySet().stream()
                .map(it -> new Parameter(it.getKey(), Parameter.Role.OTHER, LayerDescription.shape(it.getValue())))
                .toList();
        String type = vertex.getClass().getSimpleName();
        return new Layer(index, vertex.getVertexName(), type, "", 0, 0, parameters);
    }
}
