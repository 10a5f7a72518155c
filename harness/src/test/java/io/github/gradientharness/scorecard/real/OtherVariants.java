package io.github.gradientharness.scorecard.real;

import static io.github.gradientharness.scorecard.real.RealTask.AUTOENCODER;
import static io.github.gradientharness.scorecard.real.RealTask.CLOUD;
import static io.github.gradientharness.scorecard.real.RealTask.DIGITS;
import static io.github.gradientharness.scorecard.real.RealTask.MARKED;
import static io.github.gradientharness.scorecard.real.RealTask.TWO_OUTPUTS;
import static io.github.gradientharness.scorecard.real.RealTask.WORDS;
import static org.nd4j.linalg.activations.Activation.SIGMOID;
import static org.nd4j.linalg.activations.Activation.TANH;

import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.nd4j.linalg.learning.config.Adam;
import org.nd4j.linalg.learning.config.Sgd;

/** DL4J networks of other kinds: embeddings, attention, autoencoders, transfer, several outputs, adversaries. */
final class OtherVariants {

    private final List<RealVariant> all = new ArrayList<>();

    static List<RealVariant> all() {
        OtherVariants variants = new OtherVariants();
        variants.sequences();
        variants.sickSequences();
        variants.autoencoders();
        variants.fixedParts();
        variants.twoOutputs();
        variants.adversaries();
        return variants.all;
    }

    private static RealVariant other(String name, Network network, RealTask task, UnaryOperator<Setup> changes) {
        return RealVariant.of(name, Kind.OTHER, network, task, s -> changes.apply(s.epochs(12)));
    }

    private void learns(String name, Network network, RealTask task, UnaryOperator<Setup> changes) {
        all.add(other(name, network, task, changes));
    }

    private void sequences() {
        learns(
                "embedding with pooling",
                Other.EMBEDDING,
                WORDS,
                s -> s.size(1, 16).by(new Adam(0.01)));
        learns(
                "embedding with pooling, tanh",
                Other.EMBEDDING,
                WORDS,
                s -> s.act(TANH).size(1, 16).by(new Adam(0.01)).epochs(20));
        learns(
                "embedding under an LSTM",
                Other.EMBEDDING_LSTM,
                WORDS,
                s -> s.size(1, 12).by(new Adam(0.01)));
        learns(
                "attention",
                Other.ATTENTION,
                MARKED,
                s -> s.size(1, 12).by(new Adam(0.01)).epochs(20));
        learns(
                "attention, tanh",
                Other.ATTENTION,
                MARKED,
                s -> s.act(TANH).size(1, 12).by(new Adam(0.01)).epochs(20));
    }

    private void sickSequences() {
        all.add(other(
                        "embedding with pooling, Sgd 1e-5",
                        Other.EMBEDDING,
                        WORDS,
                        s -> s.size(1, 16).by(new Sgd(1e-5)))
                .failsBy(Sickness.RATE_TOO_LOW, "Raise the rate.", Advice.RAISE_RATE));
        all.add(other(
                        "embedding with pooling, kernels N(0,1e-4)",
                        Other.EMBEDDING,
                        WORDS,
                        s -> s.size(1, 16).kernels(Kernels.normal(1e-4)).by(new Sgd(0.1)))
                .failsBy(Sickness.KERNELS_TOO_SMALL, "Initialise by He.", Advice.KERNELS_BY_FAN));
        all.add(other(
                        "embedding under an LSTM, Adam 10",
                        Other.EMBEDDING_LSTM,
                        WORDS,
                        s -> s.size(1, 12).by(new Adam(10)))
                .failsBy(Sickness.RATE_TOO_HIGH, "Lower the rate.", Advice.LOWER_RATE));
        all.add(other(
                        "attention, Adam 1",
                        Other.ATTENTION,
                        MARKED,
                        s -> s.size(1, 12).by(new Adam(1)))
                .failsBy(Sickness.RATE_TOO_HIGH, "Lower the rate.", Advice.LOWER_RATE));
        all.add(other(
                        "attention, biases -10",
                        Other.ATTENTION,
                        MARKED,
                        s -> s.size(1, 12).bias(-10))
                .failsBy(Sickness.DEAD_UNITS, "Start the biases at zero.", Advice.BIASES));
        all.add(other(
                        "attention, labels shuffled",
                        Other.ATTENTION,
                        MARKED,
                        s -> s.size(1, 12).shuffled())
                .failsBy(Sickness.LABELS, "Look at the labels.", Advice.LABELS));
    }

    private void autoencoders() {
        learns("autoencoder", Other.AUTOENCODER, AUTOENCODER, s -> s.size(1, 12).epochs(20));
        learns(
                "autoencoder of 7 layers, tanh",
                Other.AUTOENCODER,
                AUTOENCODER,
                s -> s.act(TANH).size(3, 12).epochs(20));
        learns(
                "autoencoder, sigmoid output",
                Other.AUTOENCODER,
                AUTOENCODER,
                s -> s.size(1, 12).output(SIGMOID).epochs(20));
        all.add(other(
                        "autoencoder, sigmoid 9 layers",
                        Other.AUTOENCODER,
                        AUTOENCODER,
                        s -> s.act(SIGMOID).size(4, 12).by(new Sgd(0.1)))
                .failsBy(
                        Sickness.TOO_DEEP, "Use ReLU, or fewer layers.", Advice.OTHER_ACTIVATION, Advice.FEWER_LAYERS));
        all.add(other(
                        "autoencoder, biases -20",
                        Other.AUTOENCODER,
                        AUTOENCODER,
                        s -> s.size(1, 12).bias(-20))
                .failsBy(Sickness.DEAD_UNITS, "Start the biases at zero.", Advice.BIASES));
        all.add(other(
                        "autoencoder, tanh, kernels N(0,3)",
                        Other.AUTOENCODER,
                        AUTOENCODER,
                        s -> s.act(TANH).size(2, 12).kernels(Kernels.normal(3)).by(new Sgd(0.005)))
                .failsBy(
                        Sickness.KERNELS_TOO_LARGE,
                        "Initialise smaller, by Glorot.",
                        Advice.KERNELS_SMALLER,
                        Advice.KERNELS_BY_FAN));
    }

    private void fixedParts() {
        learns(
                "transfer, one layer frozen",
                Other.TRANSFER,
                DIGITS,
                s -> s.frozen(0, 1, false).by(new Adam(0.01)).epochs(8));
        learns(
                "transfer, both layers frozen",
                Other.TRANSFER,
                DIGITS,
                s -> s.frozen(0, 2, false).by(new Adam(0.01)).epochs(8));
        learns(
                "fine-tuning, Sgd 1e-4",
                Other.FINE_TUNING,
                DIGITS,
                s -> s.by(new Sgd(1e-4)).epochs(8));
        learns(
                "fine-tuning, Adam 1e-5, 2 epochs",
                Other.FINE_TUNING,
                DIGITS,
                s -> s.by(new Adam(1e-5)).epochs(2));
        all.add(other(
                        "transfer, output at Sgd 1e-6",
                        Other.TRANSFER,
                        DIGITS,
                        s -> s.frozen(0, 2, false).by(new Sgd(1e-6)).epochs(8))
                .failsBy(Sickness.RATE_TOO_LOW, "Raise the rate.", Advice.RAISE_RATE));
        all.add(other(
                        "fine-tuning, Adam 3",
                        Other.FINE_TUNING,
                        DIGITS,
                        s -> s.by(new Adam(3)).epochs(8))
                .failsBy(Sickness.RATE_TOO_HIGH, "Lower the rate.", Advice.LOWER_RATE));
    }

    private void twoOutputs() {
        learns("two outputs", new TwoOutputs(false), TWO_OUTPUTS, s -> s);
        learns(
                "two outputs, the smaller first, sigmoid",
                new TwoOutputs(true),
                TWO_OUTPUTS,
                s -> s.output(SIGMOID).loss(org.nd4j.linalg.lossfunctions.LossFunctions.LossFunction.XENT));
        all.add(other("two outputs, Sgd 1e-5", new TwoOutputs(false), TWO_OUTPUTS, s -> s.by(new Sgd(1e-5)))
                .failsBy(Sickness.RATE_TOO_LOW, "Raise the rate.", Advice.RAISE_RATE));
        all.add(other(
                        "two outputs, one of them N(0,200)",
                        new TwoOutputs(true),
                        TWO_OUTPUTS,
                        s -> s.outputKernels(Kernels.normal(200)).by(new Sgd(0.05)))
                .failsBy(
                        Sickness.KERNELS_TOO_LARGE,
                        "Initialise the output smaller.",
                        Advice.KERNELS_SMALLER,
                        Advice.KERNELS_BY_FAN));
    }

    private void adversaries() {
        learns(
                "GAN, held by rate",
                Adversaries.HELD_BY_RATE,
                CLOUD,
                s -> s.by(new Adam(0.002)).epochs(40));
        learns(
                "GAN, held by layers",
                Adversaries.HELD_BY_LAYERS,
                CLOUD,
                s -> s.by(new Adam(0.002)).epochs(40));
        learns(
                "GAN, held by rate, tanh",
                Adversaries.HELD_BY_RATE,
                CLOUD,
                s -> s.act(TANH).by(new Adam(0.002)).epochs(40));
        all.add(other("GAN, generator below FrozenLayer", Adversaries.FROZEN, CLOUD, s -> s.by(new Adam(0.002)))
                .failsBy(Sickness.FROZEN, "Hold the discriminator by FrozenLayerWithBackprop.", Advice.UNFREEZE));
        all.add(other(
                        "GAN, generator's biases -30",
                        Adversaries.HELD_BY_LAYERS,
                        CLOUD,
                        s -> s.bias(-30).by(new Adam(0.002)))
                .failsBy(Sickness.DEAD_UNITS, "Start the biases at zero.", Advice.BIASES));
    }
}
