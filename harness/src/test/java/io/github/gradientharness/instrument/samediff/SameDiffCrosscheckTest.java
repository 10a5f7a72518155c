package io.github.gradientharness.instrument.samediff;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.gradientharness.instrument.GradientRecorder;
import io.github.gradientharness.instrument.RecorderOptions;
import io.github.gradientharness.instrument.Windowing;
import io.github.gradientharness.recording.Quantity;
import io.github.gradientharness.recording.Recording;
import io.github.gradientharness.recording.Series;
import io.github.gradientharness.recording.Window;
import io.github.gradientharness.stats.Summary;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.nd4j.autodiff.samediff.SameDiff;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

/** Recorded statistics of real SameDiff graphs agree with an independent implementation. */
class SameDiffCrosscheckTest {

    @ParameterizedTest
    @CsvSource({"tanh-5x5, DOUBLE", "tanh-5x5, FLOAT", "relu-5x5, DOUBLE", "relu-5x5, FLOAT"})
    void recordedStatisticsAgreeWithTheReferenceInEveryIterationAndLayer(String name, DataType type) {
        CirclesGraph circles = CirclesGraph.of(name, type);
        double tolerance = type == DataType.DOUBLE ? 1e-9 : 1e-4;
        GradientRecorder recorder =
                new GradientRecorder(RecorderOptions.inMemory("crosscheck").with(Windowing.ITERATION));
        SameDiff graph = recorder.attach(circles.graph());

        int epoch = 0;
        for (var batches : circles.epochs()) {
            graph.fit(batches, 1);
            assertKernelsAgree(
                    graph, circles.reference().expected().get("epochs").get(epoch++), tolerance);
        }

        Recording recording = recorder.recording();
        assertThat(recording.windows())
                .hasSize(48)
                .hasSameSizeAs(circles.reference().iterations());
        for (int i = 0; i < 48; i++) {
            assertIterationAgrees(
                    recording.windows().get(i), circles.reference().iterations().get(i), tolerance);
        }
    }

    private static String scope(int layer, int layers) {
        return layer == layers - 1 ? "output" : "hidden" + (layer + 1);
    }

    private static void assertKernelsAgree(SameDiff graph, JsonNode epoch, double tolerance) {
        JsonNode kernels = epoch.get("kernels");
        for (int layer = 0; layer < kernels.size(); layer++) {
            String name = scope(layer, kernels.size()) + "/W";
            INDArray kernel = graph.getVariable(name).getArr();
            for (int in = 0; in < kernel.rows(); in++) {
                for (int out = 0; out < kernel.columns(); out++) {
                    double value = kernels.get(layer).get(in).get(out).asDouble();
                    assertThat(kernel.getDouble(in, out))
                            .as("%s [%s, %s]", name, in, out)
                            .isCloseTo(value, within(tolerance * Math.max(1.0, Math.abs(value))));
                }
            }
        }
    }

    private static void assertIterationAgrees(Window window, JsonNode expected, double tolerance) {
        assertThat(window.fromEpoch()).isEqualTo(expected.get("epoch").asInt() + 1);
        assertRelative("loss", window.loss().mean(), expected.get("loss").asDouble(), tolerance, 0);
        JsonNode layers = expected.get("layers");
        for (int layer = 0; layer < layers.size(); layer++) {
            String scope = scope(layer, layers.size());
            Comparison it = new Comparison(window, layers.get(layer), layer, tolerance);
            it.assertAgree("kernel_gradient", scope + "/W", Quantity.GRADIENT);
            it.assertAgree("bias_gradient", scope + "/b", Quantity.GRADIENT);
            it.assertAgree("kernel", scope + "/W", Quantity.PARAMETER);
            it.assertUpdateAgrees(scope + "/W");
            if (layer < layers.size() - 1) {
                it.assertAgree("activation", "", Quantity.ACTIVATION);
                it.assertAgree("activation_gradient", "", Quantity.ACTIVATION_GRADIENT);
            }
        }
    }

    /** Compares one layer's series of one iteration with the reference's. */
    private record Comparison(Window window, JsonNode layer, int index, double tolerance) {

        void assertAgree(String field, String parameter, Quantity quantity) {
            Summary actual = actual(parameter, quantity);
            JsonNode expected = layer.get(field);
            double scale = expected.get("mean_abs").asDouble();
            assertRelative(at(field) + "min", actual.min(), expected.get("min").asDouble(), tolerance, scale);
            assertRelative(at(field) + "max", actual.max(), expected.get("max").asDouble(), tolerance, scale);
            assertRelative(
                    at(field) + "mean", actual.mean(), expected.get("mean").asDouble(), tolerance, scale);
            assertSizesAgree(field, actual, expected);
        }

        /** The reference's update is what is added to the kernel; ours is what is subtracted. */
        void assertUpdateAgrees(String parameter) {
            Summary actual = actual(parameter, Quantity.UPDATE);
            JsonNode expected = layer.get("kernel_update");
            double scale = expected.get("mean_abs").asDouble();
            assertRelative(
                    at("update") + "min", actual.min(), -expected.get("max").asDouble(), tolerance, scale);
            assertRelative(
                    at("update") + "max", actual.max(), -expected.get("min").asDouble(), tolerance, scale);
            assertSizesAgree("kernel_update", actual, expected);
        }

        private void assertSizesAgree(String field, Summary actual, JsonNode expected) {
            double size = expected.get("mean_abs").asDouble();
            assertRelative(at(field) + "mean_abs", actual.meanAbsolute(), size, tolerance, 0);
            assertRelative(at(field) + "l2", actual.l2(), expected.get("l2").asDouble(), tolerance, 0);
            assertThat(actual.zeroShare())
                    .as(at(field) + "zero_share")
                    .isEqualTo(expected.get("zero_share").asDouble());
        }

        private Summary actual(String parameter, Quantity quantity) {
            return window.summary(new Series(index, parameter, quantity)).orElseThrow();
        }

        private String at(String field) {
            return "iteration " + window.fromIteration() + " layer " + index + " " + field + " ";
        }
    }

    /** Values that may cancel to nearly zero are compared relative to the tensor's mean absolute value at least. */
    private static void assertRelative(String what, double actual, double expected, double tolerance, double scale) {
        assertThat(actual).as(what).isCloseTo(expected, within(tolerance * Math.max(Math.abs(expected), scale)));
    }
}
