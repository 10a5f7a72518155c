package io.github.gradientharness.scorecard.real;

import static io.github.gradientharness.scorecard.real.Feedforward.DENSE;
import static io.github.gradientharness.scorecard.real.Feedforward.SOFTMAX_TWICE;
import static io.github.gradientharness.scorecard.real.RealTask.CANCER;
import static io.github.gradientharness.scorecard.real.RealTask.DIABETES;
import static io.github.gradientharness.scorecard.real.RealTask.DIGITS;
import static io.github.gradientharness.scorecard.real.RealTask.EIGHTS;
import static io.github.gradientharness.scorecard.real.RealTask.FRIEDMAN;
import static io.github.gradientharness.scorecard.real.RealTask.IRIS;
import static io.github.gradientharness.scorecard.real.RealTask.RAW_CANCER;
import static io.github.gradientharness.scorecard.real.RealTask.RAW_WINE;
import static io.github.gradientharness.scorecard.real.RealTask.WINE;
import static org.nd4j.linalg.activations.Activation.ELU;
import static org.nd4j.linalg.activations.Activation.RELU;
import static org.nd4j.linalg.activations.Activation.SIGMOID;
import static org.nd4j.linalg.activations.Activation.SOFTMAX;
import static org.nd4j.linalg.activations.Activation.TANH;
import static org.nd4j.linalg.lossfunctions.LossFunctions.LossFunction.MCXENT;
import static org.nd4j.linalg.lossfunctions.LossFunctions.LossFunction.MSE;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.nd4j.linalg.learning.config.Adam;
import org.nd4j.linalg.learning.config.Nadam;
import org.nd4j.linalg.learning.config.Nesterovs;
import org.nd4j.linalg.learning.config.RmsProp;
import org.nd4j.linalg.learning.config.Sgd;
import org.nd4j.linalg.schedule.ExponentialSchedule;
import org.nd4j.linalg.schedule.MapSchedule;
import org.nd4j.linalg.schedule.ScheduleType;

/** Dense DL4J networks on tables. */
final class DenseVariants {

    private final List<RealVariant> all = new ArrayList<>();

    static List<RealVariant> all() {
        DenseVariants variants = new DenseVariants();
        variants.healthyDigits();
        variants.healthyDigitsOfOtherKinds();
        variants.healthyTables();
        variants.roughAndHealthy();
        variants.sickKernels();
        variants.largeKernels();
        variants.kernelsAllAlike();
        variants.sickStructures();
        variants.sickRates();
        variants.sickData();
        variants.sickOutputs();
        variants.targetsOutOfRange();
        return variants.all;
    }

    private static RealVariant dense(String name, RealTask task, UnaryOperator<Setup> changes) {
        return RealVariant.of("dense, " + name, Kind.DENSE, DENSE, task, changes);
    }

    private void learns(String name, RealTask task, UnaryOperator<Setup> changes) {
        all.add(dense(name, task, changes));
    }

    private void healthyDigits() {
        learns("digits, ReLU", DIGITS, s -> s.epochs(10));
        learns(
                "digits, ReLU, 2 epochs",
                DIGITS,
                s -> s.by(new Adam(0.01)).batch(16).epochs(2));
        learns(
                "digits, ReLU, 1 epoch",
                DIGITS,
                s -> s.by(new Adam(0.02)).batch(8).epochs(1));
        learns(
                "digits, tanh 3x32, Nesterov",
                DIGITS,
                s -> s.act(TANH).size(3, 32).by(new Nesterovs(0.05, 0.9)));
        learns(
                "digits, sigmoid 2x32, Adam",
                DIGITS,
                s -> s.act(SIGMOID).by(new Adam(0.02)).epochs(15));
        learns(
                "digits, sigmoid 4x32, Adam, long",
                DIGITS,
                s -> s.act(SIGMOID).size(4, 32).by(new Adam(0.02)).epochs(40));
        learns(
                "digits, ReLU 4x32, batch normalization",
                DIGITS,
                s -> s.size(4, 32).normalized().epochs(8));
        learns(
                "digits, ReLU 3x32, dropout",
                DIGITS,
                s -> s.size(3, 32).keeping(0.8).epochs(8));
        learns(
                "digits, ReLU, Nadam, l2 1e-5",
                DIGITS,
                s -> s.by(new Nadam(0.0005)).l2(1e-5).epochs(12));
        learns("digits, tanh apart", DIGITS, s -> s.act(TANH).apart().epochs(8));
        learns(
                "digits, ELU, RMSProp",
                DIGITS,
                s -> s.act(ELU).by(new RmsProp(0.003)).epochs(8));
        learns(
                "digits, tanh, Nesterov, 3 epochs",
                DIGITS,
                s -> s.act(TANH).by(new Nesterovs(0.1, 0.9)).epochs(3));
    }

    private void healthyDigitsOfOtherKinds() {
        learns(
                "digits, pixels 0..16, ReLU",
                DIGITS,
                s -> s.inputs(16, 0).by(new Adam(0.002)).epochs(15));
        learns(
                "digits, pixels 0..255, tanh",
                DIGITS,
                s -> s.inputs(255, 0).act(TANH).by(new Adam(0.002)).epochs(40));
        learns(
                "digits, tanh, Sgd 0.1, long",
                DIGITS,
                s -> s.act(TANH).by(new Sgd(0.1)).epochs(40));
        learns(
                "digits, ReLU, loss summed over the minibatch",
                DIGITS,
                s -> s.summed().by(new Sgd(0.003)));
        learns(
                "digits, ReLU 3x16, warm-up from 1e-6",
                DIGITS,
                s -> s.size(3, 16)
                        .by(new Adam(new MapSchedule(ScheduleType.EPOCH, Map.of(0, 1e-6, 1, 1e-4, 2, 1e-3, 3, 1e-2))))
                        .epochs(15));
        learns(
                "digits, random features",
                DIGITS,
                s -> s.size(1, 128).frozen(0, 1, true).by(new Adam(0.01)));
        learns(
                "digits, tanh 3x32, Adam, clipped to 1",
                DIGITS,
                s -> s.act(TANH).size(3, 32).clip(1).epochs(10));
    }

    private void healthyTables() {
        learns(
                "iris, tanh 1x8",
                IRIS,
                s -> s.act(TANH).size(1, 8).by(new Adam(0.02)).batch(16).epochs(30));
        learns("wine, ReLU 1x16", WINE, s -> s.size(1, 16).by(new Adam(0.01)).batch(16));
        learns("cancer, ReLU 1x16", CANCER, s -> s.size(1, 16).epochs(10));
        learns(
                "cancer, tanh, 1 epoch",
                CANCER,
                s -> s.act(TANH).by(new Adam(0.01)).batch(16).epochs(1));
        learns(
                "cancer, sigmoid 2x16, Adam",
                CANCER,
                s -> s.act(SIGMOID).size(2, 16).by(new Adam(0.02)).epochs(15));
        learns("eights, one in ten", EIGHTS, s -> s.epochs(30));
        learns("diabetes, ReLU 1x16", DIABETES, s -> s.size(1, 16).l2(1e-3).epochs(20));
        learns(
                "diabetes, targets as they are",
                DIABETES,
                s -> s.targets(77, 152).by(new Adam(0.02)).epochs(60));
        learns("Friedman, ReLU 2x32", FRIEDMAN, s -> s.epochs(40));
        learns(
                "Friedman, tanh 2x32, Sgd",
                FRIEDMAN,
                s -> s.act(TANH).by(new Sgd(0.05)).epochs(60));
        learns(
                "Friedman, targets as they are, Sgd",
                FRIEDMAN,
                s -> s.targets(5, 14).by(new Sgd(0.005)).epochs(60));
    }

    /** Not as they should be, and they learn all the same. */
    private void roughAndHealthy() {
        learns(
                "digits, tanh 2x32, rough: N(0,1), Adam",
                DIGITS,
                s -> s.act(TANH).kernels(Kernels.normal(1)).by(new Adam(0.01)));
        learns(
                "digits, ReLU 4x32, rough: N(0,0.01), batch normalization",
                DIGITS,
                s -> s.size(4, 32).normalized().kernels(Kernels.normal(0.01)).epochs(10));
        learns("digits, ReLU, rough: inputs shifted by 3", DIGITS, s -> s.inputs(1, 3));
        learns(
                "digits, ReLU 2x64, rough: biases -0.5",
                DIGITS,
                s -> s.size(2, 64).bias(-0.5).epochs(12));
        learns(
                "digits, tanh 1x32, rough: U(0,0.2)",
                DIGITS,
                s -> s.act(TANH).size(1, 32).kernels(Kernels.uniform(0, 0.2)).by(new Adam(0.01)));
        learns(
                "Friedman, rough: targets as they are, clipped to 1",
                FRIEDMAN,
                s -> s.targets(5, 14).clip(1).by(new Adam(0.02)).epochs(60));
    }

    private void sickKernels() {
        all.add(dense(
                        "digits, tanh 4x16, U(0,1)",
                        DIGITS,
                        s -> s.act(TANH)
                                .size(4, 16)
                                .kernels(Kernels.uniform(0, 1))
                                .by(new Sgd(0.01)))
                .failsBy(Sickness.KERNELS_ONE_SIDED, "Draw the kernels around zero.", Advice.KERNELS_AROUND_ZERO));
        all.add(dense(
                        "digits, tanh 4x32, N(0,1e-4)",
                        DIGITS,
                        s -> s.act(TANH)
                                .size(4, 32)
                                .kernels(Kernels.normal(1e-4))
                                .by(new Sgd(0.05)))
                .failsBy(Sickness.KERNELS_TOO_SMALL, "Initialise by Glorot.", Advice.KERNELS_BY_FAN));
        all.add(dense(
                        "digits, ReLU 6x32, N(0,0.01), 3 epochs",
                        DIGITS,
                        s -> s.size(6, 32)
                                .kernels(Kernels.normal(0.01))
                                .by(new Sgd(0.05))
                                .epochs(3))
                .failsBy(Sickness.KERNELS_TOO_SMALL, "Initialise by He.", Advice.KERNELS_BY_FAN));
    }

    private void largeKernels() {
        for (int epochs : new int[] {3, 20}) {
            all.add(dense(
                            "digits, tanh 6x32, N(0,3), " + epochs + " epochs",
                            DIGITS,
                            s -> s.act(TANH)
                                    .size(6, 32)
                                    .kernels(Kernels.normal(3))
                                    .by(new Sgd(0.01))
                                    .epochs(epochs))
                    .failsBy(
                            Sickness.KERNELS_TOO_LARGE,
                            "Initialise smaller, by Glorot.",
                            Advice.KERNELS_SMALLER,
                            Advice.KERNELS_BY_FAN));
        }
        all.add(dense(
                        "digits, sigmoid apart 4x32, N(0,20)",
                        DIGITS,
                        s -> s.act(SIGMOID)
                                .apart()
                                .size(4, 32)
                                .kernels(Kernels.normal(20))
                                .by(new Sgd(0.01)))
                .failsBy(
                        Sickness.KERNELS_TOO_LARGE,
                        "Initialise smaller, by Glorot.",
                        Advice.KERNELS_SMALLER,
                        Advice.KERNELS_BY_FAN));
    }

    private void kernelsAllAlike() {
        all.add(dense(
                        "digits, tanh 2x16, all kernels 0.1",
                        DIGITS,
                        s -> s.act(TANH)
                                .size(2, 16)
                                .kernels(Kernels.constant(0.1))
                                .outputKernels(Kernels.constant(0.1))
                                .by(new Sgd(0.1)))
                .failsBy(Sickness.KERNELS_CONSTANT, "Initialise at random.", Advice.KERNELS_RANDOM));
        all.add(dense(
                        "digits, ReLU 2x32, all kernels 0",
                        DIGITS,
                        s -> s.kernels(Kernels.constant(0)).outputKernels(Kernels.constant(0)))
                .failsBy(
                        Sickness.KERNELS_ZERO,
                        "Initialise at random, around zero.",
                        Advice.KERNELS_RANDOM,
                        Advice.KERNELS_BY_FAN));
        all.add(dense(
                        "digits, sigmoid 8x32, Sgd",
                        DIGITS,
                        s -> s.act(SIGMOID).size(8, 32).by(new Sgd(0.1)))
                .failsBy(
                        Sickness.TOO_DEEP, "Use ReLU, or fewer layers.", Advice.OTHER_ACTIVATION, Advice.FEWER_LAYERS));
    }

    private void sickStructures() {
        all.add(dense("digits, ReLU 16x4", DIGITS, s -> s.size(16, 4).by(new Sgd(0.01)))
                .failsBy(
                        Sickness.TOO_DEEP,
                        "Use fewer, wider layers.",
                        Advice.FEWER_LAYERS,
                        Advice.NORMALIZE,
                        Advice.OTHER_ACTIVATION));
        all.add(dense("digits, ReLU 2x32, biases -10", DIGITS, s -> s.bias(-10))
                .failsBy(Sickness.DEAD_UNITS, "Start the biases at zero.", Advice.BIASES));
        all.add(dense(
                        "digits, tanh 3x32, biases 10",
                        DIGITS,
                        s -> s.act(TANH).size(3, 32).bias(10).by(new Sgd(0.05)))
                .failsBy(Sickness.SATURATED_BIASES, "Start the biases at zero.", Advice.BIASES));
        all.add(dense(
                        "digits, tanh 4x4, hidden layers frozen",
                        DIGITS,
                        s -> s.act(TANH).size(4, 3).frozen(0, 4, false))
                .failsBy(Sickness.FROZEN, "Take the FrozenLayer wrappers off.", Advice.UNFREEZE));
    }

    private void sickRates() {
        all.add(dense("digits, ReLU, Sgd 1e-6", DIGITS, s -> s.by(new Sgd(1e-6)))
                .failsBy(Sickness.RATE_TOO_LOW, "Raise the rate.", Advice.RAISE_RATE));
        all.add(dense(
                        "digits, tanh, Adam 1e-6, 2 epochs",
                        DIGITS,
                        s -> s.act(TANH).by(new Adam(1e-6)).epochs(2))
                .failsBy(Sickness.RATE_TOO_LOW, "Raise the rate.", Advice.RAISE_RATE));
        all.add(dense(
                        "cancer, ReLU, Sgd 1e-5, 60 epochs",
                        CANCER,
                        s -> s.by(new Sgd(1e-5)).outputBias(-1).epochs(60))
                .failsBy(Sickness.RATE_TOO_LOW, "Raise the rate.", Advice.RAISE_RATE));
        all.add(dense("digits, ReLU 3x32, Sgd 5", DIGITS, s -> s.size(3, 32).by(new Sgd(5)))
                .failsBy(Sickness.RATE_TOO_HIGH, "Lower the rate.", Advice.LOWER_RATE));
        all.add(dense(
                        "digits, tanh 3x32, Adam 1",
                        DIGITS,
                        s -> s.act(TANH).size(3, 32).by(new Adam(1)))
                .failsBy(Sickness.RATE_TOO_HIGH, "Lower the rate.", Advice.LOWER_RATE));
        all.add(dense("Friedman, ReLU, Sgd 2", FRIEDMAN, s -> s.by(new Sgd(2)))
                .failsBy(Sickness.RATE_TOO_HIGH, "Lower the rate.", Advice.LOWER_RATE));
        all.add(dense(
                        "digits, tanh 3x16, rate times 0.1 an epoch",
                        DIGITS,
                        s -> s.act(TANH)
                                .size(3, 16)
                                .by(new Sgd(new ExponentialSchedule(ScheduleType.EPOCH, 0.02, 0.1)))
                                .epochs(30))
                .failsBy(Sickness.RATE_DECAYED, "Let the rate decay less.", Advice.MEND_SCHEDULE, Advice.RAISE_RATE));
        all.add(dense("digits, ReLU, clipped to 1e-5", DIGITS, s -> s.clip(1e-5).by(new Sgd(0.1)))
                .failsBy(Sickness.CLIPPED, "Clip at a larger norm.", Advice.LESS_CLIPPING));
        all.add(dense("digits, ReLU 3x32, l2 of 10", DIGITS, s -> s.size(3, 32).l2(10))
                .failsBy(Sickness.WEIGHT_DECAY, "Lower l2.", Advice.LESS_REGULARIZATION));
        all.add(dense(
                        "Friedman, tanh 2x32, l2 of 10",
                        FRIEDMAN,
                        s -> s.act(TANH).l2(10).by(new Sgd(0.02)))
                .failsBy(Sickness.WEIGHT_DECAY, "Lower l2.", Advice.LESS_REGULARIZATION));
    }

    private void sickData() {
        all.add(dense(
                        "wine, raw columns, tanh",
                        RAW_WINE,
                        s -> s.act(TANH).batch(16).by(new Sgd(0.01)).epochs(40))
                .failsBy(Sickness.INPUTS_LARGE, "Standardise the inputs.", Advice.SCALE_INPUTS));
        all.add(dense(
                        "cancer, raw columns, sigmoid 2x16",
                        RAW_CANCER,
                        s -> s.act(SIGMOID).size(2, 16).by(new Sgd(0.01)))
                .failsBy(Sickness.INPUTS_LARGE, "Standardise the inputs.", Advice.SCALE_INPUTS));
        all.add(dense(
                        "digits, inputs x 1e6, ReLU",
                        DIGITS,
                        s -> s.inputs(1e6, 0).by(new Sgd(0.05)).epochs(5))
                .failsBy(Sickness.INPUTS_LARGE, "Scale the inputs.", Advice.SCALE_INPUTS));
        all.add(dense(
                        "digits, pixels divided by 255 twice",
                        DIGITS,
                        s -> s.inputs(1.0 / 4000, 0).by(new Sgd(0.1)))
                .failsBy(Sickness.INPUTS_SMALL, "Divide the pixels once.", Advice.SCALE_INPUTS));
        all.add(dense(
                        "digits, inputs shifted by 50, tanh",
                        DIGITS,
                        s -> s.inputs(1, 50).act(TANH).by(new Sgd(0.05)))
                .failsBy(Sickness.INPUTS_SHIFTED, "Centre the inputs.", Advice.SCALE_INPUTS));
        all.add(dense(
                        "Friedman, targets x 1e4, Sgd",
                        FRIEDMAN,
                        s -> s.targets(1e4, 0).by(new Sgd(0.05)))
                .failsBy(Sickness.TARGETS_LARGE, "Standardise the targets.", Advice.SCALE_TARGETS));
        all.add(dense("digits, labels shuffled", DIGITS, s -> s.shuffled().epochs(10))
                .failsBy(Sickness.LABELS, "Look at the labels.", Advice.LABELS));
    }

    private void sickOutputs() {
        all.add(dense(
                        "digits, softmax with MSE, kernels of the output N(0,20)",
                        DIGITS,
                        s -> s.act(TANH)
                                .loss(MSE)
                                .outputKernels(Kernels.normal(20))
                                .by(new Sgd(0.05))
                                .epochs(10))
                .failsBy(Sickness.WRONG_OUTPUT, "Use MCXENT with softmax.", Advice.FITTING_LOSS));
        all.add(dense(
                        "digits, softmax with MSE, Sgd",
                        DIGITS,
                        s -> s.loss(MSE).by(new Sgd(0.05)).epochs(10))
                .failsBy(Sickness.WRONG_OUTPUT, "Use MCXENT with softmax.", Advice.FITTING_LOSS));
        all.add(RealVariant.of(
                        "dense, digits, softmax twice",
                        Kind.DENSE,
                        SOFTMAX_TWICE,
                        DIGITS,
                        s -> s.by(new Sgd(0.03)).epochs(12))
                .failsBy(Sickness.WRONG_OUTPUT, "Use softmax once.", Advice.FITTING_OUTPUT));
        all.add(dense(
                        "cancer, softmax of one unit",
                        CANCER,
                        s -> s.output(SOFTMAX).loss(MCXENT).epochs(10))
                .failsBy(Sickness.WRONG_OUTPUT, "Use a sigmoid, or two units.", Advice.FITTING_OUTPUT));
    }

    private void targetsOutOfRange() {
        all.add(dense(
                        "diabetes, targets as they are, sigmoid output",
                        DIABETES,
                        s -> s.targets(77, 152).output(SIGMOID))
                .failsBy(
                        Sickness.TARGETS_OUT_OF_RANGE,
                        "Use a linear output, or scale the targets.",
                        Advice.FITTING_OUTPUT,
                        Advice.SCALE_TARGETS));
        all.add(dense(
                        "Friedman, targets as they are, tanh output",
                        FRIEDMAN,
                        s -> s.targets(5, 14).output(TANH))
                .failsBy(
                        Sickness.TARGETS_OUT_OF_RANGE,
                        "Use a linear output, or scale the targets.",
                        Advice.FITTING_OUTPUT,
                        Advice.SCALE_TARGETS));
        all.add(dense(
                        "Friedman, ReLU output, dead",
                        FRIEDMAN,
                        s -> s.output(RELU).outputBias(-20))
                .failsBy(Sickness.TARGETS_OUT_OF_RANGE, "Use a linear output.", Advice.FITTING_OUTPUT));
        all.add(dense(
                        "cancer, sigmoid with MSE, sure and wrong",
                        CANCER,
                        s -> s.loss(MSE).outputBias(-25).by(new Sgd(0.1)))
                .failsBy(
                        Sickness.OUTPUT_SATURATED,
                        "Start the output's bias at 0, or use XENT.",
                        Advice.BIASES,
                        Advice.FITTING_LOSS));
    }
}
