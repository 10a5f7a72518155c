package io.github.gradientharness.rules.packs;

import io.github.gradientharness.recording.Quantity;
import io.github.gradientharness.rules.Rule;
import io.github.gradientharness.verdict.Limit;
import java.util.List;

/**
 * The rules of AUTOTRAINER (Zhang et al., ICSE 2021), with the defaults of its code ({@code default_param} in {@code
 * utils.py}, formulas in {@code monitor.py}).
 *
 * <p>The tool measures the gradient of one batch when an epoch has ended; here the last window of each epoch stands for
 * that. It looks at every few epochs as the user says; here every epoch, and one look suffices
 * ({@code determine_threshold} 1, as in its own experiments). Its code calls a gradient a problem only if the accuracy
 * does not satisfy either, see {@link Accuracy}. The remedies are those it tries, in its order.
 */
final class AutoTrainer {

    private static final String ORIGIN = "AUTOTRAINER (ICSE 2021), ";
    private static final double SMALL_NORM = 1e-4;

    private AutoTrainer() {}

    static List<Rule> rules() {
        return List.of(
                lostLoss(),
                vanishingGradient(),
                explodingGradient(),
                dyingRelu(),
                oscillatingLoss(),
                slowConvergence());
    }

    /**
     * Exploding gradient, as the loss shows it: the loss is not finite or at least 1000, and a gradient or a parameter
     * holds NaN or infinity.
     */
    static Rule lostLoss() {
        return new PackRule(
                new RuleText(
                        "autotrainer-non-finite",
                        ORIGIN + "exploding gradient (nan_loss)",
                        "The loss is lost, and a gradient or a parameter holds NaN or infinity.",
                        "number of NaN and infinite gradients and parameters where the loss is not finite or above 1000",
                        "The gradient exploded: what it reached is not a number any more.",
                        repairsOfExploding()),
                Limit.atMost(0),
                NonFiniteMeasurement.whereTheLossIsLost(),
                Quantity.GRADIENT);
    }

    /**
     * Vanishing gradient: L2(first) / L2(last) &lt; {@code beta_1} (1e-3) and L2(first) &lt; {@code beta_2} (1e-4), of the
     * first and the last kernel's gradient. Of several iterations in a window, the root of the mean squared norm.
     */
    static Rule vanishingGradient() {
        return new PackRule(
                new RuleText(
                        "autotrainer-vanishing-gradient",
                        ORIGIN + "vanishing gradient",
                        "The first kernel's gradient is small, and a small fraction of the last one's.",
                        "L2 norm of the first kernel's gradient over the last one's",
                        "The gradient shrinks on its way from the output to the input, so the first layer hardly learns.",
                        List.of(
                                "use SELU in the hidden layers",
                                "use ReLU in the hidden layers",
                                "add batch normalization between the layers")),
                Limit.atLeast(1e-3),
                AutoTrainerMeasurement.firstOverLast(norm -> norm < SMALL_NORM),
                Quantity.GRADIENT);
    }

    /** Exploding gradient: L2(first) / L2(last) &gt; {@code beta_3} (70); see {@link #vanishingGradient()}. */
    static Rule explodingGradient() {
        return new PackRule(
                new RuleText(
                        "autotrainer-exploding-gradient",
                        ORIGIN + "exploding gradient",
                        "The first kernel's gradient is far larger than the last one's.",
                        "L2 norm of the first kernel's gradient over the last one's",
                        "The gradient grows on its way from the output to the input.",
                        repairsOfExploding()),
                Limit.atMost(70),
                AutoTrainerMeasurement.firstOverLast(norm -> true),
                Quantity.GRADIENT);
    }

    private static List<String> repairsOfExploding() {
        return List.of(
                "use SELU in the hidden layers",
                "use ReLU in the hidden layers",
                "clip the gradient",
                "use tanh in the hidden layers",
                "add batch normalization between the layers");
    }

    /** Dying ReLU: at least {@code gamma} (0.7) of all elements of all gradients, biases included, are exactly zero. */
    static Rule dyingRelu() {
        return new PackRule(
                new RuleText(
                        "autotrainer-dying-relu",
                        ORIGIN + "dying ReLU",
                        "Too many elements of the gradients are exactly zero.",
                        "share of all gradient elements that are zero",
                        "Most parameters get no gradient: the units they belong to are off for every sample.",
                        List.of(
                                "use SELU in place of ReLU",
                                "add batch normalization between the layers",
                                "initialise anew, with He initialisation",
                                "use leaky ReLU in place of ReLU")),
                Limit.atMost(Math.nextDown(0.7)),
                AutoTrainerMeasurement.zeroShare(),
                Quantity.GRADIENT);
    }

    /**
     * Oscillating loss: swings of the training accuracy of at least {@code zeta} (0.03) in at least {@code eta} (20 %) of
     * the epochs. Of a recording: the metric "train accuracy", or "test accuracy" where there is no other.
     */
    static Rule oscillatingLoss() {
        return new PackRule(
                new RuleText(
                        "autotrainer-oscillating-loss",
                        ORIGIN + "oscillating loss",
                        "The accuracy swings in too many epochs.",
                        "share of epochs in which the accuracy swings by 0.03 or more",
                        "The steps are too large or too noisy to settle.",
                        List.of(
                                "use Adam",
                                "lower the learning rate, or let it fall over time",
                                "use larger batches",
                                "use more momentum")),
                Limit.atMost(Math.nextDown(0.2)),
                AutoTrainerMeasurement.swings());
    }

    /**
     * Slow convergence: the best gain of accuracy in an epoch is below {@code delta} (0.01), and no accuracy reached
     * {@code Theta} (0.7). The tool names it only if it found none of the gradient's problems.
     */
    static Rule slowConvergence() {
        return new PackRule(
                new RuleText(
                        "autotrainer-slow-convergence",
                        ORIGIN + "slow convergence",
                        "The accuracy is low and hardly grows in any epoch.",
                        "best gain of accuracy in an epoch, with every accuracy below 0.7,",
                        "The network does not learn, or too slowly.",
                        List.of(
                                "use another updater, such as Adam",
                                "raise the learning rate",
                                "initialise anew, with another initialisation")),
                Limit.atLeast(Accuracy.GAIN),
                AutoTrainerMeasurement.bestGain());
    }
}
