package io.github.gradientharness.instrument.dl4j;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.gradientharness.instrument.dl4j.LayerGradients.OfLayer;
import io.github.gradientharness.instrument.nd4j.ArrayScanner;
import io.github.gradientharness.stats.Summary;
import io.github.gradientharness.stats.SummaryAccumulator;
import java.util.ArrayList;
import java.util.List;
import org.deeplearning4j.nn.api.Model;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.deeplearning4j.optimize.api.BaseTrainingListener;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

/** Activations and dL/da, captured while real networks train, agree with an independent implementation. */
class LayerwiseBackwardPassReferenceTest {

    @ParameterizedTest
    @CsvSource({"tanh-5x5, DOUBLE", "tanh-5x5, FLOAT", "relu-5x5, DOUBLE", "relu-5x5, FLOAT"})
    void everyActivationAndEveryElementOfTheFirstGradientsAgreeWithTheReference(String name, DataType type) {
        Crosscheck reference = Crosscheck.load(name, type);
        double tolerance = type == DataType.DOUBLE ? 1e-9 : 1e-4;

        List<LayerGradients> captured = train(reference);

        assertThat(captured).hasSize(48).hasSameSizeAs(reference.iterations());
        for (int i = 0; i < 48; i++) {
            JsonNode expected = reference.iterations().get(i);
            assertThat(captured.get(i).caveat()).isEmpty();
            assertThat(captured.get(i).loss()).isCloseTo(expected.get("loss").asDouble(), within(tolerance));
            if (i == 0) {
                // the reference holds the whole arrays of the first iteration; statistics of the others are compared by
                // ActivationReferenceTest
                assertGradientsAgree("iteration " + i, captured.get(i).layers(), expected, tolerance);
            }
            assertActivationsAgree("iteration " + i, captured.get(i).layers(), expected, tolerance);
        }
    }

    private static List<LayerGradients> train(Crosscheck reference) {
        MultiLayerNetwork network = reference.network();
        LayerwiseBackwardPassHook hook = new LayerwiseBackwardPassHook(network);
        List<LayerGradients> captured = new ArrayList<>();
        network.addListeners(new BaseTrainingListener() {
            @Override
            public void onGradientCalculation(Model model) {
                captured.add(hook.capture(network));
            }
        });
        reference.epochs().forEach(network::fit);
        return captured;
    }

    private static void assertGradientsAgree(String at, List<OfLayer> layers, JsonNode iteration, double tolerance) {
        JsonNode expected = iteration.get("full_activation_gradients");
        assertThat(layers).hasSize(expected.size() + 1);
        assertThat(layers.get(expected.size()).activationGradient()).isNull();
        assertThat(layers).extracting(OfLayer::notMeasuredBecause).containsOnly("");
        for (int layer = 0; layer < expected.size(); layer++) {
            double scale = meanAbs(iteration, layer, "activation_gradient");
            INDArray actual = layers.get(layer).activationGradient();
            assertThat(actual.rows()).isEqualTo(expected.get(layer).size());
            for (int row = 0; row < actual.rows(); row++) {
                for (int unit = 0; unit < actual.columns(); unit++) {
                    assertThat(actual.getDouble(row, unit))
                            .as("%s layer %s dL/da [%s, %s]", at, layer, row, unit)
                            .isCloseTo(expected.get(layer).get(row).get(unit).asDouble(), within(tolerance * scale));
                }
            }
        }
    }

    private static void assertActivationsAgree(String at, List<OfLayer> layers, JsonNode iteration, double tolerance) {
        for (int layer = 0; layer < layers.size() - 1; layer++) {
            JsonNode expected = iteration.get("layers").get(layer).get("activation");
            Summary actual = summary(layers.get(layer).activation());
            double margin = tolerance * meanAbs(iteration, layer, "activation");
            String what = at + " layer " + layer + " activation ";
            assertClose(what + "mean_abs", actual.meanAbsolute(), expected, "mean_abs", margin);
            assertClose(what + "mean", actual.mean(), expected, "mean", margin);
            assertClose(what + "min", actual.min(), expected, "min", margin);
            assertClose(what + "max", actual.max(), expected, "max", margin);
            assertClose(what + "l2", actual.l2(), expected, "l2", tolerance * actual.l2());
            assertClose(what + "zero_share", actual.zeroShare(), expected, "zero_share", 0);
        }
    }

    private static void assertClose(String what, double actual, JsonNode expected, String field, double margin) {
        assertThat(actual).as(what).isCloseTo(expected.get(field).asDouble(), within(margin));
    }

    private static Summary summary(INDArray array) {
        SummaryAccumulator accumulator = new SummaryAccumulator();
        new ArrayScanner().add(array, accumulator);
        accumulator.endTensor(1.0);
        return accumulator.summary();
    }

    private static double meanAbs(JsonNode iteration, int layer, String quantity) {
        return iteration.get("layers").get(layer).get(quantity).get("mean_abs").asDouble();
    }
}
