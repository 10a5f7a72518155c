package io.github.gradientharness.rules;

import io.github.gradientharness.recording.Layer;
import io.github.gradientharness.recording.Quantity;
import io.github.gradientharness.recording.Recording;
import io.github.gradientharness.recording.Series;
import io.github.gradientharness.recording.Window;
import io.github.gradientharness.rules.evidence.Epoch;
import io.github.gradientharness.rules.evidence.LayerProfiles;
import io.github.gradientharness.stats.Summary;
import io.github.gradientharness.text.Numbers;
import io.github.gradientharness.verdict.Evidence;
import io.github.gradientharness.verdict.Finding;
import io.github.gradientharness.verdict.Limit;
import io.github.gradientharness.verdict.ProfiledQuantity;
import io.github.gradientharness.verdict.RuleId;
import io.github.gradientharness.verdict.RuleResult;
import io.github.gradientharness.verdict.Severity;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Complains about the first NaN or infinite value in the loss or in any measured quantity, over the whole training.
 *
 * <p>Statistic: number of non-finite values; the default limit is 0. Always an error. The recorder starts a new window at the iteration
 * in which the first one appears, so that iteration is exact. Inconclusive if nothing was recorded.
 */
final class NonFiniteRule implements Rule {

    private static final int MOST_SERIES_LISTED = 6;

    /** An element of a gradient that is larger than the L2 norms of networks that learn (see exploding-gradient). */
    private static final double LARGE_GRADIENT = ExplodingGradientRule.LIMIT;

    @Override
    public String id() {
        return RuleId.NON_FINITE;
    }

    @Override
    public String title() {
        return "NaN or infinity";
    }

    @Override
    public String mark() {
        return "not finite";
    }

    @Override
    public Set<String> effects() {
        return Set.of(
                RuleId.EXPLODING_GRADIENT,
                RuleId.SATURATED_LAYER,
                RuleId.DEAD_LAYER,
                RuleId.DEAD_UNITS,
                RuleId.VANISHING_GRADIENT,
                RuleId.STALLED_LAYER);
    }

    @Override
    public String description() {
        return "The loss, a gradient, an update or a parameter holds NaN or infinity.";
    }

    @Override
    public Limit defaultLimit() {
        return Limit.atMost(0);
    }

    @Override
    public boolean isBad(Recording recording, Window window, Finding finding) {
        return window.hasNonFinite();
    }

    @Override
    public RuleResult evaluate(Recording recording, Limit limit) {
        List<Window> windows = recording.windows();
        if (windows.isEmpty()) {
            return RuleResult.inconclusive(id(), "no iteration was recorded");
        }
        long total = windows.stream().mapToLong(Window::nonFinite).sum();
        String lookedAt = total + " non-finite values in " + recording.iterations() + " iterations";
        if (total == 0 || !limit.isBrokenBy(total)) {
            return RuleResult.healthy(id(), lookedAt);
        }
        int first = firstBad(windows);
        Finding finding = finding(recording, first, total, limit);
        return RuleResult.found(id(), List.of(finding), lookedAt)
                .judging(Stream.ofNullable(finding.profile()).toList());
    }

    private static int firstBad(List<Window> windows) {
        int index = 0;
        while (!windows.get(index).hasNonFinite()) {
            index++;
        }
        return index;
    }

    private Finding finding(Recording recording, int first, long total, Limit limit) {
        Window bad = recording.windows().get(first);
        List<Layer> layers = recording.header().model().layers();
        return Finding.of(id(), Severity.ERROR, layerNearestOutput(layers, bad))
                .in(Epoch.from(recording, bad))
                .since(bad.fromEpoch(), bad.fromIteration())
                .measured("number of NaN and infinite values", total, limit)
                .judged(LayerProfiles.inWindow(recording.header().model(), bad, ProfiledQuantity.KERNEL_GRADIENT, null))
                .evidence(evidence(recording, first, layers))
                .meaning("From this iteration on a value is not a number: every parameter it reaches is lost, and the"
                        + " network learns nothing any more.")
                .remedies(remedies(recording.windows(), first))
                .build();
    }

    /** NaN that comes out of ordinary gradients is in the data or the loss; out of large ones, it is the step's doing. */
    private static List<String> remedies(List<Window> windows, int first) {
        String data = "scale the inputs to about -1..1 and look for NaN or huge values in the data";
        String rate = "lower the learning rate, or clip the gradient (Pascanu et al. 2013)";
        String loss = "look for log(0), a division by zero or an overflowing exponential in the loss";
        Window bad = windows.get(first);
        if (bad.loss().nonFinite() > 0
                && bad.series().values().stream().allMatch(summary -> summary.nonFinite() == 0)) {
            return List.of(loss, data, rate);
        }
        boolean grew = first > 0 && largestGradient(windows.get(first - 1)) > LARGE_GRADIENT;
        return grew ? List.of(rate, data, loss) : List.of(data, rate, loss);
    }

    /** The gradient flows from the output: the bad layer nearest to it comes first. The loss has no layer. */
    private static String layerNearestOutput(List<Layer> layers, Window bad) {
        int index = bad.series().entrySet().stream()
                .filter(entry -> entry.getValue().nonFinite() > 0)
                .mapToInt(entry -> entry.getKey().layer())
                .max()
                .orElse(-1);
        return index < 0 ? "loss" : name(layers, index);
    }

    private static String name(List<Layer> layers, int index) {
        return index < layers.size() ? layers.get(index).name() : "layer " + index;
    }

    private static List<Evidence> evidence(Recording recording, int first, List<Layer> layers) {
        Window bad = recording.windows().get(first);
        List<Evidence> evidence = new ArrayList<>();
        if (bad.loss().nonFinite() > 0) {
            evidence.add(new Evidence("loss", "not finite from iteration " + bad.fromIteration()));
        }
        bad.series().entrySet().stream()
                .filter(entry -> entry.getValue().nonFinite() > 0)
                .limit(MOST_SERIES_LISTED)
                .forEach(entry -> evidence.add(describe(entry, layers)));
        if (first > 0) {
            Window good = recording.windows().get(first - 1);
            evidence.add(new Evidence(
                    "last finite window",
                    "iterations " + good.fromIteration() + " to " + good.toIteration() + ", mean loss "
                            + Numbers.print(good.loss().mean()) + ", largest |gradient| "
                            + Numbers.print(largestGradient(good))));
        }
        return evidence;
    }

    private static double largestGradient(Window window) {
        return window.series().entrySet().stream()
                .filter(entry -> entry.getKey().quantity() == Quantity.GRADIENT)
                .mapToDouble(entry -> Math.max(
                        Math.abs(entry.getValue().min()),
                        Math.abs(entry.getValue().max())))
                .max()
                .orElse(Double.NaN);
    }

    private static Evidence describe(Map.Entry<Series, Summary> entry, List<Layer> layers) {
        Series series = entry.getKey();
        Summary summary = entry.getValue();
        return new Evidence(
                series.quantity() + " of " + name(layers, series.layer()) + " " + series.parameter(),
                summary.nans() + " NaN and " + summary.infinities() + " infinite of " + summary.count() + " values");
    }
}
