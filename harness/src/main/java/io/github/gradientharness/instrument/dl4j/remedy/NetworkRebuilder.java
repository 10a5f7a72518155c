package io.github.gradientharness.instrument.dl4j.remedy;

import io.github.gradientharness.instrument.rebuild.Blueprint;
import io.github.gradientharness.instrument.rebuild.ModelRebuilder;
import io.github.gradientharness.instrument.rebuild.NotRebuiltException;
import io.github.gradientharness.instrument.rebuild.Remedy;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.zip.CRC32;
import org.apiguardian.api.API;
import org.deeplearning4j.nn.api.Model;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.layers.Layer;
import org.deeplearning4j.nn.conf.layers.misc.FrozenLayer;
import org.deeplearning4j.nn.conf.layers.misc.FrozenLayerWithBackprop;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.deeplearning4j.optimize.solvers.BaseOptimizer;

/** Rebuilds a {@code MultiLayerNetwork} or {@code ComputationGraph}. */
@API(status = API.Status.INTERNAL, since = "0.1")
public final class NetworkRebuilder implements ModelRebuilder {

    private static final String DL4J = "org.deeplearning4j.";

    /** Made by the service loader. */
    public NetworkRebuilder() {}

    @Override
    public boolean supports(Object model) {
        return model instanceof MultiLayerNetwork || model instanceof ComputationGraph;
    }

    @Override
    public Blueprint blueprint(Object model) {
        Model network = (Model) model;
        network.init();
        requireKnownLayers(network);
        requireNoFrozenLayers(network);
        requireItsOwnWeights(network);
        Draft draft = draft(network);
        long seed = network.conf().getSeed();
        draft.setSeed(0);
        CRC32 checksum = new CRC32();
        checksum.update(draft.json().getBytes(StandardCharsets.UTF_8));
        return new Blueprint(
                Long.toHexString(checksum.getValue()), seed, NetworkRemedy.applicable(() -> draft(network)));
    }

    private static void requireKnownLayers(Model network) {
        Optional<Class<?>> unknown = draft(network).layers().stream()
                .<Class<?>>map(layer -> layer.getLayer().getClass())
                .filter(type -> !type.getName().startsWith(DL4J))
                .findFirst();
        if (unknown.isPresent()) {
            throw new NotRebuiltException(
                    "The network has a layer of its own class, " + unknown.get().getName()
                            + ". How such a layer begins anew, or what may stand beside it, is not known.");
        }
    }

    private static void requireNoFrozenLayers(Model network) {
        Optional<Layer> frozen = draft(network).layers().stream()
                .map(NeuralNetConfiguration::getLayer)
                .filter(layer -> layer instanceof FrozenLayer || layer instanceof FrozenLayerWithBackprop)
                .findFirst();
        if (frozen.isPresent()) {
            throw new NotRebuiltException("The network has a frozen layer, '"
                    + frozen.get().getLayerName()
                    + "'. A frozen layer keeps the weights that it was given, so a network that begins anew would not be the"
                    + " same. Remedies are tried on networks all of whose layers are trained.");
        }
    }

    private static void requireItsOwnWeights(Model network) {
        if (BaseOptimizer.getIterationCount(network) > 0) {
            throw new NotRebuiltException(
                    "The network was trained before it was attached, or it was loaded from a file of a"
                            + " trained one. A network that begins anew would not be the same. Attach a network that was"
                            + " just made, before the first fit().");
        }
        Model fresh = (Model) draft(network).network();
        fresh.init();
        if (!fresh.params().equals(network.params())) {
            throw new NotRebuiltException(
                    "The network's weights are not those that its configuration and its seed give it:"
                            + " they were loaded, transferred or set by hand. Other weights than these can't be tried.");
        }
    }

    private static Draft draft(Model network) {
        return network instanceof MultiLayerNetwork layers
                ? new ListDraft(layers)
                : new GraphDraft((ComputationGraph) network);
    }

    @Override
    public Supplier<List<Remedy>> measured(Object model) {
        return FoundRate.of((Model) model, draft((Model) model));
    }

    @Override
    public void rebuild(Object model, List<String> changes, long seed) {
        Draft draft = draft((Model) model);
        draft.setSeed(seed);
        for (String change : changes) {
            if (change.equals(RENAMED)) {
                draft.rename();
            } else if (FoundRate.is(change)) {
                FoundRate.change(draft, change);
            } else {
                NetworkRemedy.of(change).change(draft);
            }
        }
        FreshState.give((Model) model, draft.network());
    }
}
