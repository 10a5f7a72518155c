package io.github.gradientharness.rules.packs;

import io.github.gradientharness.recording.Quantity;
import io.github.gradientharness.rules.Rule;
import io.github.gradientharness.verdict.Limit;
import java.util.List;

/**
 * The rules of Amazon SageMaker Debugger, with the formulas and defaults of its developer guide ("List of Debugger
 * built-in rules"). The service saves tensors every 500 steps by default; here every window is looked at.
 */
final class SageMakerDebugger {

    private static final String ORIGIN = "Amazon SageMaker Debugger, ";
    private static final double EPSILON = 1e-9;
    private static final double INACTIVE = 0.99;

    private SageMakerDebugger() {}

    static List<Rule> rules() {
        return List.of(
                explodingTensor(),
                vanishingGradient(),
                deadRelu(),
                saturatedActivation(),
                initialVariance(),
                initialGradient(),
                initialLoss(),
                smallUpdates(),
                largeUpdates(),
                unchangedTensor(),
                lossNotDecreasing(),
                overfit());
    }

    /** ExplodingTensor: any NaN or infinite value in any tensor. Of a recording: in the loss and all that was measured. */
    static Rule explodingTensor() {
        return new PackRule(
                new RuleText(
                        "sagemaker-exploding-tensor",
                        ORIGIN + "ExplodingTensor",
                        "The loss or a measured tensor holds NaN or infinity.",
                        "number of NaN and infinite values",
                        "From here on a value is not a number, and every parameter it reaches is lost.",
                        Remedies.LOWER_STEPS),
                Limit.atMost(0),
                NonFiniteMeasurement.anywhere());
    }

    /**
     * VanishingGradient: mean |gradient| of a tensor below {@code threshold}, 1e-7. Of a window, the mean over its
     * iterations. Kernels, biases and other trained parameters are all looked at; a gradient of zero counts too.
     */
    static Rule vanishingGradient() {
        return new PackRule(
                new RuleText(
                        "sagemaker-vanishing-gradient",
                        ORIGIN + "VanishingGradient",
                        "The mean absolute gradient of a parameter is too small.",
                        "mean |gradient| of a parameter",
                        "This layer's parameters get hardly any gradient, so it hardly learns.",
                        Remedies.FOR_VANISHING),
                Limit.atLeast(1e-7),
                GradientMeasurement.meanAbsolute(Tensor::all, window -> true),
                Quantity.GRADIENT);
    }

    /**
     * DeadRelu: a unit is inactive if it is active for less than {@code threshold_inactivity} (1 %) of the samples; more
     * than {@code threshold_layer} (50 %) of a ReLU layer's units are. The recording tells 0 % apart from more, so in
     * batches of more than 100 samples a unit that is active for a few of them is missed.
     */
    static Rule deadRelu() {
        return new PackRule(
                new RuleText(
                        "sagemaker-dead-relu",
                        ORIGIN + "DeadRelu",
                        "Too many of a ReLU layer's units are off for every sample.",
                        "share of its units that are off for every sample",
                        "Most units of this layer put out zero whatever the input, and get no gradient.",
                        Remedies.FOR_DEAD_UNITS),
                Limit.atMost(0.5),
                ActivationMeasurement.inactiveUnits(Activations::isRelu, "layer of ReLU", INACTIVE, window -> true));
    }

    /**
     * SaturatedActivation: a unit whose input is within (-9.4999, 9.4999) for tanh or (-23, 16.99999) for sigmoid in less
     * than 1 % of the samples is saturated; more than 50 % of a layer's units are. A recording has outputs, not inputs,
     * and of the layer as a whole: the share of outputs that as a float are exactly the function's bound (from inputs of
     * about ±9.01 for tanh and 17.3 for sigmoid on) or below sigmoid(-23) = 1.03e-10 stands for the share of units.
     */
    static Rule saturatedActivation() {
        return new PackRule(
                new RuleText(
                        "sagemaker-saturated-activation",
                        ORIGIN + "SaturatedActivation",
                        "Too much of a tanh or sigmoid layer's output is at the end of the function's range.",
                        "share of its output at the end of the range",
                        "Most of this layer sits where its activation function is flat, and lets no gradient through.",
                        Remedies.FOR_SATURATION),
                Limit.atMost(0.5),
                ActivationMeasurement.atEndOfRange());
    }

    /**
     * PoorWeightInitialization, {@code threshold}: in the first 10 steps the largest over the smallest variance of the
     * inputs of ReLU layers exceeds 10. A recording has outputs: the mean square of a ReLU's output is half its input's
     * variance where that is symmetric around zero (He et al. 2015), so the ratio of mean squares stands for it.
     */
    static Rule initialVariance() {
        return new PackRule(
                new RuleText(
                        "sagemaker-poor-weight-initialization-variance",
                        ORIGIN + "PoorWeightInitialization (threshold)",
                        "In the first ten iterations the ReLU layers' outputs differ too much in size.",
                        "largest over smallest mean square output of ReLU layers",
                        "The signal grows or shrinks from layer to layer: the initialisation does not fit the widths.",
                        Remedies.FOR_INITIALISATION),
                Limit.atMost(10),
                ActivationMeasurement.initialSpreadOverLayers());
    }

    /**
     * PoorWeightInitialization, {@code distribution_range}: in the first 10 steps the smallest 95th less 5th percentile of
     * a gradient is below 1e-3. Of kernels only, since the bias of a single unit has no spread; quantiles of a recording
     * are off by at most 6.1 %.
     */
    static Rule initialGradient() {
        return new PackRule(
                new RuleText(
                        "sagemaker-poor-weight-initialization-gradient",
                        ORIGIN + "PoorWeightInitialization (distribution_range)",
                        "In the first ten iterations the gradients of a kernel differ too little.",
                        "95th less 5th percentile of its kernel's gradient",
                        "The elements of this kernel get nearly the same gradient, and it is small.",
                        Remedies.FOR_INITIALISATION),
                Limit.atLeast(1e-3),
                GradientMeasurement.initialSpread(),
                Quantity.GRADIENT);
    }

    /**
     * PoorWeightInitialization, {@code patience}: within the first 10 steps the loss has not fallen for 5. Windows longer
     * than a step count with their mean loss.
     */
    static Rule initialLoss() {
        return new PackRule(
                new RuleText(
                        "sagemaker-poor-weight-initialization-loss",
                        ORIGIN + "PoorWeightInitialization (patience)",
                        "Within the first ten iterations the loss does not fall for too many.",
                        "iterations without a lower loss",
                        "The loss does not start to fall.",
                        Remedies.FOR_INITIALISATION),
                Limit.atMost(4),
                LossCourse.longestPlateauAtStart());
    }

    /**
     * WeightUpdateRatio, {@code small_threshold}: update over weight below 1e-8. The guide does not say about which norm; here
     * mean |update| / (mean |w| + 1e-9), of a kernel, averaged over a window.
     */
    static Rule smallUpdates() {
        return new PackRule(
                new RuleText(
                        "sagemaker-weight-update-ratio-small",
                        ORIGIN + "WeightUpdateRatio (small_threshold)",
                        "The updates of a kernel are too small for its size.",
                        "mean |update| over mean |weight| of its kernel",
                        "This kernel stands still.",
                        Remedies.LARGER_STEPS),
                Limit.atLeast(1e-8),
                UpdateMeasurement.relative(EPSILON, window -> true),
                Quantity.UPDATE);
    }

    /** WeightUpdateRatio, {@code large_threshold}: update over weight above 10; see {@link #smallUpdates()}. */
    static Rule largeUpdates() {
        return new PackRule(
                new RuleText(
                        "sagemaker-weight-update-ratio-large",
                        ORIGIN + "WeightUpdateRatio (large_threshold)",
                        "The updates of a kernel are too large for its size.",
                        "mean |update| over mean |weight| of its kernel",
                        "Each step throws away what this kernel had learned.",
                        Remedies.LOWER_STEPS),
                Limit.atMost(10),
                UpdateMeasurement.relative(EPSILON, window -> true),
                Quantity.UPDATE);
    }

    /**
     * UnchangedTensor: numpy's {@code allclose} (rtol 1e-5, atol 1e-8) holds over 3 steps. The user names the tensors; here
     * they are the kernels. {@code allclose} asks each element; a recording knows the largest update and the mean |w|, so
     * the limit is 1 for the largest update over 1e-8 + 1e-5 mean |w|.
     */
    static Rule unchangedTensor() {
        return new PackRule(
                new RuleText(
                        "sagemaker-unchanged-tensor",
                        ORIGIN + "UnchangedTensor",
                        "A kernel does not change over three steps.",
                        "largest |update| of its kernel over 1e-8 + 1e-5 mean |weight|",
                        "This kernel stands still: no element moves by more than rounding.",
                        Remedies.LARGER_STEPS),
                Limit.atLeast(Math.nextUp(1.0)),
                UpdateMeasurement.overTolerance(),
                Quantity.UPDATE);
    }

    /**
     * LossNotDecreasing: the loss has fallen by less than {@code diff_percent} (0.1 %) against the one at least
     * {@code num_steps} (10) steps before; each comparison starts where the last one ended. A window's loss is its mean.
     */
    static Rule lossNotDecreasing() {
        return new PackRule(
                new RuleText(
                        "sagemaker-loss-not-decreasing",
                        ORIGIN + "LossNotDecreasing",
                        "The loss does not fall over ten or more steps.",
                        "share by which the loss fell",
                        "The loss is not falling, at least not here. It may also have reached its floor.",
                        Remedies.FOR_PLATEAU),
                Limit.atLeast(0.001),
                LossCourse.decreaseOverTenSteps());
    }

    /**
     * Overfit: (validation loss - training loss) / training loss above {@code ratio_threshold} (0.1) in {@code patience}
     * (1) step. The validation loss is a metric named "validation loss" or "test loss"; the training loss is the mean of
     * the window in which it was given.
     */
    static Rule overfit() {
        return new PackRule(
                new RuleText(
                        "sagemaker-overfit",
                        ORIGIN + "Overfit",
                        "The validation loss is too far above the training loss.",
                        "(validation loss - training loss) / training loss",
                        "The network learns its training data by heart.",
                        List.of(
                                "regularize: weight decay or dropout",
                                "stop when the validation loss is lowest",
                                "use more training data, or a smaller network")),
                Limit.atMost(0.1),
                LossCourse.validationOverTraining());
    }
}
