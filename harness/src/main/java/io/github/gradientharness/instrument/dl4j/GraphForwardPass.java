package io.github.gradientharness.instrument.dl4j;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.deeplearning4j.nn.api.Layer;
import org.deeplearning4j.nn.api.layers.IOutputLayer;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.deeplearning4j.nn.graph.vertex.GraphVertex;
import org.deeplearning4j.nn.graph.vertex.impl.FrozenVertex;
import org.deeplearning4j.nn.layers.FrozenLayer;
import org.deeplearning4j.nn.layers.FrozenLayerWithBackprop;
import org.deeplearning4j.optimize.api.TrainingListener;
import org.jspecify.annotations.Nullable;
import org.nd4j.linalg.api.ndarray.INDArray;

/** A graph's layers are found by name. */
final class GraphForwardPass implements ForwardPass {

    static final BackwardProbes.Way<GraphVertex> WAY =
            new BackwardProbes.Way<>(GraphVertex.class, "doBackward", "getVertexName", ReturnedPair.Part.FIRST);

    private final ComputationGraph graph;
    private final Map<String, Integer> layers = new HashMap<>();
    private final BackwardProbes<GraphVertex> probes;
    private final String obstacle;
    private @Nullable ActivationWatch watching;

    GraphForwardPass(ComputationGraph graph, List<io.github.gradientharness.recording.Layer> described) {
        this.graph = graph;
        described.forEach(layer -> layers.put(layer.name(), layer.index()));
        this.obstacle = obstacle();
        this.probes =
                new BackwardProbes<>(WAY, graph.getVertices(), obstacle.isEmpty() ? order() : List.of(), new Passing());
    }

    /** Why no stand-in may lie in the graph; empty if it may. DL4J's loop calls vertices and output layers itself. */
    private String obstacle() {
        if (graph.getClass() != ComputationGraph.class) {
            return OWN_MODEL;
        }
        for (GraphVertex vertex : graph.getVertices()) {
            boolean isOutput = graph.getConfiguration().getNetworkOutputs().contains(vertex.getVertexName());
            if (!UserCode.isFromDl4j(vertex) || (isOutput && !isDl4jsOutput(vertex.getLayer()))) {
                return "The gradient of the activations is not measured: vertex '" + vertex.getVertexName()
                        + "' or its layer is not one of DL4J's own, or none that DL4J trains as an output.";
            }
        }
        return "";
    }

    private static boolean isDl4jsOutput(@Nullable Layer layer) {
        Layer inside = layer instanceof FrozenLayerWithBackprop frozen ? frozen.getInsideLayer() : layer;
        return inside instanceof IOutputLayer && UserCode.isFromDl4j(inside);
    }

    /** The vertices that DL4J calls one after the other. */
    private List<BackwardProbes.Stop> order() {
        List<BackwardProbes.Stop> order = new ArrayList<>();
        int[] forward = graph.topologicalSortOrder();
        for (int i = forward.length - 1; i >= 0; i--) {
            GraphVertex vertex = graph.getVertices()[forward[i]];
            if (!vertex.isInputVertex() && !isFrozen(vertex)) {
                order.add(new BackwardProbes.Stop(forward[i], true));
            }
        }
        return order;
    }

    private static boolean isFrozen(GraphVertex vertex) {
        return vertex instanceof FrozenVertex || (vertex.hasLayer() && vertex.getLayer() instanceof FrozenLayer);
    }

    @Override
    public void read(Object activations, ActivationWatch watch, TrainingListener caller) {
        probes.remove();
        Map<?, ?> outputs = (Map<?, ?>) activations;
        layers.forEach((name, layer) -> {
            if (outputs.get(name) instanceof INDArray output) {
                watch.activation(layer, output);
            }
        });
        watching = watch;
        if (!obstacle.isEmpty()) {
            watch.leaveOutGradients(obstacle);
        } else if (!UserCode.isLastAfterForwardPass(caller, graph.getListeners(), Map.class)) {
            watch.leaveOutGradients(LISTENER_IN_BETWEEN);
        } else if (hasLabels()) {
            probes.begin();
        }
    }

    private boolean hasLabels() {
        return HiddenState.of(graph, ComputationGraph.class, "labels") instanceof INDArray[] labels
                && labels.length == graph.getNumOutputArrays()
                && Arrays.stream(labels).allMatch(Objects::nonNull);
    }

    private void gradient(GraphVertex vertex) {
        Integer layer = layers.get(vertex.getVertexName());
        if (watching != null && layer != null && !vertex.isOutputVertex()) {
            watching.gradient(layer, vertex.getEpsilon());
        }
    }

    /** What passes through the vertices on the way back. */
    private final class Passing implements BackwardProbes.Reader<GraphVertex> {

        @Override
        public void read(int place, GraphVertex vertex, @Nullable Object ignored) {
            gradient(vertex);
        }

        @Override
        public void returned(int place, GraphVertex vertex, @Nullable Object epsilons) {
            Integer layer = layers.get(vertex.getVertexName());
            if (watching != null && layer != null && vertex.hasLayer() && epsilons instanceof INDArray[] ofInputs) {
                INDArray steps = RecurrentInput.gradient(vertex.getLayer(), ofInputs[0]);
                if (steps != null) {
                    watching.inputGradient(layer, steps);
                }
            }
        }
    }

    @Override
    public void readOutputs(ActivationWatch watch) {
        probes.remove();
        List<String> outputs = graph.getConfiguration().getNetworkOutputs();
        watch.endBackwardPass(
                outputs.stream().map(name -> layers.getOrDefault(name, -1)).toList(), ActivationWatch.NOT_REACHED);
        for (String name : outputs) {
            Integer layer = layers.get(name);
            if (layer != null) {
                watch.output(layer, graph.getLayer(name));
            }
        }
    }

    @Override
    public void leave() {
        probes.remove();
        watching = null;
    }
}
