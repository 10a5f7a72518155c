package io.github.gradientharness.rules.packs;

import io.github.gradientharness.recording.Quantity;
import io.github.gradientharness.rules.Rule;
import io.github.gradientharness.verdict.Limit;
import java.util.List;

/**
 * The rules of TheDeepChecker (Ben Braiek and Khomh, TOSEM 2022), with the defaults of its code ({@code settings.yaml},
 * formulas in {@code hooks.py}, {@code checkers.py} and {@code metrics.py}).
 *
 * <p>While training it looks at the 11th, 21st, ... iteration; here at the windows that hold one of those.
 */
final class TheDeepChecker {

    private static final String ORIGIN = "TheDeepChecker (TOSEM 2022), ";
    private static final double OFF = 0.95;

    private TheDeepChecker() {}

    static List<Rule> rules() {
        return List.of(
                nonFinite(),
                initialVariance(),
                initialLoss(),
                vanishingGradient(),
                vanishingGradientTrend(),
                explodingGradient(),
                explodingGradientTrend(),
                deadLayer(),
                saturatedLayer(),
                slowUpdates(),
                fastUpdates());
    }

    /** Numerical instability: NaN or infinity in the loss, a weight, a bias, a gradient or an activation. */
    static Rule nonFinite() {
        return new PackRule(
                new RuleText(
                        "thedeepchecker-non-finite",
                        ORIGIN + "numerical instability",
                        "The loss or a measured tensor holds NaN or infinity.",
                        "number of NaN and infinite values",
                        "From here on a value is not a number, and every parameter it reaches is lost.",
                        Remedies.LOWER_STEPS),
                Limit.atMost(0),
                NonFiniteMeasurement.anywhere());
    }

    /**
     * Before training: the F-test of a kernel's variance against that of its initialisation, whose critical value is the
     * code's 2.70554 ({@code f_test_alpha} 0.1) whatever the size of the kernel; see {@link InitialVariance}.
     */
    static Rule initialVariance() {
        return new PackRule(
                new RuleText(
                        "thedeepchecker-initial-variance",
                        ORIGIN + "initial weights",
                        "A kernel's initial variance is far from the one that fits its activation function.",
                        "ratio of its kernel's initial variance to the proper one, the larger over the smaller,",
                        "This kernel starts too large, too small, or constant; a constant one keeps its units alike.",
                        Remedies.FOR_INITIALISATION),
                Limit.atMost(2.70554),
                InitialVariance.ratio());
    }

    /**
     * Before training: |loss - ln C| &gt;= {@code dev_ratio} (1.0) ln C, for a classifier of C classes. Of a recording: the
     * first iteration's loss, where the output is a softmax of C units or one sigmoid (two classes); the loss is taken for
     * the cross-entropy.
     */
    static Rule initialLoss() {
        return new PackRule(
                new RuleText(
                        "thedeepchecker-initial-loss",
                        ORIGIN + "initial loss",
                        "A classifier's first loss is far from that of guessing.",
                        "distance of the first loss from ln(classes), over ln(classes),",
                        "An untrained classifier should guess. This one is sure and wrong, or its loss is another one.",
                        List.of(
                                "initialise the output layer smaller, with biases of 0",
                                "scale the inputs to about -1..1",
                                "look whether the loss fits the output's activation function, and is a mean")),
                Limit.atMost(Math.nextDown(1.0)),
                LossCourse.initialDistanceFromChance());
    }

    /** Vanishing gradient: mean |gradient| of a kernel below {@code mav_min_thresh} (1e-6). */
    static Rule vanishingGradient() {
        return new PackRule(
                new RuleText(
                        "thedeepchecker-vanishing-gradient",
                        ORIGIN + "vanishing gradient (mav_min_thresh)",
                        "The mean absolute gradient of a kernel is too small.",
                        "mean |gradient| of its kernel",
                        "This kernel gets hardly any gradient, so it hardly learns.",
                        Remedies.FOR_VANISHING),
                Limit.atLeast(1e-6),
                GradientMeasurement.meanAbsolute(Tensor::kernels, CheckTimes::isEveryTenth),
                Quantity.GRADIENT);
    }

    /**
     * Vanishing gradient: mean |gradient| of a kernel falls to {@code dec_rate_min_thresh} (half) or less four times
     * running. From one window to the next; the tool's are consecutive iterations.
     */
    static Rule vanishingGradientTrend() {
        return new PackRule(
                new RuleText(
                        "thedeepchecker-vanishing-gradient-trend",
                        ORIGIN + "vanishing gradient (dec_rate_min_thresh)",
                        "The mean absolute gradient of a kernel halves four times running.",
                        "slowest of four ratios of its mean |gradient| to that of the window before",
                        "This kernel's gradient dies away.",
                        Remedies.FOR_VANISHING),
                Limit.atLeast(Math.nextUp(0.5)),
                GradientMeasurement.slowestDecay(),
                Quantity.GRADIENT);
    }

    /** Exploding gradient: mean |gradient| of a kernel above {@code mav_max_thresh} (1e6). */
    static Rule explodingGradient() {
        return new PackRule(
                new RuleText(
                        "thedeepchecker-exploding-gradient",
                        ORIGIN + "exploding gradient (mav_max_thresh)",
                        "The mean absolute gradient of a kernel is too large.",
                        "mean |gradient| of its kernel",
                        "This kernel's gradient explodes.",
                        Remedies.FOR_EXPLODING),
                Limit.atMost(1e6),
                GradientMeasurement.meanAbsolute(Tensor::kernels, CheckTimes::isEveryTenth),
                Quantity.GRADIENT);
    }

    /** Exploding gradient: mean |gradient| of a kernel grows to {@code inc_rate_max_thresh} (twice) or more four times. */
    static Rule explodingGradientTrend() {
        return new PackRule(
                new RuleText(
                        "thedeepchecker-exploding-gradient-trend",
                        ORIGIN + "exploding gradient (inc_rate_max_thresh)",
                        "The mean absolute gradient of a kernel doubles four times running.",
                        "slowest of four ratios of its mean |gradient| to that of the window before",
                        "This kernel's gradient is about to explode.",
                        Remedies.FOR_EXPLODING),
                Limit.atMost(Math.nextDown(2.0)),
                GradientMeasurement.slowestGrowth(),
                Quantity.GRADIENT);
    }

    /**
     * Dead layer: the 95th percentile of |activation| is below 1e-5 in more than 50 % of the units of a hidden layer that is
     * neither tanh nor sigmoid. A recording has each unit's share of exact zeros: at least 15/16 stands for that. An
     * activation between 0 and 1e-5 is missed.
     */
    static Rule deadLayer() {
        return new PackRule(
                new RuleText(
                        "thedeepchecker-dead-layer",
                        ORIGIN + "dead activations",
                        "Too many of a hidden layer's units are zero for nearly every sample.",
                        "share of its units that are zero for 15 of 16 samples",
                        "Most units of this layer put out nothing.",
                        Remedies.FOR_DEAD_UNITS),
                Limit.atMost(0.5),
                recording -> ActivationMeasurement.inactiveUnits(
                                Activations.hidden(recording, layer -> !Activations.saturates(layer)),
                                "hidden layer other than tanh and sigmoid",
                                OFF,
                                CheckTimes::isEveryTenth)
                        .of(recording));
    }

    /**
     * Saturated layer: Rakitianskaia and Engelbrecht's saturation measure (2015) is above {@code ro_max_thresh} (0.85) in
     * more than 50 % of a hidden tanh or sigmoid layer's units. With bins that meet at the middle of the range the measure
     * is the mean distance from the middle over half the range. A recording has it of the layer as a whole, which stands
     * for its units. The settings the tool ships with give 0..1 as the range of tanh too, by which a tanh unit around zero
     * would be saturated; here it is -1..1.
     */
    static Rule saturatedLayer() {
        return new PackRule(
                new RuleText(
                        "thedeepchecker-saturated-layer",
                        ORIGIN + "saturated activations",
                        "A hidden tanh or sigmoid layer's output is too near the ends of the function's range.",
                        "mean distance of its output from the middle, over half the range",
                        "Most of this layer sits where its activation function is flat, and lets no gradient through.",
                        Remedies.FOR_SATURATION),
                Limit.atMost(0.85),
                recording -> ActivationMeasurement.distanceFromMiddle(
                                Activations.hidden(recording, Activations::saturates), CheckTimes::isEveryTenth)
                        .of(recording));
    }

    /**
     * Unstable learning: log10(mean |update| / mean |w|), averaged over ten steps, below {@code low_updates_min_thresh}
     * (-4). Here the ratio itself, of the means over a window, against 1e-4. A kernel of zeros is left out.
     */
    static Rule slowUpdates() {
        return new PackRule(
                new RuleText(
                        "thedeepchecker-slow-updates",
                        ORIGIN + "unstable learning (low_updates_min_thresh)",
                        "The updates of a kernel are too small for its size.",
                        "mean |update| over mean |weight| of its kernel",
                        "This kernel moves too slowly.",
                        Remedies.LARGER_STEPS),
                Limit.atLeast(1e-4),
                UpdateMeasurement.relative(0, CheckTimes::isEveryTenth),
                Quantity.UPDATE);
    }

    /** Unstable learning: the same above {@code high_updates_max_thresh} (-1), that is 0.1; see {@link #slowUpdates()}. */
    static Rule fastUpdates() {
        return new PackRule(
                new RuleText(
                        "thedeepchecker-fast-updates",
                        ORIGIN + "unstable learning (high_updates_max_thresh)",
                        "The updates of a kernel are too large for its size.",
                        "mean |update| over mean |weight| of its kernel",
                        "This kernel moves too fast to settle.",
                        Remedies.LOWER_STEPS),
                Limit.atMost(0.1),
                UpdateMeasurement.relative(0, CheckTimes::isEveryTenth),
                Quantity.UPDATE);
    }
}
