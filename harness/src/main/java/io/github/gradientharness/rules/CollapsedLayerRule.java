package io.github.gradientharness.rules;

import io.github.gradientharness.recording.Layer;
import io.github.gradientharness.recording.Quantity;
import io.github.gradientharness.recording.Recording;
import io.github.gradientharness.rules.evidence.Epoch;
import io.github.gradientharness.rules.evidence.LayerKinds;
import io.github.gradientharness.rules.evidence.LayerProfiles;
import io.github.gradientharness.rules.evidence.LayerValues;
import io.github.gradientharness.rules.evidence.OneSidedKernels;
import io.github.gradientharness.stats.Median;
import io.github.gradientharness.text.Numbers;
import io.github.gradientharness.verdict.Evidence;
import io.github.gradientharness.verdict.Finding;
import io.github.gradientharness.verdict.JudgedProfile;
import io.github.gradientharness.verdict.Limit;
import io.github.gradientharness.verdict.ProfiledQuantity;
import io.github.gradientharness.verdict.RuleId;
import io.github.gradientharness.verdict.RuleResult;
import io.github.gradientharness.verdict.Severity;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Sees that the units of a hidden layer all say the same. Explains another finding, and never is more than information:
 * the units of a network that has learned a simple task are often alike.
 *
 * <p>Statistic: the share of the variance of a layer's activations that lies in their first principal component; the
 * median over the epochs 1 to {@value Epoch#LAST_OF_FIRST}. The limit of 0.99 is below what the middle layers of a tanh network
 * with all-positive kernels have (.998 to 1.000; source: the independent study that the reference data comes from).
 * Layers with fewer than {@value #FEWEST_UNITS} units are left out: they can't but be alike.
 *
 * <p>A rule set drops the finding where there is nothing to explain. NaN is left out. Where the similarity was not
 * measured (economy preset), the rule is inconclusive without making the diagnosis so.
 */
final class CollapsedLayerRule implements Rule {

    static final double LIMIT = 0.99;

    private static final int FEWEST_UNITS = 3;

    @Override
    public String id() {
        return RuleId.COLLAPSED_LAYER;
    }

    @Override
    public String mark() {
        return "collapsed";
    }

    @Override
    public Set<String> effects() {
        return Set.of(RuleId.VANISHING_GRADIENT, RuleId.SATURATED_LAYER);
    }

    @Override
    public String description() {
        return "The units of a hidden layer all say the same: one principal component holds their variance (median over"
                + " the first " + Epoch.LAST_OF_FIRST + " epochs). Explains other findings.";
    }

    @Override
    public Limit defaultLimit() {
        return Limit.atMost(LIMIT);
    }

    @Override
    public RuleResult evaluate(Recording recording, Limit limit) {
        List<Epoch> epochs = Epoch.first(recording);
        List<Layer> layers = LayerKinds.hidden(recording.header().model()).stream()
                .filter(layer -> layer.units() == 0 || layer.units() >= FEWEST_UNITS)
                .toList();
        if (layers.isEmpty() && !epochs.isEmpty()) {
            return RuleResult.healthy(id(), "no hidden layer with " + FEWEST_UNITS + " units or more");
        }
        Map<Layer, Double> similarities = LayerValues.measured(layers, layer -> similarity(epochs, layer));
        if (similarities.isEmpty()) {
            return RuleResult.notMeasured(id(), "how alike the units are was not measured: use the standard preset");
        }
        Layer worst = LayerValues.largest(similarities);
        double actual = similarities.getOrDefault(worst, Double.NaN);
        String lookedAt =
                "at most " + Numbers.percent(actual) + " of a layer's variance in one component (" + worst.name() + ")";
        JudgedProfile profile = LayerProfiles.ofValues(
                ProfiledQuantity.UNIT_SIMILARITY, layers, similarities, Epoch.period(epochs), limit);
        RuleResult result = limit.isBrokenBy(actual)
                ? RuleResult.found(id(), List.of(finding(epochs, similarities, worst, profile, limit)), lookedAt)
                : RuleResult.healthy(id(), lookedAt);
        return result.judging(List.of(profile));
    }

    private static double similarity(List<Epoch> epochs, Layer layer) {
        double[] similarities = new double[epochs.size()];
        for (int i = 0; i < similarities.length; i++) {
            similarities[i] = mean(epochs.get(i), layer, Quantity.UNIT_SIMILARITY);
        }
        return Median.of(similarities);
    }

    private static double mean(Epoch epoch, Layer layer, Quantity quantity) {
        return epoch.output(layer, quantity).mean();
    }

    private Finding finding(
            List<Epoch> epochs, Map<Layer, Double> similarities, Layer worst, JudgedProfile profile, Limit limit) {
        Epoch since = epochs.stream()
                .filter(epoch -> mean(epoch, worst, Quantity.UNIT_SIMILARITY) > limit.value())
                .findFirst()
                .orElse(epochs.get(0));
        List<Evidence> evidence = new ArrayList<>();
        similarities.forEach((layer, share) -> evidence.add(
                new Evidence("variance of " + layer.name() + " in one component", Numbers.percent(share))));
        double concentration =
                Median.of(epochs.stream().mapToDouble(epoch -> mean(epoch, worst, Quantity.SAMPLE_CONCENTRATION)));
        if (!Double.isNaN(concentration)) {
            evidence.add(new Evidence(
                    "share of |dL/da| of " + worst.name() + " from a tenth of the samples",
                    Numbers.percent(concentration)));
        }
        return Finding.of(id(), Severity.INFO, worst.name())
                .in(profile.period())
                .since(since.number(), since.fromIteration())
                .measured(
                        "share of its activations' variance in one component",
                        similarities.getOrDefault(worst, Double.NaN),
                        limit)
                .judged(profile)
                .evidence(evidence)
                .meaning("The layer's units are near-copies of each other: together they say one number.")
                .remedies(remedies(
                        OneSidedKernels.isOne(epochs.get(0).windows().get(0).kernels(worst, Quantity.PARAMETER))))
                .build();
    }

    private static List<String> remedies(boolean oneSided) {
        String widths = "use wider layers, or fewer of them";
        return oneSided
                ? List.of(Suspects.AROUND_ZERO, widths)
                : List.of("initialise the kernels by Glorot for tanh, by He for ReLU, so that units differ", widths);
    }
}
