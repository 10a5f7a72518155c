package io.github.gradientharness.scorecard.real;

import static io.github.gradientharness.scorecard.real.Operations.CONVOLUTION;
import static io.github.gradientharness.scorecard.real.Operations.SKIPPING;
import static io.github.gradientharness.scorecard.real.Operations.STACK;

import java.util.List;
import java.util.function.UnaryOperator;
import org.nd4j.linalg.activations.Activation;

/** SameDiff graphs. */
final class SameDiffVariants {

    private SameDiffVariants() {}

    private static RealVariant graph(String name, Network network, RealTask task, UnaryOperator<Setup> changes) {
        return RealVariant.of("SameDiff, " + name, Kind.SAMEDIFF, network, task, changes);
    }

    static List<RealVariant> all() {
        return List.of(
                graph("digits, ReLU", STACK, RealTask.DIGITS, s -> s.epochs(10)),
                graph("Friedman, tanh", STACK, RealTask.FRIEDMAN, s -> s.act(Activation.TANH).epochs(40)),
                graph("cancer, ReLU", STACK, RealTask.CANCER, s -> s.epochs(10)),
                graph("images, a convolution", CONVOLUTION, RealTask.IMAGES, s -> s.epochs(10)),
                graph("digits, skipping", SKIPPING, RealTask.DIGITS, s -> s.size(4, 24).epochs(10)));
    }
}
