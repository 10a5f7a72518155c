package io.github.gradientharness.instrument.dl4j;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.deeplearning4j.nn.api.Layer;
import org.deeplearning4j.nn.api.Model;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.deeplearning4j.nn.graph.vertex.GraphVertex;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.deeplearning4j.optimize.api.BaseTrainingListener;
import org.nd4j.linalg.api.memory.MemoryWorkspace;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** Keeps whole arrays of a pass through a network: the outputs, and what probes read on the way back. */
final class CapturedPass extends BaseTrainingListener {

    private final Map<String, INDArray> activations = new HashMap<>();
    private final Map<String, INDArray> gradients = new HashMap<>();

    /** A layer's output, by its index or name. */
    INDArray activation(Object layer) {
        return activations.get(String.valueOf(layer));
    }

    /** The gradient of the summed loss for a layer's output, by its index or name; null if none came. */
    INDArray gradient(Object layer) {
        return gradients.get(String.valueOf(layer));
    }

    @Override
    public void onForwardPass(Model model, List<INDArray> outputs) {
        Layer[] layers = ((MultiLayerNetwork) model).getLayers();
        List<BackwardProbes.Stop> order = new ArrayList<>();
        for (int i = layers.length - 1; i >= 0; i--) {
            order.add(new BackwardProbes.Stop(i, false));
            if (i + 1 < layers.length) {
                activations.put(String.valueOf(i), copy(outputs.get(i + 1)));
            }
        }
        new BackwardProbes<>(NetworkForwardPass.WAY, layers, order, (place, original, epsilon) -> {
                    if (epsilon != null) {
                        gradients.put(String.valueOf(place), copy((INDArray) epsilon));
                    }
                })
                .begin();
    }

    @Override
    public void onForwardPass(Model model, Map<String, INDArray> outputs) {
        ComputationGraph graph = (ComputationGraph) model;
        GraphVertex[] vertices = graph.getVertices();
        List<BackwardProbes.Stop> order = new ArrayList<>();
        for (int place : graph.topologicalSortOrder()) {
            String name = vertices[place].getVertexName();
            if (!vertices[place].isInputVertex()) {
                order.add(0, new BackwardProbes.Stop(place, true));
                if (outputs.containsKey(name)) {
                    activations.put(name, copy(outputs.get(name)));
                }
            }
        }
        new BackwardProbes<>(GraphForwardPass.WAY, vertices, order, (place, vertex, ignored) -> {
                    if (vertex.getEpsilon() != null) {
                        gradients.put(vertex.getVertexName(), copy(vertex.getEpsilon()));
                    }
                })
                .begin();
    }

    private static INDArray copy(INDArray array) {
        try (MemoryWorkspace outside = Nd4j.getMemoryManager().scopeOutOfWorkspaces()) {
            return array.dup('c');
        }
    }
}
