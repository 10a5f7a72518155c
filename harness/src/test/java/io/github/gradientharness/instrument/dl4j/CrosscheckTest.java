package io.github.gradientharness.instrument.dl4j;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.gradientharness.instrument.GradientRecorder;
import io.github.gradientharness.instrument.RecorderOptions;
import io.github.gradientharness.instrument.Windowing;
import io.github.gradientharness.recording.Declaration;
import io.github.gradientharness.recording.Ending;
import io.github.gradientharness.recording.Quantity;
import io.github.gradientharness.recording.Recording;
import io.github.gradientharness.recording.Series;
import io.github.gradientharness.recording.Window;
import io.github.gradientharness.recording.file.RecordingReader;
import io.github.gradientharness.stats.Summary;
import java.io.IOException;
import java.nio.file.Path;
import java.util.function.Consumer;
import java.util.function.IntFunction;
import org.deeplearning4j.nn.api.Model;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.dataset.api.iterator.DataSetIterator;

/** Recorded statistics of real DL4J networks agree with an independent implementation, read back from the file. */
class CrosscheckTest {

    @TempDir
    Path folder;

    @ParameterizedTest
    @CsvSource({"tanh-5x5, DOUBLE", "tanh-5x5, FLOAT", "relu-5x5, DOUBLE", "relu-5x5, FLOAT"})
    void recordedStatisticsAgreeWithTheReferenceInEveryIterationAndLayer(String name, DataType type)
            throws IOException {
        Crosscheck reference = Crosscheck.load(name, type);
        MultiLayerNetwork network = reference.network();

        assertAgreement(reference, network, network::fit, layer -> network.getParam(layer + "_W"));
    }

    @ParameterizedTest
    @CsvSource({"tanh-5x5, DOUBLE", "tanh-5x5, FLOAT", "relu-5x5, DOUBLE", "relu-5x5, FLOAT"})
    void recordedStatisticsOfTheSameNetworkAsAGraphAgreeWithTheReference(String name, DataType type)
            throws IOException {
        Crosscheck reference = Crosscheck.load(name, type);
        ComputationGraph graph = reference.graph();

        assertAgreement(
                reference,
                graph,
                graph::fit,
                layer -> graph.getLayer(Crosscheck.vertex(layer)).getParam("W"));
    }

    private void assertAgreement(
            Crosscheck reference, Model model, Consumer<DataSetIterator> fit, IntFunction<INDArray> kernels)
            throws IOException {
        double tolerance = reference.type() == DataType.DOUBLE ? 1e-9 : 1e-4;
        Path file = folder.resolve("training.jsonl");
        GradientRecorder recorder = new GradientRecorder(
                new RecorderOptions("run", "suite", "test", "test", Declaration.NONE, Windowing.ITERATION, () -> file));
        recorder.attach(model);

        int epoch = 0;
        for (var batches : reference.epochs()) {
            fit.accept(batches);
            assertKernelsAgree(kernels, reference, epoch++, tolerance);
        }
        recorder.end(Ending.Status.COMPLETE);

        Recording recording = RecordingReader.read(file);
        assertThat(recording.damage()).isEmpty();
        assertThat(recording.windows()).hasSize(48).hasSameSizeAs(reference.iterations());
        for (int i = 0; i < 48; i++) {
            assertIterationAgrees(
                    recording.windows().get(i), reference.iterations().get(i), tolerance);
        }
    }

    private static void assertKernelsAgree(
            IntFunction<INDArray> kernels, Crosscheck reference, int epoch, double tolerance) {
        JsonNode expected = reference.expected().get("epochs").get(epoch).get("kernels");
        for (int layer = 0; layer < reference.layers(); layer++) {
            INDArray kernel = kernels.apply(layer);
            for (int in = 0; in < kernel.rows(); in++) {
                for (int out = 0; out < kernel.columns(); out++) {
                    double value = expected.get(layer).get(in).get(out).asDouble();
                    assertThat(kernel.getDouble(in, out))
                            .as("kernel of layer %s [%s, %s] after epoch %s", layer, in, out, epoch + 1)
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
            JsonNode it = layers.get(layer);
            String at = "iteration " + window.fromIteration() + " layer " + layer + " ";
            assertAgree(
                    at + "kernel gradient",
                    window,
                    new Series(layer, "W", Quantity.GRADIENT),
                    it.get("kernel_gradient"),
                    tolerance);
            assertAgree(
                    at + "bias gradient",
                    window,
                    new Series(layer, "b", Quantity.GRADIENT),
                    it.get("bias_gradient"),
                    tolerance);
            assertAgree(at + "kernel", window, new Series(layer, "W", Quantity.PARAMETER), it.get("kernel"), tolerance);
            assertNegativeAgree(
                    at + "update", window, new Series(layer, "W", Quantity.UPDATE), it.get("kernel_update"), tolerance);
        }
    }

    private static void assertAgree(String what, Window window, Series series, JsonNode expected, double tolerance) {
        Summary actual = window.summary(series).orElseThrow();
        double scale = expected.get("mean_abs").asDouble();
        assertRelative(what + " min", actual.min(), expected.get("min").asDouble(), tolerance, scale);
        assertRelative(what + " max", actual.max(), expected.get("max").asDouble(), tolerance, scale);
        assertRelative(what + " mean", actual.mean(), expected.get("mean").asDouble(), tolerance, scale);
        assertSizesAgree(what, actual, expected, tolerance);
    }

    /** The reference's update is what is added to the kernel; ours is what is subtracted. */
    private static void assertNegativeAgree(
            String what, Window window, Series series, JsonNode expected, double tolerance) {
        Summary actual = window.summary(series).orElseThrow();
        double scale = expected.get("mean_abs").asDouble();
        assertRelative(what + " min", actual.min(), -expected.get("max").asDouble(), tolerance, scale);
        assertRelative(what + " max", actual.max(), -expected.get("min").asDouble(), tolerance, scale);
        assertSizesAgree(what, actual, expected, tolerance);
    }

    private static void assertSizesAgree(String what, Summary actual, JsonNode expected, double tolerance) {
        assertRelative(
                what + " mean_abs",
                actual.meanAbsolute(),
                expected.get("mean_abs").asDouble(),
                tolerance,
                0);
        assertRelative(what + " l2", actual.l2(), expected.get("l2").asDouble(), tolerance, 0);
        assertThat(actual.zeroShare())
                .as(what + " zero_share")
                .isEqualTo(expected.get("zero_share").asDouble());
    }

    /** Values that may cancel to nearly zero are compared relative to the tensor's mean absolute value at least. */
    private static void assertRelative(String what, double actual, double expected, double tolerance, double scale) {
        assertThat(actual).as(what).isCloseTo(expected, within(tolerance * Math.max(Math.abs(expected), scale)));
    }
}
