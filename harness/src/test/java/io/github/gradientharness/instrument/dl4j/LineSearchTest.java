package io.github.gradientharness.instrument.dl4j;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.gradientharness.recording.Quantity;
import io.github.gradientharness.stats.Summary;
import org.deeplearning4j.nn.api.OptimizationAlgorithm;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.dataset.DataSet;

/** Optimizers that search along a line go forward and backward several times in an iteration. */
class LineSearchTest {

    private static final DataType TYPE = DataType.DOUBLE;

    private static MultiLayerNetwork network(OptimizationAlgorithm algorithm) {
        return TinyNetworks.dense(TinyNetworks.settings(TYPE).optimizationAlgo(algorithm));
    }

    @ParameterizedTest
    @EnumSource(OptimizationAlgorithm.class)
    void anIterationIsCountedOnceWithTheGradientAtItsBeginning(OptimizationAlgorithm algorithm) {
        DataSet data = TinyNetworks.denseData(TYPE, 8);
        Watching plain = Watching.everyIteration();
        plain.attach(network(OptimizationAlgorithm.STOCHASTIC_GRADIENT_DESCENT)).fit(data);
        Watching watching = Watching.everyIteration();
        MultiLayerNetwork network = watching.attach(network(algorithm));

        network.fit(data);
        network.fit(data);

        assertThat(watching.recording().iterations()).isEqualTo(2);
        assertThat(watching.problem()).isEmpty();
        assertThat(watching.summary(1, "layer0", "W", Quantity.GRADIENT))
                .isEqualTo(plain.summary(1, "layer0", "W", Quantity.GRADIENT));
        assertThat(watching.summary(1, "layer0", "", Quantity.ACTIVATION_GRADIENT))
                .isEqualTo(plain.summary(1, "layer0", "", Quantity.ACTIVATION_GRADIENT));
        assertThat(watching.recording().windows().get(0).loss())
                .isEqualTo(plain.recording().windows().get(0).loss());
    }

    @ParameterizedTest
    @EnumSource(OptimizationAlgorithm.class)
    void theUpdateIsWhatTheParametersLost(OptimizationAlgorithm algorithm) {
        DataSet data = TinyNetworks.denseData(TYPE, 8);
        Watching watching = Watching.everyIteration();
        MultiLayerNetwork network = watching.attach(network(algorithm));

        for (int i = 1; i <= 3; i++) {
            INDArray before = network.getParam("0_W").dup();
            network.fit(data);
            Summary lost = Summary.of(
                    before.sub(network.getParam("0_W")).dup('c').data().asDouble());
            Summary update = watching.summary(i, "layer0", "W", Quantity.UPDATE);
            assertThat(update.l2()).isCloseTo(lost.l2(), within(1e-12));
            assertThat(update.mean()).isCloseTo(lost.mean(), within(1e-12));
        }
    }
}
