package io.github.gradientharness.rules;

import io.github.gradientharness.recording.Layer;
import io.github.gradientharness.recording.Quantity;
import io.github.gradientharness.recording.Recording;
import io.github.gradientharness.stats.Summary;
import io.github.gradientharness.verdict.Evidence;
import io.github.gradientharness.verdict.Finding;
import io.github.gradientharness.verdict.Limit;
import io.github.gradientharness.verdict.Numbers;
import io.github.gradientharness.verdict.RuleId;
import io.github.gradientharness.verdict.RuleResult;
import io.github.gradientharness.verdict.Severity;
import java.util.ArrayList;
import java.util.List;

/**
 * Complains when the gradient of some layer is a small fraction of another layer's in the first epochs.
 *
 * <p>Statistic: for each of the epochs 1 to {@value #LAST_EPOCH}, the smallest over the largest layer's mean absolute
 * kernel gradient; the median over those epochs is held against the limit. The limit of 0.01 separates learning from
 * failing runs of the two-circles networks with 5.5 % false positives and 6.7 % false negatives; first layer over last
 * layer at the same limit misses 57 % of the failing ones, because a network can starve in the middle. Source of these
 * shares: the independent study of eleven circles models that the reference data comes from.
 *
 * <p>Two looks keep healthy networks from being called sick. A kernel with many elements spreads its gradient over
 * them, so the layer's L2 norm must be small as well; and an updater that rescales (Adam, RmsProp) may move a layer
 * whose gradient is small, so its updates must be small as well. Where either is not, the finding is a warning.
 *
 * <p>A layer whose gradient is exactly zero is dead, not vanishing, and is left to the rule for dead layers. Non-finite
 * values are left out. Inconclusive if no gradient of two layers was measured; a network with a single kernel has no
 * depth over which a gradient could vanish and is healthy.
 */
final class VanishingGradientRule implements Rule {

    static final int LAST_EPOCH = 20;

    /** How much milder than the limit the confirming ratios may be: one decade. */
    private static final double CONFIRMATION = 10.0;

    @Override
    public String id() {
        return RuleId.VANISHING_GRADIENT;
    }

    @Override
    public String description() {
        return "A layer's mean absolute kernel gradient is too small a fraction of the largest layer's"
                + " (median over the first " + LAST_EPOCH + " epochs).";
    }

    @Override
    public Limit defaultLimit() {
        return Limit.atLeast(0.01);
    }

    @Override
    public RuleResult evaluate(Recording recording, Limit limit) {
        List<Layer> layers = recording.header().model().layersWithKernel();
        if (recording.iterations() > 0 && layers.size() == 1) {
            return RuleResult.healthy(
                    id(), "a single layer with a kernel: no depth over which a gradient could vanish");
        }
        DepthSpread gradient = new DepthSpread(recording, layers, Quantity.GRADIENT, LAST_EPOCH);
        double actual = gradient.smallestOverLargest();
        if (Double.isNaN(actual)) {
            return withoutComparison(gradient);
        }
        String lookedAt = "smallest over largest layer's gradient " + Numbers.print(actual);
        if (!limit.isBrokenBy(actual)) {
            return RuleResult.healthy(id(), lookedAt);
        }
        DepthSpread update = new DepthSpread(recording, layers, Quantity.UPDATE, LAST_EPOCH);
        return RuleResult.found(id(), List.of(finding(layers, gradient, update, actual, limit)), lookedAt);
    }

    private RuleResult withoutComparison(DepthSpread gradient) {
        boolean measuredZeros = gradient.epochs().stream()
                .flatMap(epoch -> epoch.summaries().stream())
                .anyMatch(Summary::isAllZero);
        return measuredZeros
                ? RuleResult.healthy(id(), "fewer than two layers have a gradient other than zero: see dead-layer")
                : RuleResult.inconclusive(id(), "no finite kernel gradient of two layers was measured");
    }

    private Finding finding(List<Layer> layers, DepthSpread gradient, DepthSpread update, double actual, Limit limit) {
        int smallest = gradient.smallestLayer();
        boolean towardsInput = isTowardsInput(layers.size(), gradient, smallest);
        double norm = gradient.shareOfLargest(smallest, Summary::l2);
        double moved = update.shareOfLargest(smallest, Summary::meanAbsolute);
        EpochProfile since = gradient.epochs().stream()
                .filter(epoch -> limit.isBrokenBy(gradient.smallestOverLargest(epoch)))
                .findFirst()
                .orElse(gradient.epochs().get(0));
        List<EpochProfile> epochs = gradient.epochs();
        return new Finding(
                id(),
                isConfirmed(norm, limit) && isConfirmed(moved, limit) ? Severity.ERROR : Severity.WARNING,
                layers.get(smallest).name(),
                null,
                1,
                epochs.get(epochs.size() - 1).epoch(),
                since.epoch(),
                since.fromIteration(),
                "mean |gradient| of its kernel over the largest layer's",
                actual,
                limit,
                evidence(layers, gradient, norm, moved, towardsInput),
                VanishingGradientText.meaning(towardsInput, isConfirmed(norm, limit), isConfirmed(moved, limit)),
                VanishingGradientText.remedies(layers, towardsInput),
                null);
    }

    /** Not measured counts as confirmed: the gradient alone then decides. */
    private static boolean isConfirmed(double ratio, Limit limit) {
        return Double.isNaN(ratio) || ratio < CONFIRMATION * limit.value();
    }

    /** Whether the gradient is smallest at the input and grows with depth: the textbook case. */
    private static boolean isTowardsInput(int layers, DepthSpread gradient, int smallest) {
        int grows = 0;
        int falls = 0;
        for (int i = 0; i + 1 < layers; i++) {
            double here = gradient.typical(i, Summary::meanAbsolute);
            double next = gradient.typical(i + 1, Summary::meanAbsolute);
            grows += next > here ? 1 : 0;
            falls += next < here ? 1 : 0;
        }
        return smallest == 0 && grows > falls;
    }

    private static List<Evidence> evidence(
            List<Layer> layers, DepthSpread gradient, double norm, double moved, boolean towardsInput) {
        List<Evidence> evidence = new ArrayList<>();
        evidence.add(new Evidence("profile", towardsInput ? "falls towards the input" : "uneven across layers"));
        for (int i = 0; i < layers.size(); i++) {
            double size = gradient.typical(i, Summary::meanAbsolute);
            evidence.add(new Evidence("mean |gradient| of " + layers.get(i).name(), Numbers.print(size)));
        }
        double first = gradient.typical(0, Summary::meanAbsolute);
        double last = gradient.typical(layers.size() - 1, Summary::meanAbsolute);
        evidence.add(new Evidence("first over last layer", Numbers.print(first / last)));
        evidence.add(new Evidence("its L2 norm over the largest layer's", Numbers.print(norm)));
        evidence.add(new Evidence(
                "its mean |update| over the largest layer's",
                Double.isNaN(moved) ? "not measured" : Numbers.print(moved)));
        return evidence;
    }
}
