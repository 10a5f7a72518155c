package io.github.gradientharness.rules;

import io.github.gradientharness.recording.Layer;
import io.github.gradientharness.rules.evidence.DepthEvidence;
import io.github.gradientharness.rules.evidence.DepthSlopes;
import io.github.gradientharness.rules.evidence.DepthSpread;
import io.github.gradientharness.rules.evidence.Epoch;
import io.github.gradientharness.rules.evidence.OneSidedKernels;
import io.github.gradientharness.stats.DepthSlope;
import io.github.gradientharness.stats.Summary;
import io.github.gradientharness.text.Numbers;
import io.github.gradientharness.verdict.Evidence;
import io.github.gradientharness.verdict.Finding;
import io.github.gradientharness.verdict.JudgedProfile;
import io.github.gradientharness.verdict.Limit;
import io.github.gradientharness.verdict.RuleId;
import io.github.gradientharness.verdict.Severity;
import java.util.ArrayList;
import java.util.List;

/**
 * What the rule for vanishing gradients looks at, and the finding it makes of it.
 *
 * @param kernels gradients of the kernels
 * @param updates updates of the kernels
 * @param signal dL/da of the hidden layers
 * @param learning whether the network learns in spite of it
 * @param limit smallest over largest layer
 */
record VanishingGradient(DepthSpread kernels, DepthSpread updates, DepthSpread signal, Learning learning, Limit limit) {

    /** How much milder than the limit the confirming ratios may be: one decade. */
    private static final double CONFIRMATION = 10.0;

    /** Of the way from the smallest to the largest size, how much a steady fall explains. */
    private static final double STEADY = 0.5;

    /** Of the same, how far the first layer may be from the smallest. */
    private static final double FIRST = 0.25;

    boolean isAnythingBroken() {
        return isBroken(kernels) || isBroken(signal);
    }

    private boolean isBroken(DepthSpread spread) {
        return spread.smallestLayer().isPresent()
                && spread.smallestOverLargest() > 0
                && limit.isBrokenBy(spread.smallestOverLargest());
    }

    /**
     * Only of something that is broken. The kernels' gradient goes first: it is what moves the parameters.
     *
     * @param ofKernels what is told about the kernels
     * @param ofSignal what is told about dL/da
     */
    Finding finding(JudgedProfile ofKernels, JudgedProfile ofSignal) {
        boolean byKernels = isBroken(kernels) && (isConfirmed(kernels) || !isBroken(signal));
        DepthSpread broken = byKernels ? kernels : signal;
        int smallest = broken.smallestLayer().orElseThrow();
        Layer layer = broken.layers().get(smallest);
        boolean normIsSmall = isSmall(norm(broken));
        boolean isMoved = byKernels && !isSmall(moved());
        boolean error = normIsSmall && !isMoved && !learning.isClear();
        boolean towardsInput = isTowardsInput(broken, smallest);
        Epoch since = broken.since(limit.value());
        return Finding.of(RuleId.VANISHING_GRADIENT, error ? Severity.ERROR : Severity.WARNING, layer.name())
                .in(Epoch.period(broken.epochs()))
                .since(since.number(), since.fromIteration())
                .measured(
                        byKernels
                                ? "mean |gradient| of its kernel over the largest layer's"
                                : "mean |dL/da| of its output over the largest hidden layer's",
                        broken.smallestOverLargest(),
                        limit)
                .judged(byKernels ? ofKernels : ofSignal)
                .evidence(evidence(broken, towardsInput))
                .meaning(VanishingGradientText.meaning(
                        byKernels, towardsInput, normIsSmall, !isMoved, learning.isClear()))
                .remedies(VanishingGradientText.remedies(
                        kernels.layers(), byKernels, isOneSided(byKernels && !towardsInput)))
                .build();
    }

    /** Where the kernels themselves were not measured, the profile has to tell. */
    private boolean isOneSided(boolean byProfile) {
        return OneSidedKernels.areUsual(kernels.layers(), kernels.epochs())
                || byProfile && OneSidedKernels.areUnknown(kernels.layers(), kernels.epochs());
    }

    private boolean isConfirmed(DepthSpread spread) {
        return isSmall(norm(spread)) && (spread != kernels || isSmall(moved()));
    }

    private static double norm(DepthSpread spread) {
        return spread.shareOfLargest(spread.smallestLayer().orElseThrow(), Summary::l2);
    }

    /** NaN where updates were not measured. */
    private double moved() {
        return updates.shareOfLargest(kernels.smallestLayer().orElseThrow(), Summary::meanAbsolute);
    }

    /** Not measured counts as small: the gradient alone then decides. */
    private boolean isSmall(double ratio) {
        return Double.isNaN(ratio) || ratio < CONFIRMATION * limit.value();
    }

    /**
     * Whether the gradient falls towards the input: the textbook case. The smallest layer is in the first half; and of what lies between the logarithms of the smallest
     * and the largest size, the line through all of them rises over depth by at least {@value #STEADY}, and the first layer
     * lies at most {@value #FIRST} above the smallest: it often gets a little more than the second, for its inputs are
     * larger. Where it gets far more, the layers in between are starved.
     */
    private static boolean isTowardsInput(DepthSpread spread, int smallest) {
        double range = -Math.log10(spread.smallestOverLargest());
        double rise = spread.slope().map(DepthSlope::slope).orElse(0.0)
                * (spread.layers().size() - 1);
        double above =
                Math.log10(spread.typical(0, Summary::meanAbsolute) / spread.typical(smallest, Summary::meanAbsolute));
        return 2 * (smallest + 1) <= spread.layers().size() && rise >= STEADY * range && above <= FIRST * range;
    }

    private List<Evidence> evidence(DepthSpread broken, boolean towardsInput) {
        List<Evidence> evidence = new ArrayList<>();
        evidence.add(new Evidence("profile", towardsInput ? "falls towards the input" : "uneven across layers"));
        broken.slope().ifPresent(slope -> evidence.add(DepthSlopes.evidence(slope)));
        addSizes(evidence, "mean |gradient| of ", kernels);
        addSizes(evidence, "mean |dL/da| of ", signal);
        double first = kernels.typical(0, Summary::meanAbsolute);
        double last = kernels.typical(kernels.layers().size() - 1, Summary::meanAbsolute);
        evidence.add(new Evidence("first over last layer", Numbers.print(first / last)));
        evidence.add(new Evidence("its L2 norm over the largest layer's", Numbers.print(norm(broken))));
        if (broken == kernels) {
            double moved = moved();
            evidence.add(new Evidence(
                    "its mean |update| over the largest layer's",
                    Double.isNaN(moved) ? "not measured" : Numbers.print(moved)));
        }
        evidence.add(learning.evidence());
        return evidence;
    }

    private static void addSizes(List<Evidence> evidence, String name, DepthSpread spread) {
        spread.smallestLayer()
                .ifPresent(smallest -> evidence.addAll(DepthEvidence.of(
                        spread.layers(),
                        layer -> name + layer,
                        i -> spread.typical(i, Summary::meanAbsolute),
                        smallest)));
    }
}
