package io.github.gradientharness.rules;

import io.github.gradientharness.recording.Declaration;
import io.github.gradientharness.recording.Ending;
import io.github.gradientharness.recording.Layer;
import io.github.gradientharness.recording.Model;
import io.github.gradientharness.recording.Parameter;
import io.github.gradientharness.recording.Quantity;
import io.github.gradientharness.recording.Recording;
import io.github.gradientharness.recording.Recording.SanityFacts;
import io.github.gradientharness.recording.Recordings;
import io.github.gradientharness.recording.Series;
import io.github.gradientharness.recording.TrainingData;
import io.github.gradientharness.recording.TrainingData.Inputs;
import io.github.gradientharness.recording.TrainingData.Targets;
import io.github.gradientharness.recording.TrainingData.Values;
import io.github.gradientharness.recording.UnitSeries;
import io.github.gradientharness.recording.UnitSeries.Statistic;
import io.github.gradientharness.recording.Window;
import io.github.gradientharness.rules.evidence.Epoch;
import io.github.gradientharness.stats.Summary;
import io.github.gradientharness.stats.UnitSummary;
import io.github.gradientharness.verdict.Diagnosis;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * A recording made by hand: what is said of the layers holds for every epoch after it, until something else is said.
 *
 * <p>The layers are called hidden 1, hidden 2, ... and output, each with a kernel W and a bias b.
 */
final class NetworkByHand {

    private static final int UNITS = 10;
    private static final int ITERATIONS = 10;

    private final List<Layer> layers;
    private final Map<Series, Summary> series = new LinkedHashMap<>();
    private final Map<UnitSeries, UnitSummary> units = new LinkedHashMap<>();
    private final List<Window> windows = new ArrayList<>();
    private TrainingData data = TrainingData.UNKNOWN;
    private SanityFacts sanity = SanityFacts.NONE;

    private NetworkByHand(List<Layer> layers) {
        this.layers = layers;
    }

    /** A network of layers with these activation functions and ten units each. */
    static NetworkByHand of(String... activations) {
        return new NetworkByHand(IntStream.range(0, activations.length)
                .mapToObj(i -> layer(i, activations.length, activations[i], UNITS))
                .toList());
    }

    /** A network of tanh layers with so many units each; 0 where it is not known. */
    static NetworkByHand ofUnits(long... units) {
        return new NetworkByHand(IntStream.range(0, units.length)
                .mapToObj(i -> layer(i, units.length, "tanh", units[i]))
                .toList());
    }

    private static Layer layer(int index, int layers, String activation, long units) {
        return new Layer(
                index,
                index == layers - 1 ? "output" : "hidden " + (index + 1),
                "DenseLayer",
                activation,
                UNITS,
                units,
                List.of(
                        new Parameter("W", Parameter.Role.KERNEL, List.of((long) UNITS, units)),
                        new Parameter("b", Parameter.Role.BIAS, List.of(1L, units))));
    }

    /** One element of each layer's kernel, in forward order: its L2 norm and its mean absolute value are both this. */
    NetworkByHand kernels(Quantity quantity, double... values) {
        for (int i = 0; i < values.length; i++) {
            kernel(i + 1, quantity, values[i]);
        }
        return this;
    }

    /** The elements of the kernel of a layer, counted from 1; without any it is not measured. */
    NetworkByHand kernel(int layer, Quantity quantity, double... values) {
        return measured(new Series(layer - 1, "W", quantity), values);
    }

    /** The elements of the bias of a layer, counted from 1; without any it is not measured. */
    NetworkByHand bias(int layer, Quantity quantity, double... values) {
        return measured(new Series(layer - 1, "b", quantity), values);
    }

    /** One number of each layer as a whole, in forward order. */
    NetworkByHand outputs(Quantity quantity, double... values) {
        for (int i = 0; i < values.length; i++) {
            output(i + 1, quantity, values[i]);
        }
        return this;
    }

    /** The numbers of a layer as a whole, counted from 1; without any it is not measured. */
    NetworkByHand output(int layer, Quantity quantity, double... values) {
        return measured(new Series(layer - 1, "", quantity), values);
    }

    private NetworkByHand measured(Series key, double... values) {
        if (values.length == 0) {
            series.remove(key);
        } else {
            series.put(key, Summary.of(values));
        }
        return this;
    }

    /** For each layer the share of its units that are saturated for every sample; the others are for none. */
    NetworkByHand saturated(double... shares) {
        return units(Statistic.SATURATED_SHARE, shares);
    }

    /** For each layer the share of its units that are zero for every sample; the others are for none. */
    NetworkByHand off(double... shares) {
        return units(Statistic.ZERO_SHARE, shares);
    }

    private NetworkByHand units(Statistic statistic, double... shares) {
        for (int i = 0; i < shares.length; i++) {
            double[] ofUnits = new double[UNITS];
            Arrays.fill(ofUnits, 0, (int) Math.round(UNITS * shares[i]), 1.0);
            unitsOf(i + 1, statistic, ofUnits);
        }
        return this;
    }

    /** The share of samples for each unit of a layer, counted from 1. */
    NetworkByHand unitsOf(int layer, Statistic statistic, double... shares) {
        units.put(new UnitSeries(layer - 1, "", statistic), UnitSummary.of(shares));
        return this;
    }

    /** From now on no units are measured. */
    NetworkByHand withoutUnits() {
        units.clear();
        return this;
    }

    /** Was fed with two columns of this mean and standard deviation. */
    NetworkByHand inputs(double mean, double spread) {
        return inputs(mean, spread, spread, spread);
    }

    /** Was fed with two columns, which vary by this much. */
    NetworkByHand inputs(double mean, double spread, double smallest, double largest) {
        Values values = new Values(100, 2, mean, spread, mean - spread, mean + spread);
        data = new TrainingData(List.of(new Inputs("input", values, 0, 0, smallest, largest)), data.targets());
        return this;
    }

    /** Was to answer with classes, of which a constant answer loses this much. */
    NetworkByHand classes(double guessingLoss) {
        return targets("MCXENT", new Values(100, 2, 0.5, 0.5, 0, 1), 0.5, guessingLoss);
    }

    /** Was to answer with numbers. */
    NetworkByHand numbers(double min, double max, double guessingLoss) {
        double spread = (max - min) / 2;
        return targets("MSE", new Values(100, 2, (min + max) / 2, spread, min, max), Double.NaN, guessingLoss);
    }

    /** Was compared with these targets. */
    NetworkByHand targets(String loss, Values values, double largestShare, double guessingLoss) {
        data = new TrainingData(
                data.inputs(), List.of(new Targets("output", loss, values, largestShare, guessingLoss)));
        return this;
    }

    /** Trains for one epoch of ten iterations. */
    NetworkByHand epoch(double loss) {
        windows.add(next(windows.size(), ITERATIONS, loss));
        return this;
    }

    /** Trains for so many epochs of ten iterations each. */
    NetworkByHand epochs(int number) {
        for (int i = 0; i < number; i++) {
            epoch(0.7);
        }
        return this;
    }

    /** Trains for so many iterations of the first epoch. */
    NetworkByHand iterations(int number) {
        windows.add(next(0, number, 0.7));
        return this;
    }

    private Window next(int before, int iterations, double loss) {
        long from = (long) before * ITERATIONS;
        return new Window(
                before + 1, before + 1, from + 1, from + iterations, Summary.of(loss), series, Map.of(), units);
    }

    /** What the default rules say of three epochs in which the loss does not move. */
    Diagnosis diagnosis() {
        return RuleSet.defaults().evaluate(recording(0.7, 0.7, 0.7));
    }

    /** The layer at a place, counted from 1. */
    Layer layer(int place) {
        return layers.get(place - 1);
    }

    List<Epoch> recordedEpochs() {
        return Epoch.all(recording());
    }

    /** What a copy did with the first minibatch. */
    NetworkByHand checked(SanityFacts facts) {
        sanity = facts;
        return this;
    }

    /** What was trained so far, and an epoch with each of these losses after it. */
    Recording recording(double... losses) {
        return recording(Declaration.NONE, losses);
    }

    /** The same, of a test that declares something. */
    Recording recording(Declaration declaration, double... losses) {
        List<Window> all = new ArrayList<>(windows);
        for (double loss : losses) {
            all.add(next(all.size(), ITERATIONS, loss));
        }
        Model model = new Model("by hand", "MultiLayerNetwork", layers, "Sgd", 100);
        Ending ending =
                new Ending(Ending.Status.COMPLETE, (long) all.size() * ITERATIONS, all.size(), 1_000, 100_000, "");
        return new Recording(
                Recordings.header(model, declaration), all, List.of(), List.of(), List.of(), data, sanity, ending, "");
    }
}
