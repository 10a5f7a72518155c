package io.github.gradientharness.instrument.dl4j;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.deeplearning4j.nn.api.Layer;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.deeplearning4j.nn.graph.vertex.GraphVertex;
import org.deeplearning4j.nn.graph.vertex.impl.FrozenVertex;
import org.deeplearning4j.nn.layers.FrozenLayer;
import org.jspecify.annotations.Nullable;
import org.nd4j.linalg.api.ndarray.INDArray;

/** A graph's layers are found by name. */
final class GraphForwardPass implements ForwardPass {

    private final ComputationGraph graph;
    private final Map<String, Integer> layers = new HashMap<>();
    private final List<BackwardProbe<GraphVertex>> probes = new ArrayList<>();
    private @Nullable ActivationWatch watching;

    GraphForwardPass(ComputationGraph graph, List<io.github.gradientharness.recording.Layer> described) {
        this.graph = graph;
        described.forEach(layer -> layers.put(layer.name(), layer.index()));
    }

    @Override
    public void keepActivations() {
        for (Layer layer : graph.getLayers()) {
            layer.allowInputModification(false);
        }
    }

    @Override
    public void read(Object activations, ActivationWatch watch) {
        probes.forEach(BackwardProbe::remove);
        Map<?, ?> outputs = (Map<?, ?>) activations;
        layers.forEach((name, layer) -> {
            if (outputs.get(name) instanceof INDArray output) {
                watch.activation(layer, output);
            }
        });
        watching = watch;
        if (probes.isEmpty()) {
            makeProbes();
        }
        probes.forEach(BackwardProbe::install);
    }

    private void makeProbes() {
        GraphVertex[] vertices = graph.getVertices();
        for (int i = 0; i < vertices.length; i++) {
            Integer layer = layers.get(vertices[i].getVertexName());
            if (layer != null && !vertices[i].isOutputVertex() && !isFrozen(vertices[i])) {
                probes.add(new BackwardProbe<>(
                        GraphVertex.class,
                        vertices,
                        i,
                        "doBackward",
                        (original, ignored) -> gradient(layer, original.getEpsilon())));
            }
        }
    }

    private static boolean isFrozen(GraphVertex vertex) {
        return vertex instanceof FrozenVertex || (vertex.hasLayer() && vertex.getLayer() instanceof FrozenLayer);
    }

    private void gradient(int layer, @Nullable INDArray epsilon) {
        if (watching != null) {
            watching.gradient(layer, epsilon);
        }
    }

    @Override
    public void readOutputs(ActivationWatch watch) {
        probes.forEach(BackwardProbe::remove);
        List<String> outputs = graph.getConfiguration().getNetworkOutputs();
        watch.endBackwardPass(
                outputs.stream().map(name -> layers.getOrDefault(name, -1)).toList());
        for (String name : outputs) {
            Integer layer = layers.get(name);
            if (layer != null) {
                watch.output(layer, graph.getLayer(name));
            }
        }
    }
}
