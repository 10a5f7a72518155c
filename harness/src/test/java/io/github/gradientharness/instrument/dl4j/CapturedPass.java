package io.github.gradientharness.instrument.dl4j;

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
        for (int i = 0; i + 1 < layers.length; i++) {
            String name = String.valueOf(i);
            activations.put(name, copy(outputs.get(i + 1)));
            new BackwardProbe<>(
                            Layer.class,
                            layers,
                            i,
                            "backpropGradient",
                            (original, epsilon) -> gradients.put(name, copy((INDArray) epsilon)))
                    .install();
        }
    }

    @Override
    public void onForwardPass(Model model, Map<String, INDArray> outputs) {
        GraphVertex[] vertices = ((ComputationGraph) model).getVertices();
        for (int i = 0; i < vertices.length; i++) {
            String name = vertices[i].getVertexName();
            if (outputs.containsKey(name) && !vertices[i].isInputVertex()) {
                activations.put(name, copy(outputs.get(name)));
                new BackwardProbe<>(
                                GraphVertex.class,
                                vertices,
                                i,
                                "doBackward",
                                (original, ignored) -> gradients.put(name, copy(original.getEpsilon())))
                        .install();
            }
        }
    }

    private static INDArray copy(INDArray array) {
        try (MemoryWorkspace outside = Nd4j.getMemoryManager().scopeOutOfWorkspaces()) {
            return array.dup('c');
        }
    }
}
