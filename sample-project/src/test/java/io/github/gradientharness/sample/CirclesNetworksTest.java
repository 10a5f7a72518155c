package io.github.gradientharness.sample;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.function.LongFunction;
import java.util.stream.DoubleStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.deeplearning4j.nn.api.Layer;
import org.deeplearning4j.nn.conf.layers.BaseOutputLayer;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.dataset.DataSet;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.learning.config.Adam;

class CirclesNetworksTest {

    private static final int SEEDS = 40;

    static Stream<Arguments> kernelBounds() {
        double he = Math.sqrt(6.0 / 5);
        double glorot = Math.sqrt(6.0 / 10);
        double glorotOutput = Math.sqrt(6.0 / 6);
        return Stream.of(
                Arguments.of("tanh", factory("tanh"), new double[] {0, 0, 0}, new double[] {1, 1, 1}),
                Arguments.of(
                        "relu", factory("relu"), new double[] {-Math.sqrt(6.0 / 2), -he, -glorotOutput}, new double[] {
                            Math.sqrt(6.0 / 2), he, glorotOutput
                        }),
                Arguments.of(
                        "sigmoid",
                        factory("sigmoid"),
                        new double[] {-Math.sqrt(6.0 / 7), -glorot, -glorotOutput},
                        new double[] {Math.sqrt(6.0 / 7), glorot, glorotOutput}));
    }

    /** Kernels fill their interval: none lies outside, and both ends are reached within a twentieth of its width. */
    @ParameterizedTest(name = "{0}")
    @MethodSource("kernelBounds")
    void kernelsFillTheirInterval(
            String name, LongFunction<MultiLayerNetwork> factory, double[] lower, double[] upper) {
        for (int layer = 0; layer < 3; layer++) {
            double[] kernels = kernelsOverSeeds(factory, layer);
            double near = (upper[layer] - lower[layer]) / 20;
            double minimum = Arrays.stream(kernels).min().orElseThrow();
            double maximum = Arrays.stream(kernels).max().orElseThrow();
            assertThat(minimum).as("layer %d", layer).isBetween(lower[layer] - 1e-6, lower[layer] + near);
            assertThat(maximum).as("layer %d", layer).isBetween(upper[layer] - near, upper[layer] + 1e-6);
            assertThat(Arrays.stream(kernels).average().orElseThrow())
                    .as("mean of layer %d", layer)
                    .isCloseTo((lower[layer] + upper[layer]) / 2, within(2 * near));
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("kernelBounds")
    void theSeedDecidesTheKernelsAndBiasesAreZero(String name, LongFunction<MultiLayerNetwork> factory) {
        double[] parameters = factory.apply(1).params().toDoubleVector();

        assertThat(factory.apply(1).params().toDoubleVector()).isEqualTo(parameters);
        assertThat(factory.apply(2).params().toDoubleVector()).isNotEqualTo(parameters);
        for (Layer layer : factory.apply(1).getLayers()) {
            assertThat(layer.getParam("b").toDoubleVector()).containsOnly(0.0);
        }
    }

    @Test
    void layersAreNamedAndFiveUnitsWide() {
        MultiLayerNetwork network = CirclesNetworks.tanh(3, 1);

        assertThat(network.getLayerNames()).containsExactly("hidden 1", "hidden 2", "hidden 3", "output");
        assertThat(network.getLayer("hidden 1").getParam("W").shape()).containsExactly(2, 5);
        assertThat(network.getLayer("hidden 3").getParam("W").shape()).containsExactly(5, 5);
        assertThat(network.getLayer("output").getParam("W").shape()).containsExactly(5, 1);
        assertThat(network.params().dataType()).isEqualTo(DataType.FLOAT);
    }

    @Test
    void everyParameterIsUpdatedByTheTutorialsMomentum() {
        MultiLayerNetwork network = CirclesNetworks.relu(2, 1);

        for (Layer layer : network.getLayers()) {
            for (String parameter : new String[] {"W", "b"}) {
                assertThat(layer.getConfig().getUpdaterByParam(parameter)).isEqualTo(new ClassicalMomentum(0.01, 0.9));
            }
        }
    }

    @Test
    void theScoreIsTheMeanBinaryCrossEntropyOfTheMinibatch() {
        MultiLayerNetwork network = CirclesNetworks.tanh(2, 4);
        DataSet batch = TutorialData.trainMinibatches(4).next(20);
        double[] output = network.output(batch.getFeatures()).ravel().toDoubleVector();
        double[] labels = batch.getLabels().ravel().toDoubleVector();

        double sum = 0;
        for (int row = 0; row < 20; row++) {
            sum -= Math.log(labels[row] == 1 ? output[row] : 1 - output[row]);
        }

        assertThat(network.score(batch, true)).isCloseTo(sum / 20, within(1e-6));
    }

    /** The slope of the cross-entropy behind a sigmoid is the output minus the label; DL4J's own clipping leaves .04 of it. */
    @ParameterizedTest
    @ValueSource(floats = {-15, -12, -3, 0, 3, 12, 15})
    void anOutputThatIsSureAndWrongGetsItsFullGradient(float weightedInput) {
        BaseOutputLayer output = (BaseOutputLayer) CirclesNetworks.tanh(1, 1)
                .getLayerWiseConfigurations()
                .getConf(1)
                .getLayer();

        for (int label : new int[] {0, 1}) {
            float gradient = output.getLossFn()
                    .computeGradient(
                            Nd4j.createFromArray(new float[][] {{label}}),
                            Nd4j.createFromArray(new float[][] {{weightedInput}}),
                            output.getActivationFn(),
                            null)
                    .getFloat(0);
            assertThat((double) gradient)
                    .as("label %d", label)
                    .isCloseTo(1 / (1 + Math.exp(-weightedInput)) - label, within(1e-5));
        }
    }

    @Test
    void widthKernelsUpdaterAndTypeAreTheModels() {
        CirclesModel model = CirclesModel.tanh(2)
                .withWidth(25)
                .withKernels(Kernels.HE_UNIFORM, Kernels.GLOROT_UNIFORM)
                .withAdam()
                .withType(DataType.DOUBLE);

        MultiLayerNetwork network = CirclesNetworks.network(model, 1);

        assertThat(network.getLayer("hidden 2").getParam("W").shape()).containsExactly(25, 25);
        assertThat(network.params().dataType()).isEqualTo(DataType.DOUBLE);
        double[] kernel = network.getLayer("hidden 2").getParam("W").ravel().toDoubleVector();
        assertThat(Arrays.stream(kernel).max().orElseThrow()).isBetween(0.9 * Math.sqrt(6.0 / 25), Math.sqrt(6.0 / 25));
        assertThat(Arrays.stream(kernel).min().orElseThrow())
                .isBetween(-Math.sqrt(6.0 / 25), -0.9 * Math.sqrt(6.0 / 25));
        assertThat(network.getLayer("output").getConfig().getUpdaterByParam("W"))
                .isEqualTo(new Adam(0.001, 0.9, 0.999, 1e-7));
    }

    @Test
    void aGraphBeginsWithTheKernelsOfTheNetworkWithTheSameSeed() {
        assertThat(CirclesNetworks.graph(CirclesModel.relu(3), 7).params().toDoubleVector())
                .isEqualTo(CirclesNetworks.relu(3, 7).params().toDoubleVector());
    }

    @Test
    void aLayerWithoutUnitsIsRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> CirclesModel.tanh(1).withWidth(0))
                .withMessage("A hidden layer needs at least 1 unit, but has 0");
    }

    @Test
    void aNetworkWithoutHiddenLayersIsRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> CirclesNetworks.tanh(0, 1))
                .withMessage("A network needs at least 1 hidden layer, but has 0");
    }

    private static LongFunction<MultiLayerNetwork> factory(String activation) {
        return switch (activation) {
            case "tanh" -> seed -> CirclesNetworks.tanh(2, seed);
            case "relu" -> seed -> CirclesNetworks.relu(2, seed);
            default -> seed -> CirclesNetworks.sigmoid(2, seed);
        };
    }

    private static double[] kernelsOverSeeds(LongFunction<MultiLayerNetwork> factory, int layer) {
        return LongStream.range(0, SEEDS)
                .mapToObj(factory)
                .flatMapToDouble(network -> DoubleStream.of(
                        network.getLayer(layer).getParam("W").ravel().toDoubleVector()))
                .toArray();
    }
}
