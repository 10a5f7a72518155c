package io.github.gradientharness.scorecard.real;

import java.util.List;
import java.util.function.UnaryOperator;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.learning.config.Adam;
import org.nd4j.linalg.learning.config.Sgd;

/** DL4J networks of other kinds. */
final class OtherVariants {

    private OtherVariants() {}

    private static RealVariant other(String name, Network network, RealTask task, UnaryOperator<Setup> changes) {
        return RealVariant.of(name, Kind.OTHER, network, task, changes);
    }

    static List<RealVariant> all() {
        return List.of(
                other("embedding with pooling", Other.EMBEDDING, RealTask.WORDS, s -> s.epochs(20)),
                other("embedding under an LSTM", Other.EMBEDDING_LSTM, RealTask.WORDS, s -> s.size(1, 12).epochs(15)),
                other("attention", Other.ATTENTION, RealTask.MARKED, s -> s.size(1, 12).epochs(30)),
                other("autoencoder", Other.AUTOENCODER, RealTask.AUTOENCODER, s -> s.size(1, 12).epochs(20)),
                other("transfer, one layer frozen", Other.TRANSFER, RealTask.DIGITS, s -> s.frozen(0, 1, false).epochs(10)),
                other("fine-tuning, Sgd 1e-4", Other.FINE_TUNING, RealTask.DIGITS, s -> s.by(new Sgd(1e-4)).epochs(10)),
                other("two outputs", new TwoOutputs(false), RealTask.TWO_OUTPUTS, s -> s.epochs(12)),
                other("GAN, held by rate", Adversaries.HELD_BY_RATE, RealTask.CLOUD, s -> s.by(new Adam(0.002)).epochs(40)),
                other("GAN, held by layers", Adversaries.HELD_BY_LAYERS, RealTask.CLOUD, s -> s.by(new Adam(0.002)).epochs(40)),
                other("GAN, generator below FrozenLayer", Adversaries.FROZEN, RealTask.CLOUD, s -> s.by(new Adam(0.002)).epochs(20))
                        .failsBy(Sickness.FROZEN, "Hold the discriminator by FrozenLayerWithBackprop.", Advice.UNFREEZE));
    }
}
