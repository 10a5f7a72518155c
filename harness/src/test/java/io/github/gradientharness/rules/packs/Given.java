package io.github.gradientharness.rules.packs;

import io.github.gradientharness.recording.Declaration;
import io.github.gradientharness.recording.Ending;
import io.github.gradientharness.recording.Layer;
import io.github.gradientharness.recording.MetricPoint;
import io.github.gradientharness.recording.Model;
import io.github.gradientharness.recording.Parameter;
import io.github.gradientharness.recording.Quantity;
import io.github.gradientharness.recording.Recording;
import io.github.gradientharness.recording.Recordings;
import io.github.gradientharness.recording.Series;
import io.github.gradientharness.recording.UnitSeries;
import io.github.gradientharness.recording.Window;
import io.github.gradientharness.rules.Rule;
import io.github.gradientharness.rules.RuleSet;
import io.github.gradientharness.stats.Distribution;
import io.github.gradientharness.stats.Summary;
import io.github.gradientharness.stats.UnitSummary;
import io.github.gradientharness.verdict.RuleResult;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** A recording made by hand: layers named layer 1, layer 2, ..., each with a 4x2 kernel W and two biases b. */
final class Given {

    private final Model model;
    private final List<Window> windows = new ArrayList<>();
    private final List<MetricPoint> metrics = new ArrayList<>();
    private Map<Series, Summary> series = new LinkedHashMap<>();
    private Map<Series, Distribution> distributions = new LinkedHashMap<>();
    private Map<UnitSeries, UnitSummary> units = new LinkedHashMap<>();
    private Summary loss = Summary.of(0.7);

    private Given(Model model) {
        this.model = model;
    }

    static Given network(String... activations) {
        List<Layer> layers = IntStream.range(0, activations.length)
                .mapToObj(i -> layer(i, activations[i], 2))
                .toList();
        return new Given(new Model("4-2", "MultiLayerNetwork", layers, "Sgd", 10));
    }

    /** A single layer with so many units. */
    static Given output(String activation, long units) {
        return new Given(new Model("4-" + units, "MultiLayerNetwork", List.of(layer(0, activation, units)), "Sgd", 10));
    }

    private static Layer layer(int index, String activation, long units) {
        return new Layer(
                index,
                "layer " + (index + 1),
                "DenseLayer",
                activation,
                4,
                units,
                List.of(
                        new Parameter("W", Parameter.Role.KERNEL, List.of(4L, units)),
                        new Parameter("b", Parameter.Role.BIAS, List.of(1L, units))));
    }

    /** What was measured of the kernel of the given layer, counted from 1, in the next window. */
    Given kernel(int layer, Quantity quantity, double... values) {
        return measured(new Series(layer - 1, "W", quantity), values);
    }

    Given bias(int layer, Quantity quantity, double... values) {
        return measured(new Series(layer - 1, "b", quantity), values);
    }

    Given output(int layer, double... values) {
        return measured(new Series(layer - 1, "", Quantity.ACTIVATION), values);
    }

    private Given measured(Series key, double... values) {
        series.put(key, Summary.of(values));
        distributions.put(key, UnitSummary.of(values).values());
        return this;
    }

    /** For each unit of the layer the share of samples for which it was zero, in the next window. */
    Given zeroShares(int layer, double... shares) {
        units.put(new UnitSeries(layer - 1, "", UnitSeries.Statistic.ZERO_SHARE), UnitSummary.of(shares));
        return this;
    }

    Given loss(double... values) {
        loss = Summary.of(values);
        return this;
    }

    /** Ends the window: all that was said since the last one was measured in these iterations. */
    Given in(int epoch, long from, long to) {
        windows.add(new Window(epoch, epoch, from, to, loss, series, distributions, units));
        series = new LinkedHashMap<>();
        distributions = new LinkedHashMap<>();
        units = new LinkedHashMap<>();
        loss = Summary.of(0.7);
        return this;
    }

    /** Ends a window of one epoch with twenty iterations. */
    Given inEpoch(int epoch) {
        return in(epoch, epoch * 20L - 19, epoch * 20L);
    }

    Given metric(String name, double... valuePerEpoch) {
        for (int i = 0; i < valuePerEpoch.length; i++) {
            metrics.add(new MetricPoint(name, i + 1, (i + 1) * 20L, valuePerEpoch[i]));
        }
        return this;
    }

    Recording recording() {
        Ending ending = new Ending(Ending.Status.COMPLETE, 10, 1, 1_000, 100_000, "");
        return new Recording(Recordings.header(model, Declaration.NONE), windows, metrics, ending, "");
    }

    /** What the rule says, by its default limit. */
    RuleResult judgedBy(RuleSet pack, String id) {
        Rule rule = pack.rules().stream()
                .filter(each -> each.id().equals(id))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no rule " + id));
        return rule.evaluate(recording(), rule.defaultLimit());
    }

    RuleResult bySageMaker(String id) {
        return judgedBy(RulePacks.sageMakerDebugger(), "sagemaker-" + id);
    }

    RuleResult byAutoTrainer(String id) {
        return judgedBy(RulePacks.autoTrainer(), "autotrainer-" + id);
    }

    RuleResult byTheDeepChecker(String id) {
        return judgedBy(RulePacks.theDeepChecker(), "thedeepchecker-" + id);
    }
}
