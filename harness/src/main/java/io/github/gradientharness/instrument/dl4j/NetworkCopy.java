package io.github.gradientharness.instrument.dl4j;

import io.github.gradientharness.instrument.DataWatch;
import io.github.gradientharness.instrument.sanity.ModelCopy;
import io.github.gradientharness.instrument.sanity.SanityProbe;
import io.github.gradientharness.recording.Layer;
import io.github.gradientharness.recording.Recording.SanityFacts;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import org.deeplearning4j.nn.api.Model;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.deeplearning4j.nn.graph.vertex.GraphVertex;
import org.deeplearning4j.nn.layers.FrozenLayer;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.deeplearning4j.nn.updater.graph.ComputationGraphUpdater;
import org.deeplearning4j.optimize.api.BaseTrainingListener;
import org.nd4j.linalg.api.memory.MemoryWorkspace;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.dataset.DataSet;
import org.nd4j.linalg.dataset.MultiDataSet;
import org.nd4j.linalg.factory.Nd4j;

/** A copy of a network, with its updater's state and without its listeners, and a copy of a minibatch. */
final class NetworkCopy implements ModelCopy {

    /** So that what the copy drops at random is the same each time. */
    private static final long SEED = 1;

    private static final int SEQUENCE = 3;

    private final Model copy;
    private final MultiDataSet minibatch;
    private final NetworkDescription description;
    private final Map<String, String> keys = new LinkedHashMap<>();
    private final Set<String> withGradient = new LinkedHashSet<>();

    private NetworkCopy(Model copy, MultiDataSet minibatch) {
        this.copy = copy;
        this.minibatch = minibatch;
        this.description = copy instanceof MultiLayerNetwork network
                ? NetworkDescription.of(network)
                : NetworkDescription.of((ComputationGraph) copy);
        for (Layer layer : description.facts().model().layers()) {
            layer.parameters()
                    .forEach(parameter ->
                            keys.put(layer.name() + " " + parameter.name(), description.key(layer, parameter)));
        }
        copy.addListeners(new SeesGradients());
    }

    /** Copies in the thread of the training; the rest is to run in another one. */
    static Callable<SanityFacts> check(Model model, DataWatch data, boolean withSteps) {
        NetworkCopy copy;
        try (MemoryWorkspace none = Nd4j.getMemoryManager().scopeOutOfWorkspaces()) {
            copy = new NetworkCopy(cloned(model), MinibatchCopy.of(model));
        }
        double uninformed = data.uninformedLoss();
        double guessing = data.data().guessingLoss();
        double odd = data.oddTargets();
        return () -> {
            Nd4j.getRandom().setSeed(SEED);
            try {
                return SanityProbe.facts(copy, uninformed, guessing, odd, withSteps);
            } finally {
                Nd4j.getWorkspaceManager().destroyAllWorkspacesForCurrentThread();
            }
        };
    }

    static Model cloned(Model model) {
        return model instanceof MultiLayerNetwork network ? network.clone() : cloned((ComputationGraph) model);
    }

    /** DL4J's own clone of a graph shares the list of listeners with it. */
    private static ComputationGraph cloned(ComputationGraph graph) {
        ComputationGraph clone = new ComputationGraph(graph.getConfiguration().clone());
        clone.init(graph.params().dup(), false);
        ComputationGraphUpdater updater = graph.getUpdater(false);
        if (updater != null && updater.getStateViewArray() != null) {
            clone.getUpdater().setStateViewArray(updater.getStateViewArray().dup());
        }
        for (GraphVertex vertex : graph.getVertices()) {
            if (vertex.hasLayer() && vertex.getLayer() instanceof FrozenLayer) {
                clone.getVertex(vertex.getVertexName()).setLayerAsFrozen();
            }
        }
        return clone;
    }

    @Override
    public List<Input> inputs() {
        boolean isIndex = hasLayer("Embedding");
        List<Input> inputs = new ArrayList<>();
        for (int i = 0; i < minibatch.numFeatureArrays(); i++) {
            String name = copy instanceof ComputationGraph graph
                    ? graph.getConfiguration().getNetworkInputs().get(i)
                    : "input";
            INDArray values = minibatch.getFeatures(i);
            boolean isSequence = values.rank() == SEQUENCE;
            inputs.add(new Input(name, values, minibatch.getFeaturesMaskArray(i), isSequence, isIndex));
        }
        return inputs;
    }

    private boolean hasLayer(String type) {
        return description.facts().model().layers().stream()
                .anyMatch(layer -> layer.type().contains(type));
    }

    @Override
    public List<INDArray> outputs(List<INDArray> inputs) {
        if (copy instanceof MultiLayerNetwork network) {
            return List.of(network.output(
                    inputs.get(0).dup(), false, minibatch.getFeaturesMaskArray(0), minibatch.getLabelsMaskArray(0)));
        }
        return List.of(((ComputationGraph) copy)
                .output(
                        false,
                        MinibatchCopy.copied(inputs.toArray(INDArray[]::new)),
                        minibatch.getFeaturesMaskArrays(),
                        null));
    }

    @Override
    public double loss() {
        DataLoss loss = new DataLoss(copy);
        if (copy instanceof MultiLayerNetwork network) {
            network.setScore(network.score(single(minibatch), false));
            return loss.of(network, network.calcRegularizationScore(true));
        }
        ComputationGraph graph = (ComputationGraph) copy;
        graph.setScore(graph.score(minibatch.copy(), false));
        return loss.of(graph, graph.calcRegularizationScore(true));
    }

    /** A copy of a minibatch of one input and one output. */
    static DataSet single(org.nd4j.linalg.dataset.api.MultiDataSet several) {
        org.nd4j.linalg.dataset.api.MultiDataSet data = several.copy();
        return new DataSet(
                data.getFeatures(0), data.getLabels(0), data.getFeaturesMaskArray(0), data.getLabelsMaskArray(0));
    }

    @Override
    public boolean isBatchNormalized() {
        return hasLayer("BatchNormalization");
    }

    @Override
    public List<String> frozen() {
        return description.facts().model().layers().stream()
                .filter(layer -> layer.type().contains("Frozen"))
                .map(layer -> "layer '" + layer.name() + "'")
                .toList();
    }

    @Override
    public List<String> parameters() {
        return List.copyOf(keys.keySet());
    }

    @Override
    public INDArray parameter(String name) {
        return copy.getParam(keys.get(name));
    }

    @Override
    public Set<String> step() {
        withGradient.clear();
        if (copy instanceof MultiLayerNetwork network) {
            network.fit(single(minibatch));
        } else {
            ((ComputationGraph) copy).fit(minibatch.copy());
        }
        return withGradient;
    }

    /** Sees which parameters get a gradient. */
    private final class SeesGradients extends BaseTrainingListener {

        @Override
        public void onGradientCalculation(Model trained) {
            Map<String, INDArray> gradients = trained.gradient().gradientForVariable();
            keys.forEach((name, key) -> {
                INDArray gradient = gradients.get(key);
                if (gradient != null && gradient.amaxNumber().doubleValue() != 0) {
                    withGradient.add(name);
                }
            });
        }
    }
}
