package io.github.gradientharness.scorecard.twin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Gradients are slopes of the loss, for every activation function. */
class TwinFiniteDifferencesTest {

    private static final double STEP = 1e-6;

    @ParameterizedTest
    @EnumSource(Activation.class)
    void kernelAndBiasGradientsAreSlopesOfTheLoss(Activation activation) {
        TwinData data = TwinData.moons();
        TwinNetwork network = TwinNetwork.create(
                2,
                List.of(6, 4, 5),
                activation,
                Initialization.UNIFORM_SYMMETRIC,
                Initialization.GLOROT,
                16,
                Precision.DOUBLE,
                new Random(5));
        network.layers().get(1).setBiases(0.1);
        network.load(data.features(), data.labels(), IntStream.range(0, 11).toArray(), 0, 11);
        network.computeIteration(Updater.sgd(1), 0, Double.POSITIVE_INFINITY);

        for (TwinLayer layer : network.layers()) {
            assertSlopes(network, layer.kernel(), layer.kernelGradient().clone());
            assertSlopes(network, layer.bias(), layer.biasGradient().clone());
        }
    }

    private static void assertSlopes(TwinNetwork network, double[] parameters, double[] gradient) {
        for (int i = 0; i < parameters.length; i++) {
            double value = parameters[i];
            parameters[i] = value + STEP;
            double above = network.forwardLoss();
            parameters[i] = value - STEP;
            double below = network.forwardLoss();
            parameters[i] = value;
            assertThat(gradient[i]).isCloseTo((above - below) / (2 * STEP), within(1e-7));
        }
    }
}
