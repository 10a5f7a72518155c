package io.github.gradientharness.rules;

import io.github.gradientharness.recording.Layer;
import io.github.gradientharness.recording.Quantity;
import io.github.gradientharness.recording.Recording;
import io.github.gradientharness.recording.UnitSeries.Statistic;
import io.github.gradientharness.rules.evidence.Epoch;
import io.github.gradientharness.rules.evidence.LayerKinds;
import io.github.gradientharness.rules.evidence.LayerProfiles;
import io.github.gradientharness.rules.evidence.LayerValues;
import io.github.gradientharness.rules.evidence.UnitShares;
import io.github.gradientharness.stats.Median;
import io.github.gradientharness.stats.Summary;
import io.github.gradientharness.text.Numbers;
import io.github.gradientharness.verdict.Evidence;
import io.github.gradientharness.verdict.Finding;
import io.github.gradientharness.verdict.JudgedProfile;
import io.github.gradientharness.verdict.Limit;
import io.github.gradientharness.verdict.Margin;
import io.github.gradientharness.verdict.ProfiledQuantity;
import io.github.gradientharness.verdict.RuleId;
import io.github.gradientharness.verdict.RuleResult;
import io.github.gradientharness.verdict.Severity;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Complains when most units of a hidden ReLU layer are off for every sample.
 *
 * <p>Statistic: the share of a layer's units whose output is zero for all samples of a minibatch, and at most the share of zeros
 * in its kernel's gradient, which is measured in every iteration; the median over the last quarter of the epochs, rounded up. In an independent study of real networks, 9 of 459 healthy recordings exceed the limit of
 * 0.6. A minibatch of fewer than {@value #FEWEST_SAMPLES} samples (times positions) does not tell a dead unit from a rare one, so
 * it is left out.
 *
 * <p>An error above {@value #NEARLY_ALL}, else a warning. A network that clearly learns gets a warning; above {@value
 * #NEARLY_ALL} only one whose loss has come half the way from guessing ({@link Learning}). NaN does not count as zero. Healthy
 * without ReLU in the hidden layers; where units were not measured (economy preset), the rule is inconclusive without making the
 * diagnosis so.
 */
final class DeadUnitsRule implements Rule {

    static final double LIMIT = 0.6;

    /** A share that leaves hardly anything of the layer. */
    private static final double NEARLY_ALL = 0.85;

    private static final int FEWEST_SAMPLES = 16;

    /** The last quarter of the epochs counts. */
    private static final int QUARTER = 4;

    @Override
    public String id() {
        return RuleId.DEAD_UNITS;
    }

    @Override
    public String mark() {
        return "dead units";
    }

    @Override
    public Set<String> effects() {
        return Set.of(RuleId.STALLED_LAYER);
    }

    @Override
    public String description() {
        return "Too large a share of a hidden layer's ReLU units is zero for every sample (median over the last quarter of the"
                + " epochs).";
    }

    @Override
    public Limit defaultLimit() {
        return Limit.atMost(LIMIT);
    }

    @Override
    public Finding weighed(Finding finding, Learning learning) {
        boolean isHarmless =
                finding.actual() > NEARLY_ALL && learning.isLong() ? learning.isHalfway() : learning.isClear();
        return isHarmless ? finding.asWarning("Yet the network learns.") : finding;
    }

    @Override
    public RuleResult evaluate(Recording recording, Limit limit) {
        List<Epoch> epochs = Epoch.all(recording);
        List<Epoch> end = epochs.subList(epochs.size() - (epochs.size() + QUARTER - 1) / QUARTER, epochs.size());
        List<Layer> rectified = LayerKinds.hidden(recording.header().model()).stream()
                .filter(LayerKinds::isRectifier)
                .toList();
        if (rectified.isEmpty()) {
            return RuleResult.healthy(id(), "no hidden layer has ReLU units");
        }
        Map<Layer, Double> shares = LayerValues.measured(rectified, layer -> share(end, layer));
        if (shares.isEmpty()) {
            return RuleResult.notMeasured(
                    id(),
                    "no units were measured at the end over " + FEWEST_SAMPLES
                            + " samples or more: use the standard preset and larger minibatches");
        }
        Layer worst = LayerValues.largest(shares);
        double actual = shares.getOrDefault(worst, Double.NaN);
        String lookedAt = "at most " + Numbers.percent(actual) + " of a layer's ReLU units dead (" + worst.name() + ")";
        JudgedProfile profile =
                LayerProfiles.ofValues(ProfiledQuantity.DEAD_UNITS, rectified, shares, Epoch.period(end), limit);
        RuleResult result = limit.isBrokenBy(actual)
                ? RuleResult.found(id(), List.of(finding(recording, epochs, worst, profile, limit)), lookedAt)
                : RuleResult.healthy(id(), lookedAt).withMargin(Margin.of(actual, limit));
        return result.judging(List.of(profile));
    }

    private static double share(List<Epoch> epochs, Layer layer) {
        return Median.of(epochs.stream().mapToDouble(epoch -> share(epoch, layer)));
    }

    private static double share(Epoch epoch, Layer layer) {
        Summary output = epoch.output(layer, Quantity.ACTIVATION);
        double samples = (double) output.count() / Math.max(1, output.tensors()) / Math.max(1, layer.units());
        return samples < FEWEST_SAMPLES
                ? Double.NaN
                : Math.min(
                        UnitShares.above(epoch, layer, Statistic.ZERO_SHARE, 1),
                        epoch.kernels(layer, Quantity.GRADIENT).zeroShare());
    }

    private Finding finding(Recording recording, List<Epoch> epochs, Layer worst, JudgedProfile profile, Limit limit) {
        Epoch since = epochs.stream()
                .filter(epoch -> limit.isBrokenBy(share(epoch, worst)))
                .findFirst()
                .orElse(epochs.get(0));
        boolean isDuringTraining = since.fromIteration() > 1;
        double actual =
                profile.layer(worst.name()).map(JudgedProfile.OfLayer::judged).orElse(Double.NaN);
        List<Evidence> evidence = new ArrayList<>();
        evidence.add(new Evidence(
                "units of " + worst.name() + " that respond to some sample",
                Math.round((1 - actual) * worst.units()) + " of " + worst.units()));
        evidence.add(new Evidence("died", isDuringTraining ? "during training" : "before training"));
        return Finding.of(id(), actual > NEARLY_ALL ? Severity.ERROR : Severity.WARNING, worst.name())
                .in(profile.period())
                .since(since.number(), since.fromIteration())
                .measured("share of its units that are zero for every sample", actual, limit)
                .judged(profile)
                .evidence(evidence)
                .meaning(
                        "Most of the layer's units are off for every sample. They get no gradient, so training does not"
                                + " revive them, and the layer is as narrow as the units that are left.")
                .remedies(new Suspects(recording).before(DeadLayerRule.ofRectifier(isDuringTraining)))
                .build();
    }
}
