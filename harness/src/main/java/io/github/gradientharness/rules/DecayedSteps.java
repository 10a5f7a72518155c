package io.github.gradientharness.rules;

import io.github.gradientharness.recording.Layer;
import io.github.gradientharness.recording.Quantity;
import io.github.gradientharness.recording.Recording;
import io.github.gradientharness.rules.evidence.Epoch;
import io.github.gradientharness.rules.evidence.LayerValues;
import io.github.gradientharness.rules.evidence.UpdateOverKernel;
import io.github.gradientharness.stats.Median;
import io.github.gradientharness.text.Numbers;
import io.github.gradientharness.verdict.Evidence;
import io.github.gradientharness.verdict.Finding;
import io.github.gradientharness.verdict.Limit;
import io.github.gradientharness.verdict.RuleId;
import io.github.gradientharness.verdict.Severity;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A learning rate that decays to nothing before the network has learned: update over gradient (L2 norms) of the last quarter of
 * all epochs over that of the first, median over the layers, is below {@value #LEAST}.
 */
final class DecayedSteps {

    /** Schedules that help a network settle end at a tenth or a hundredth of the rate, once it has learned. */
    private static final double LEAST = 0.05;

    private static final int QUARTERS = 4;

    private DecayedSteps() {}

    /** Only of a network that does not learn. */
    static Optional<Finding> of(Recording recording, Learning learning) {
        List<Epoch> all = Epoch.all(recording);
        if (!learning.isGuessing() || all.size() < QUARTERS) {
            return Optional.empty();
        }
        int quarter = all.size() / QUARTERS;
        List<Epoch> first = all.subList(0, quarter);
        List<Epoch> last = all.subList(all.size() - quarter, all.size());
        List<Layer> layers = recording.header().model().layersWithKernel();
        Map<Layer, Double> left = LayerValues.measured(layers, layer -> rate(last, layer) / rate(first, layer));
        double typical = Median.of(left.values().stream().mapToDouble(value -> value));
        return typical < LEAST ? Optional.of(finding(all, last, left, typical)) : Optional.empty();
    }

    private static double rate(List<Epoch> epochs, Layer layer) {
        return UpdateOverKernel.ratio(epochs, layer, Quantity.UPDATE)
                / UpdateOverKernel.ratio(epochs, layer, Quantity.GRADIENT);
    }

    private static Finding finding(List<Epoch> all, List<Epoch> last, Map<Layer, Double> left, double typical) {
        return Finding.of(
                        RuleId.STALLED_LAYER,
                        Severity.ERROR,
                        LayerValues.smallest(left).name())
                .in(Epoch.period(all))
                .since(last.get(0).number(), last.get(0).fromIteration())
                .measured(
                        "update over gradient at the end over that at the beginning (L2 norms)",
                        typical,
                        Limit.atLeast(LEAST))
                .judged(Quantity.UPDATE)
                .evidence(left.entrySet().stream()
                        .map(entry -> new Evidence(
                                "what is left of the steps of " + entry.getKey().name(),
                                Numbers.print(entry.getValue())))
                        .toList())
                .meaning(
                        "The learning rate decays to nothing before the network has learned: there is a gradient, and the"
                                + " steps taken with it shrink.")
                .remedies(List.of(
                        "let the schedule decay the learning rate less or later, or raise the learning rate",
                        "look for a gradient that is clipped to a tiny norm"))
                .build();
    }
}
