package io.github.gradientharness.scorecard.real;

import static io.github.gradientharness.scorecard.real.Feedforward.DEEP_CONVOLUTIONS;
import static io.github.gradientharness.scorecard.real.Feedforward.LENET;
import static io.github.gradientharness.scorecard.real.Feedforward.RESIDUAL;
import static org.nd4j.linalg.activations.Activation.LEAKYRELU;
import static org.nd4j.linalg.activations.Activation.SIGMOID;
import static org.nd4j.linalg.activations.Activation.TANH;
import static org.nd4j.linalg.lossfunctions.LossFunctions.LossFunction.MSE;

import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.nd4j.linalg.learning.config.Adam;
import org.nd4j.linalg.learning.config.Nadam;
import org.nd4j.linalg.learning.config.Nesterovs;
import org.nd4j.linalg.learning.config.Sgd;
import org.nd4j.linalg.schedule.ExponentialSchedule;
import org.nd4j.linalg.schedule.ScheduleType;

/** Convolutional DL4J networks on images of digits. */
final class ConvolutionalVariants {

    private final List<RealVariant> all = new ArrayList<>();

    static List<RealVariant> all() {
        ConvolutionalVariants variants = new ConvolutionalVariants();
        variants.healthy();
        variants.roughAndHealthy();
        variants.sickKernels();
        variants.largeKernels();
        variants.sickStructures();
        variants.sickRates();
        variants.sickData();
        return variants.all;
    }

    private static RealVariant images(String name, Network network, UnaryOperator<Setup> changes) {
        return RealVariant.of(name, Kind.CONVOLUTIONAL, network, RealTask.IMAGES, changes);
    }

    private void learns(String name, Network network, UnaryOperator<Setup> changes) {
        all.add(images(name, network, changes));
    }

    private void healthy() {
        learns("LeNet", LENET, s -> s.epochs(8));
        learns("LeNet, 2 epochs", LENET, s -> s.by(new Adam(0.01)).batch(16).epochs(2));
        learns(
                "LeNet, tanh, Nesterov",
                LENET,
                s -> s.act(TANH).by(new Nesterovs(0.03, 0.9)).epochs(8));
        learns("LeNet, batch normalization", LENET, s -> s.normalized().epochs(6));
        learns("LeNet, ReLU apart", LENET, s -> s.apart().epochs(6));
        learns("LeNet, dropout", LENET, s -> s.keeping(0.8).epochs(10));
        learns("LeNet, Sgd 0.1, 20 epochs", LENET, s -> s.by(new Sgd(0.1)).epochs(20));
        learns(
                "LeNet, Nadam, l2 1e-5",
                LENET,
                s -> s.by(new Nadam(0.0005)).l2(1e-5).epochs(8));
        learns(
                "LeNet, pixels 0..16",
                LENET,
                s -> s.inputs(16, 0).by(new Adam(0.002)).epochs(8));
        learns(
                "LeNet, first convolution frozen at random",
                LENET,
                s -> s.frozen(0, 1, false).epochs(10));
        learns(
                "LeNet, sigmoid, Adam",
                LENET,
                s -> s.act(SIGMOID).by(new Adam(0.02)).epochs(15));
        learns("4 convolutions", DEEP_CONVOLUTIONS, s -> s.size(4, 8).epochs(8));
        learns(
                "4 convolutions, leaky ReLU, Nesterov",
                DEEP_CONVOLUTIONS,
                s -> s.act(LEAKYRELU).size(4, 8).by(new Nesterovs(0.03, 0.9)).epochs(8));
        learns(
                "6 convolutions, batch normalization",
                DEEP_CONVOLUTIONS,
                s -> s.size(6, 8).normalized().epochs(6));
        learns(
                "10 convolutions, batch normalization",
                DEEP_CONVOLUTIONS,
                s -> s.size(10, 8).normalized().epochs(8));
        learns("residual graph of 3 blocks", RESIDUAL, s -> s.size(3, 8).epochs(8));
        learns(
                "residual graph of 6 blocks",
                RESIDUAL,
                s -> s.size(6, 8).by(new Adam(0.003)).epochs(8));
        learns(
                "residual graph of 2 blocks, 3 epochs",
                RESIDUAL,
                s -> s.size(2, 8).by(new Adam(0.01)).batch(16).epochs(3));
    }

    /** Not as they should be, and they learn all the same. */
    private void roughAndHealthy() {
        learns(
                "LeNet, tanh, rough: N(0,0.5), Adam",
                LENET,
                s -> s.act(TANH).kernels(Kernels.normal(0.5)).epochs(10));
        learns(
                "6 convolutions, batch normalization, rough: N(0,0.02)",
                DEEP_CONVOLUTIONS,
                s -> s.size(6, 8).normalized().kernels(Kernels.normal(0.02)).epochs(8));
        learns("LeNet, rough: inputs shifted by 1", LENET, s -> s.inputs(1, 1).epochs(15));
    }

    private void sickKernels() {
        all.add(images(
                        "LeNet, tanh, U(0,0.5)",
                        LENET,
                        s -> s.act(TANH)
                                .kernels(Kernels.uniform(0, 0.5))
                                .by(new Sgd(0.01))
                                .epochs(10))
                .failsBy(Sickness.KERNELS_ONE_SIDED, "Draw the kernels around zero.", Advice.KERNELS_AROUND_ZERO));
        all.add(images(
                        "14 convolutions, N(0,0.05)",
                        DEEP_CONVOLUTIONS,
                        s -> s.size(14, 8)
                                .kernels(Kernels.normal(0.05))
                                .by(new Nesterovs(0.01, 0.9))
                                .epochs(8))
                .failsBy(Sickness.KERNELS_TOO_SMALL, "Initialise by He.", Advice.KERNELS_BY_FAN, Advice.NORMALIZE));
        all.add(images(
                        "8 convolutions, tanh, N(0,0.02), 3 epochs",
                        DEEP_CONVOLUTIONS,
                        s -> s.act(TANH)
                                .size(8, 8)
                                .kernels(Kernels.normal(0.02))
                                .by(new Sgd(0.05))
                                .epochs(3))
                .failsBy(Sickness.KERNELS_TOO_SMALL, "Initialise by Glorot.", Advice.KERNELS_BY_FAN, Advice.NORMALIZE));
    }

    private void largeKernels() {
        all.add(images(
                        "6 convolutions, tanh, N(0,2)",
                        DEEP_CONVOLUTIONS,
                        s -> s.act(TANH)
                                .size(6, 8)
                                .kernels(Kernels.normal(2))
                                .by(new Sgd(0.01))
                                .epochs(8))
                .failsBy(
                        Sickness.KERNELS_TOO_LARGE,
                        "Initialise smaller, by Glorot.",
                        Advice.KERNELS_SMALLER,
                        Advice.KERNELS_BY_FAN));
        all.add(images(
                        "residual graph of 4 blocks, N(0,1)",
                        RESIDUAL,
                        s -> s.size(4, 8)
                                .kernels(Kernels.normal(1))
                                .by(new Sgd(0.01))
                                .epochs(8))
                .failsBy(
                        Sickness.KERNELS_TOO_LARGE,
                        "Initialise smaller, by He.",
                        Advice.KERNELS_SMALLER,
                        Advice.KERNELS_BY_FAN));
    }

    private void sickStructures() {
        all.add(images(
                        "10 convolutions, sigmoid",
                        DEEP_CONVOLUTIONS,
                        s -> s.act(SIGMOID).size(10, 8).by(new Sgd(0.1)).epochs(8))
                .failsBy(
                        Sickness.TOO_DEEP, "Use ReLU, or fewer layers.", Advice.OTHER_ACTIVATION, Advice.FEWER_LAYERS));
        all.add(images(
                        "LeNet, all kernels 0",
                        LENET,
                        s -> s.kernels(Kernels.constant(0))
                                .outputKernels(Kernels.constant(0))
                                .epochs(6))
                .failsBy(
                        Sickness.KERNELS_ZERO,
                        "Initialise at random, around zero.",
                        Advice.KERNELS_RANDOM,
                        Advice.KERNELS_BY_FAN));
        all.add(images(
                        "LeNet, all kernels 0.1",
                        LENET,
                        s -> s.kernels(Kernels.constant(0.1))
                                .outputKernels(Kernels.constant(0.1))
                                .by(new Sgd(0.05))
                                .epochs(8))
                .failsBy(Sickness.KERNELS_CONSTANT, "Initialise at random.", Advice.KERNELS_RANDOM));
        all.add(images("LeNet, biases -5", LENET, s -> s.bias(-5).epochs(6))
                .failsBy(Sickness.DEAD_UNITS, "Start the biases at zero.", Advice.BIASES));
    }

    private void sickRates() {
        all.add(images("LeNet, Sgd 1e-5", LENET, s -> s.by(new Sgd(1e-5)).epochs(8))
                .failsBy(Sickness.RATE_TOO_LOW, "Raise the rate.", Advice.RAISE_RATE));
        all.add(images(
                        "residual graph of 2 blocks, Adam 1e-6, 2 epochs",
                        RESIDUAL,
                        s -> s.size(2, 8).by(new Adam(1e-6)).epochs(2))
                .failsBy(Sickness.RATE_TOO_LOW, "Raise the rate.", Advice.RAISE_RATE));
        all.add(images("LeNet, Adam 0.5", LENET, s -> s.by(new Adam(0.5)).epochs(6))
                .failsBy(Sickness.RATE_TOO_HIGH, "Lower the rate.", Advice.LOWER_RATE));
        all.add(images(
                        "4 convolutions, Sgd 5, 2 epochs",
                        DEEP_CONVOLUTIONS,
                        s -> s.size(4, 8).by(new Sgd(5)).epochs(2))
                .failsBy(Sickness.RATE_TOO_HIGH, "Lower the rate.", Advice.LOWER_RATE));
        all.add(images(
                        "LeNet, tanh, rate times 0.1 an epoch",
                        LENET,
                        s -> s.act(TANH)
                                .by(new Sgd(new ExponentialSchedule(ScheduleType.EPOCH, 0.01, 0.1)))
                                .epochs(12))
                .failsBy(Sickness.RATE_DECAYED, "Let the rate decay less.", Advice.MEND_SCHEDULE, Advice.RAISE_RATE));
        all.add(images(
                        "LeNet, clipped to 1e-5",
                        LENET,
                        s -> s.clip(1e-5).by(new Sgd(0.1)).epochs(8))
                .failsBy(Sickness.CLIPPED, "Clip at a larger norm.", Advice.LESS_CLIPPING));
        all.add(images("LeNet, l2 of 10", LENET, s -> s.l2(10).epochs(8))
                .failsBy(Sickness.WEIGHT_DECAY, "Lower l2.", Advice.LESS_REGULARIZATION));
    }

    private void sickData() {
        all.add(images(
                        "LeNet, tanh, inputs shifted by 100",
                        LENET,
                        s -> s.inputs(1, 100).act(TANH).by(new Sgd(0.05)).epochs(8))
                .failsBy(Sickness.INPUTS_SHIFTED, "Centre the inputs.", Advice.SCALE_INPUTS));
        all.add(images(
                        "LeNet, inputs x 1e5",
                        LENET,
                        s -> s.inputs(1e5, 0).by(new Sgd(0.01)).epochs(6))
                .failsBy(Sickness.INPUTS_LARGE, "Scale the inputs.", Advice.SCALE_INPUTS));
        all.add(images(
                        "LeNet, pixels divided by 255 twice",
                        LENET,
                        s -> s.inputs(1.0 / 4000, 0).by(new Sgd(0.05)).epochs(8))
                .failsBy(Sickness.INPUTS_SMALL, "Divide the pixels once.", Advice.SCALE_INPUTS));
        all.add(images(
                        "LeNet, softmax with MSE",
                        LENET,
                        s -> s.loss(MSE).by(new Sgd(0.02)).epochs(8))
                .failsBy(Sickness.WRONG_OUTPUT, "Use MCXENT with softmax.", Advice.FITTING_LOSS));
        all.add(images("LeNet, labels shuffled", LENET, s -> s.shuffled().epochs(8))
                .failsBy(Sickness.LABELS, "Look at the labels.", Advice.LABELS));
    }
}
