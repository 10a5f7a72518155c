package io.github.gradientharness.scorecard.real;

import static io.github.gradientharness.scorecard.real.Operations.CONVOLUTION;
import static io.github.gradientharness.scorecard.real.Operations.SKIPPING;
import static io.github.gradientharness.scorecard.real.Operations.STACK;
import static io.github.gradientharness.scorecard.real.RealTask.CANCER;
import static io.github.gradientharness.scorecard.real.RealTask.DIABETES;
import static io.github.gradientharness.scorecard.real.RealTask.DIGITS;
import static io.github.gradientharness.scorecard.real.RealTask.EIGHTS;
import static io.github.gradientharness.scorecard.real.RealTask.FRIEDMAN;
import static io.github.gradientharness.scorecard.real.RealTask.IMAGES;
import static io.github.gradientharness.scorecard.real.RealTask.IRIS;
import static io.github.gradientharness.scorecard.real.RealTask.RAW_CANCER;
import static io.github.gradientharness.scorecard.real.RealTask.RAW_WINE;
import static io.github.gradientharness.scorecard.real.RealTask.WINE;
import static org.nd4j.linalg.activations.Activation.ELU;
import static org.nd4j.linalg.activations.Activation.RELU;
import static org.nd4j.linalg.activations.Activation.SIGMOID;
import static org.nd4j.linalg.activations.Activation.TANH;
import static org.nd4j.linalg.lossfunctions.LossFunctions.LossFunction.MSE;
import static org.nd4j.linalg.lossfunctions.LossFunctions.LossFunction.NEGATIVELOGLIKELIHOOD;

import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.nd4j.linalg.learning.config.Adam;
import org.nd4j.linalg.learning.config.Nesterovs;
import org.nd4j.linalg.learning.config.Sgd;
import org.nd4j.linalg.schedule.ExponentialSchedule;
import org.nd4j.linalg.schedule.ScheduleType;

/** SameDiff graphs. */
final class SameDiffVariants {

    private final List<RealVariant> all = new ArrayList<>();

    static List<RealVariant> all() {
        SameDiffVariants variants = new SameDiffVariants();
        variants.healthy();
        variants.roughAndHealthy();
        variants.sickKernels();
        variants.sickStructures();
        variants.sickRates();
        variants.sickData();
        return variants.all;
    }

    private static RealVariant graph(String name, Network network, RealTask task, UnaryOperator<Setup> changes) {
        return RealVariant.of("SameDiff, " + name, Kind.SAMEDIFF, network, task, s -> changes.apply(s.epochs(10)));
    }

    private void learns(String name, Network network, RealTask task, UnaryOperator<Setup> changes) {
        all.add(graph(name, network, task, changes));
    }

    private void healthy() {
        learns("digits, ReLU", STACK, DIGITS, s -> s);
        learns(
                "digits, ReLU, 2 epochs",
                STACK,
                DIGITS,
                s -> s.by(new Adam(0.01)).batch(16).epochs(2));
        learns(
                "digits, sigmoid 2x32, Adam",
                STACK,
                DIGITS,
                s -> s.act(SIGMOID).by(new Adam(0.02)).epochs(12));
        learns(
                "digits, ELU 3x32, Nesterov",
                STACK,
                DIGITS,
                s -> s.act(ELU).size(3, 32).by(new Nesterovs(0.03, 0.9)));
        learns("digits, tanh, l2 1e-4", STACK, DIGITS, s -> s.act(TANH).l2(1e-4));
        learns(
                "digits, random features",
                STACK,
                DIGITS,
                s -> s.size(1, 128).frozen(0, 1, true).by(new Adam(0.01)));
        learns("digits, skipping 4 layers", SKIPPING, DIGITS, s -> s.size(4, 24));
        learns("digits, pixels 0..16", STACK, DIGITS, s -> s.inputs(16, 0).by(new Adam(0.002)));
        learns("images, a convolution", CONVOLUTION, IMAGES, s -> s.size(1, 32).epochs(8));
        learns(
                "images, a convolution, tanh, 3 epochs",
                CONVOLUTION,
                IMAGES,
                s -> s.act(TANH).size(1, 32).batch(16).by(new Adam(0.01)).epochs(3));
        learns(
                "iris, tanh 1x8",
                STACK,
                IRIS,
                s -> s.act(TANH).size(1, 8).by(new Adam(0.02)).batch(16).epochs(30));
        learns(
                "wine, ReLU 1x16",
                STACK,
                WINE,
                s -> s.size(1, 16).by(new Adam(0.01)).batch(16).epochs(15));
        learns("cancer, ReLU", STACK, CANCER, s -> s);
        learns("cancer, tanh, Sgd 0.1", STACK, CANCER, s -> s.act(TANH).by(new Sgd(0.1)));
        learns("eights, one in ten", STACK, EIGHTS, s -> s.epochs(25));
        learns("diabetes, ReLU 1x16", STACK, DIABETES, s -> s.size(1, 16).epochs(15));
        learns("Friedman, tanh", STACK, FRIEDMAN, s -> s.act(TANH).epochs(30));
    }

    /** Not as they should be, and they learn all the same. */
    private void roughAndHealthy() {
        learns(
                "digits, tanh 2x32, rough: N(0,1), Adam",
                STACK,
                DIGITS,
                s -> s.act(TANH).kernels(Kernels.normal(1)).by(new Adam(0.01)).epochs(15));
        learns(
                "digits, ReLU, rough: inputs shifted by 2",
                STACK,
                DIGITS,
                s -> s.inputs(1, 2).epochs(20));
        learns(
                "Friedman, rough: targets as they are, Adam",
                STACK,
                FRIEDMAN,
                s -> s.targets(5, 14).by(new Adam(0.01)).epochs(40));
    }

    private void sickKernels() {
        all.add(graph(
                        "digits, tanh 5x16, U(0,1)",
                        STACK,
                        DIGITS,
                        s -> s.act(TANH)
                                .size(5, 16)
                                .kernels(Kernels.uniform(0, 1))
                                .by(new Sgd(0.01)))
                .failsBy(Sickness.KERNELS_ONE_SIDED, "Draw the kernels around zero.", Advice.KERNELS_AROUND_ZERO));
        all.add(graph(
                        "digits, tanh 5x32, N(0,1e-3)",
                        STACK,
                        DIGITS,
                        s -> s.act(TANH)
                                .size(5, 32)
                                .kernels(Kernels.normal(1e-3))
                                .by(new Sgd(0.1)))
                .failsBy(Sickness.KERNELS_TOO_SMALL, "Initialise by Glorot.", Advice.KERNELS_BY_FAN));
        all.add(graph(
                        "Friedman, ReLU 6x32, N(0,0.01)",
                        STACK,
                        FRIEDMAN,
                        s -> s.size(6, 32)
                                .kernels(Kernels.normal(0.01))
                                .by(new Sgd(0.02))
                                .epochs(15))
                .failsBy(Sickness.KERNELS_TOO_SMALL, "Initialise by He.", Advice.KERNELS_BY_FAN));
        all.add(graph(
                        "digits, tanh 6x32, N(0,3)",
                        STACK,
                        DIGITS,
                        s -> s.act(TANH).size(6, 32).kernels(Kernels.normal(3)).by(new Sgd(0.01)))
                .failsBy(
                        Sickness.KERNELS_TOO_LARGE,
                        "Initialise smaller, by Glorot.",
                        Advice.KERNELS_SMALLER,
                        Advice.KERNELS_BY_FAN));
    }

    private void sickStructures() {
        all.add(graph(
                        "digits, sigmoid 8x32",
                        STACK,
                        DIGITS,
                        s -> s.act(SIGMOID).size(8, 32).by(new Sgd(0.1)))
                .failsBy(
                        Sickness.TOO_DEEP, "Use ReLU, or fewer layers.", Advice.OTHER_ACTIVATION, Advice.FEWER_LAYERS));
        all.add(graph(
                        "digits, ReLU, all kernels 0",
                        STACK,
                        DIGITS,
                        s -> s.kernels(Kernels.constant(0))
                                .outputKernels(Kernels.constant(0))
                                .epochs(6))
                .failsBy(
                        Sickness.KERNELS_ZERO,
                        "Initialise at random, around zero.",
                        Advice.KERNELS_RANDOM,
                        Advice.KERNELS_BY_FAN));
        all.add(graph(
                        "digits, tanh, all kernels 0.1",
                        STACK,
                        DIGITS,
                        s -> s.act(TANH)
                                .size(2, 16)
                                .kernels(Kernels.constant(0.1))
                                .outputKernels(Kernels.constant(0.1))
                                .by(new Sgd(0.1)))
                .failsBy(Sickness.KERNELS_CONSTANT, "Initialise at random.", Advice.KERNELS_RANDOM));
        all.add(graph("cancer, ReLU, biases -20", STACK, CANCER, s -> s.bias(-20))
                .failsBy(Sickness.DEAD_UNITS, "Start the biases at zero.", Advice.BIASES));
        all.add(graph(
                        "digits, tanh 4x3, hidden kernels are constants",
                        STACK,
                        DIGITS,
                        s -> s.act(TANH).size(4, 3).frozen(0, 4, true))
                .failsBy(Sickness.FROZEN, "Make the kernels variables.", Advice.UNFREEZE));
    }

    private void sickRates() {
        all.add(graph("digits, ReLU, Sgd 1e-6", STACK, DIGITS, s -> s.by(new Sgd(1e-6)))
                .failsBy(Sickness.RATE_TOO_LOW, "Raise the rate.", Advice.RAISE_RATE));
        all.add(graph(
                        "digits, tanh, Adam 1e-6, 3 epochs",
                        STACK,
                        DIGITS,
                        s -> s.act(TANH).by(new Adam(1e-6)).epochs(3))
                .failsBy(Sickness.RATE_TOO_LOW, "Raise the rate.", Advice.RAISE_RATE));
        all.add(graph(
                        "digits, ReLU 3x32, Sgd 10",
                        STACK,
                        DIGITS,
                        s -> s.size(3, 32).by(new Sgd(10)))
                .failsBy(Sickness.RATE_TOO_HIGH, "Lower the rate.", Advice.LOWER_RATE));
        all.add(graph(
                        "images, a convolution, Adam 1, 2 epochs",
                        CONVOLUTION,
                        IMAGES,
                        s -> s.size(1, 32).by(new Adam(1)).epochs(2))
                .failsBy(Sickness.RATE_TOO_HIGH, "Lower the rate.", Advice.LOWER_RATE));
        all.add(graph(
                        "digits, tanh 3x16, rate times 0.1 an epoch",
                        STACK,
                        DIGITS,
                        s -> s.act(TANH)
                                .size(3, 16)
                                .by(new Sgd(new ExponentialSchedule(ScheduleType.EPOCH, 0.02, 0.1)))
                                .epochs(15))
                .failsBy(Sickness.RATE_DECAYED, "Let the rate decay less.", Advice.MEND_SCHEDULE, Advice.RAISE_RATE));
        all.add(graph(
                        "digits, ReLU 3x32, l2 of 10",
                        STACK,
                        DIGITS,
                        s -> s.size(3, 32).l2(10))
                .failsBy(Sickness.WEIGHT_DECAY, "Lower l2.", Advice.LESS_REGULARIZATION));
    }

    private void sickData() {
        all.add(graph(
                        "cancer, raw columns, tanh",
                        STACK,
                        RAW_CANCER,
                        s -> s.act(TANH).by(new Sgd(0.01)))
                .failsBy(Sickness.INPUTS_LARGE, "Standardise the inputs.", Advice.SCALE_INPUTS));
        all.add(graph(
                        "digits, pixels divided by 255 twice",
                        STACK,
                        DIGITS,
                        s -> s.inputs(1.0 / 4000, 0).by(new Sgd(0.1)))
                .failsBy(Sickness.INPUTS_SMALL, "Divide the pixels once.", Advice.SCALE_INPUTS));
        all.add(graph(
                        "wine, raw columns, log(0) in the loss",
                        STACK,
                        RAW_WINE,
                        s -> s.loss(NEGATIVELOGLIKELIHOOD).by(new Sgd(0.01)))
                .failsBy(
                        Sickness.LOG_OF_ZERO,
                        "Use the softmax cross-entropy of the logits, and scale the inputs.",
                        Advice.LOG_OF_ZERO,
                        Advice.SCALE_INPUTS,
                        Advice.FITTING_LOSS));
        all.add(graph(
                        "Friedman, targets as they are, sigmoid output",
                        STACK,
                        FRIEDMAN,
                        s -> s.targets(5, 14).output(SIGMOID))
                .failsBy(
                        Sickness.TARGETS_OUT_OF_RANGE,
                        "Use a linear output, or scale the targets.",
                        Advice.FITTING_OUTPUT,
                        Advice.SCALE_TARGETS));
        all.add(graph(
                        "Friedman, ReLU output, dead",
                        STACK,
                        FRIEDMAN,
                        s -> s.output(RELU).outputBias(-20))
                .failsBy(Sickness.TARGETS_OUT_OF_RANGE, "Use a linear output.", Advice.FITTING_OUTPUT));
        all.add(graph(
                        "digits, softmax with MSE",
                        STACK,
                        DIGITS,
                        s -> s.loss(MSE).by(new Sgd(0.05)))
                .failsBy(Sickness.WRONG_OUTPUT, "Use the softmax cross-entropy.", Advice.FITTING_LOSS));
        all.add(graph("digits, labels shuffled", STACK, DIGITS, s -> s.shuffled())
                .failsBy(Sickness.LABELS, "Look at the labels.", Advice.LABELS));
    }
}
