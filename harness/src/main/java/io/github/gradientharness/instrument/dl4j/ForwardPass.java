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
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.jspecify.annotations.Nullable;
import org.nd4j.linalg.api.ndarray.INDArray;

/** Knows where a network's layers lie, to read their outputs and to stand in for them in the backward pass. */
sealed interface ForwardPass {

    /** Keeps dropout from overwriting the output of the layer before it; the numbers are the same either way. */
    void keepActivations();

    /** Reads the outputs that DL4J hands to a listener: a list, or a map by name; and installs the probes. */
    void read(Object activations, ActivationWatch watch);

    /** Reads the outputs of the output layers when the backward pass is over. */
    void readOutputs(ActivationWatch watch);

    /** A network's layers follow each other. */
    record OfNetwork(MultiLayerNetwork network) implements ForwardPass {

        @Override
        public void keepActivations() {
            for (Layer layer : network.getLayers()) {
                layer.allowInputModification(false);
            }
        }

        @Override
        public void read(Object activations, ActivationWatch watch) {
            List<?> list = (List<?>) activations;
            Layer[] layers = network.getLayers();
            for (int i = 0; i + 1 < layers.length; i++) {
                int layer = i;
                watch.activation(layer, (INDArray) list.get(i + 1));
                if (!(layers[i] instanceof FrozenLayer)) {
                    watch.probes(BackwardProbe.install(
                            Layer.class,
                            layers,
                            i,
                            "backpropGradient",
                            (original, epsilon) -> watch.gradient(layer, (INDArray) epsilon)));
                }
            }
        }

        @Override
        public void readOutputs(ActivationWatch watch) {
            int last = network.getnLayers() - 1;
            watch.endBackwardPass(List.of(last));
            watch.output(last, network.getOutputLayer());
        }
    }

    /** A graph's layers are found by name. */
    record OfGraph(ComputationGraph graph, Map<String, Integer> layers) implements ForwardPass {

        static OfGraph of(ComputationGraph graph, List<io.github.gradientharness.recording.Layer> layers) {
            Map<String, Integer> indices = new HashMap<>();
            layers.forEach(layer -> indices.put(layer.name(), layer.index()));
            return new OfGraph(graph, indices);
        }

        @Override
        public void keepActivations() {
            for (Layer layer : graph.getLayers()) {
                layer.allowInputModification(false);
            }
        }

        @Override
        public void read(Object activations, ActivationWatch watch) {
            Map<?, ?> byName = (Map<?, ?>) activations;
            GraphVertex[] vertices = graph.getVertices();
            for (int i = 0; i < vertices.length; i++) {
                @Nullable Integer layer = layers.get(vertices[i].getVertexName());
                Object activation = byName.get(vertices[i].getVertexName());
                if (layer == null || !(activation instanceof INDArray array)) {
                    continue;
                }
                watch.activation(layer, array);
                if (!isFrozen(vertices[i])) {
                    watch.probes(BackwardProbe.install(
                            GraphVertex.class,
                            vertices,
                            i,
                            "doBackward",
                            (original, ignored) -> watch.gradient(layer, original.getEpsilon())));
                }
            }
        }

        private static boolean isFrozen(GraphVertex vertex) {
            return vertex instanceof FrozenVertex || (vertex.hasLayer() && vertex.getLayer() instanceof FrozenLayer);
        }

        @Override
        public void readOutputs(ActivationWatch watch) {
            List<Integer> outputs = new ArrayList<>();
            for (String name : graph.getConfiguration().getNetworkOutputs()) {
                outputs.add(layers.getOrDefault(name, -1));
            }
            watch.endBackwardPass(outputs);
            for (String name : graph.getConfiguration().getNetworkOutputs()) {
                @Nullable Integer layer = layers.get(name);
                if (layer != null) {
                    watch.output(layer, graph.getLayer(name));
                }
            }
        }
    }
}
