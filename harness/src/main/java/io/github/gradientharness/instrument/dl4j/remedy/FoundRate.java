package io.github.gradientharness.instrument.dl4j.remedy;

import io.github.gradientharness.instrument.dl4j.MinibatchCopy;
import io.github.gradientharness.instrument.rebuild.Remedy;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.function.Supplier;
import java.util.stream.DoubleStream;
import org.deeplearning4j.nn.api.Model;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.deeplearning4j.optimize.api.BaseTrainingListener;
import org.nd4j.linalg.api.memory.MemoryWorkspace;
import org.nd4j.linalg.dataset.DataSet;
import org.nd4j.linalg.dataset.MultiDataSet;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.learning.config.IUpdater;

/**
 * The remedy whose learning rate a {@link RangeTest} finds. It keeps copies of the first minibatches that a network is trained on;
 * asked when the training is over, it trains a network of the same configuration on them, which nobody else sees.
 */
final class FoundRate implements Supplier<List<Remedy>> {

    private static final String ID = "found-rate=";

    /** As many minibatches, one after the other, again and again. */
    private static final int MINIBATCHES = 8;

    private static final long MOST_NUMBERS = 16_000_000;

    /** A rate nearer to the network's own is no other rate. */
    private static final double NOTICEABLE = 2;

    private final Draft draft;
    private final List<MultiDataSet> minibatches = new ArrayList<>();
    private long numbers;

    private FoundRate(Draft draft) {
        this.draft = draft;
    }

    /** Of a network that is about to be trained. */
    static FoundRate of(Model network, Draft draft) {
        FoundRate found = new FoundRate(draft);
        network.addListeners(found.new Keeping());
        return found;
    }

    static boolean is(String change) {
        return change.startsWith(ID);
    }

    /** Gives every layer the rate that an id names. */
    static void change(Draft draft, String id) {
        double rate = Double.parseDouble(id.substring(ID.length()));
        Parts.trained(draft).forEach(layer -> {
            IUpdater updater = layer.getIUpdater().clone();
            if (updater.hasLearningRate()) {
                updater.setLrAndSchedule(rate, null);
                NetworkRemedy.update(layer, updater);
            }
        });
    }

    @Override
    public List<Remedy> get() {
        double own = ownRate();
        OptionalDouble found = Double.isNaN(own) || minibatches.isEmpty() ? OptionalDouble.empty() : found();
        return found.isEmpty() || isNear(own, found.getAsDouble()) ? List.of() : List.of(remedy(found.getAsDouble()));
    }

    private static boolean isNear(double one, double other) {
        return Math.max(one, other) < NOTICEABLE * Math.min(one, other);
    }

    /** The rate of the first iteration; NaN if the updater has none. */
    private double ownRate() {
        return Parts.trained(draft).stream()
                .flatMapToDouble(layer -> layer.getIUpdater().hasLearningRate()
                        ? DoubleStream.of(layer.getIUpdater().getLearningRate(0, 0))
                        : DoubleStream.empty())
                .findFirst()
                .orElse(Double.NaN);
    }

    /** Minibatches differ in their loss, so each is compared with itself: with its loss when the sweep had hardly begun. */
    private OptionalDouble found() {
        Model network = (Model) draft.network();
        network.init();
        Map<MultiDataSet, Double> before = new IdentityHashMap<>();
        int[] steps = {0};
        return RangeTest.rate(rate -> {
            MultiDataSet data = minibatches.get(steps[0]++ % minibatches.size());
            if (network instanceof MultiLayerNetwork layers) {
                layers.setLearningRate(rate);
                layers.fit(new DataSet(
                        data.getFeatures(0).dup(),
                        data.getLabels(0).dup(),
                        data.getFeaturesMaskArray(0),
                        data.getLabelsMaskArray(0)));
            } else {
                ComputationGraph graph = (ComputationGraph) network;
                graph.setLearningRate(rate);
                graph.fit(
                        MinibatchCopy.copied(data.getFeatures()),
                        MinibatchCopy.copied(data.getLabels()),
                        data.getFeaturesMaskArrays(),
                        data.getLabelsMaskArrays());
            }
            before.putIfAbsent(data, network.score());
            return network.score() / before.get(data);
        });
    }

    private static Remedy remedy(double rate) {
        String plain =
                new BigDecimal(Double.toString(rate)).stripTrailingZeros().toPlainString();
        return new Remedy(
                ID + plain,
                "updater",
                "a learning rate of " + plain + ", found by a range test",
                "a learning rate of " + plain + " in .updater(...)");
    }

    /** Keeps the minibatches. */
    private final class Keeping extends BaseTrainingListener {

        /** A graph forgets its labels before it reports its gradient. */
        @Override
        public void onBackwardPass(Model trained) {
            if (minibatches.size() < MINIBATCHES && numbers < MOST_NUMBERS) {
                try (MemoryWorkspace none = Nd4j.getMemoryManager().scopeOutOfWorkspaces()) {
                    MultiDataSet copy = MinibatchCopy.of(trained);
                    minibatches.add(copy);
                    numbers += copy.getFeatures(0).length();
                }
            }
        }
    }
}
