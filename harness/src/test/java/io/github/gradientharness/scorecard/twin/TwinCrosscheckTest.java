package io.github.gradientharness.scorecard.twin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The twin agrees with the independent reference in every iteration and layer, in both precisions. */
class TwinCrosscheckTest {

    private static final int BATCH = 32;

    @ParameterizedTest
    @CsvSource({"tanh-5x5, DOUBLE", "tanh-5x5, FLOAT", "relu-5x5, DOUBLE", "relu-5x5, FLOAT"})
    void everyIterationAgrees(String name, Precision precision) throws IOException {
        JsonNode reference;
        try (InputStream file = TwinCrosscheckTest.class.getResourceAsStream("/reference/" + name + ".json")) {
            reference = new ObjectMapper().readTree(file);
        }
        JsonNode expected = reference.get(precision == Precision.DOUBLE ? "float64" : "float32");
        double tolerance = precision == Precision.DOUBLE ? 1e-9 : 1e-4;
        TwinNetwork network = network(reference, precision);
        TwinData data = TwinData.circles();

        int iteration = 0;
        int epoch = 0;
        for (JsonNode rows : reference.get("order")) {
            int[] order = IntStream.range(0, rows.size())
                    .map(i -> rows.get(i).asInt())
                    .toArray();
            for (int from = 0; from < order.length; from += BATCH) {
                network.load(data.features(), data.labels(), order, from, Math.min(order.length, from + BATCH));
                double loss = network.computeIteration(Updater.momentum(0.01), 0, Double.POSITIVE_INFINITY);
                JsonNode it = expected.get("iterations").get(iteration++);
                assertThat(loss).isCloseTo(it.get("loss").asDouble(), within(tolerance));
                assertLayersAgree(network, it, tolerance, name + " iteration " + iteration);
                network.applyUpdates();
            }
            assertParametersAgree(network, expected.get("epochs").get(epoch++), tolerance);
        }
        assertThat(iteration).isEqualTo(48);
    }

    private static TwinNetwork network(JsonNode reference, Precision precision) {
        TwinNetwork network = TwinNetwork.create(
                2,
                Collections.nCopies(5, 5),
                Activation.valueOf(reference.get("activation").asText().toUpperCase(java.util.Locale.ROOT)),
                Initialization.GLOROT,
                Initialization.GLOROT,
                BATCH,
                precision,
                new Random(1));
        for (int layer = 0; layer < network.layers().size(); layer++) {
            double[] kernel = flat(reference.get("initial_kernels").get(layer));
            System.arraycopy(kernel, 0, network.layers().get(layer).kernel(), 0, kernel.length);
        }
        return network;
    }

    private static double[] flat(JsonNode rows) {
        int columns = rows.get(0).size();
        return IntStream.range(0, rows.size() * columns)
                .mapToDouble(i -> rows.get(i / columns).get(i % columns).asDouble())
                .toArray();
    }

    private static void assertLayersAgree(TwinNetwork network, JsonNode iteration, double tolerance, String at) {
        for (int i = 0; i < network.layers().size(); i++) {
            TwinLayer layer = network.layers().get(i);
            JsonNode expected = iteration.get("layers").get(i);
            String where = at + " layer " + i + " ";
            int samples = network.samples();
            assertAgree(where + "kernel gradient", layer.kernelGradient(), expected.get("kernel_gradient"), tolerance);
            assertAgree(where + "bias gradient", layer.biasGradient(), expected.get("bias_gradient"), tolerance);
            assertAgree(where + "kernel", layer.kernel(), expected.get("kernel"), tolerance);
            double[] added = Arrays.stream(layer.kernelUpdate()).map(u -> -u).toArray();
            assertAgree(where + "kernel update", added, expected.get("kernel_update"), tolerance);
            double[] dz = flat(layer.preactivationGradient(samples));
            assertAgree(where + "dL/dz", dz, expected.get("preactivation_gradient"), tolerance);
            if (expected.has("activation_gradient")) {
                double[] da = flat(layer.activationGradient(samples));
                assertAgree(where + "dL/da", da, expected.get("activation_gradient"), tolerance);
            }
            if (expected.has("activation")) {
                assertAgree(
                        where + "activation", flat(layer.activations(samples)), expected.get("activation"), tolerance);
            }
            if (iteration.has("full_kernel_gradients")) {
                assertElementsAgree(
                        where + "kernel gradient",
                        layer.kernelGradient(),
                        flat(iteration.get("full_kernel_gradients").get(i)),
                        tolerance);
            }
        }
    }

    private static void assertParametersAgree(TwinNetwork network, JsonNode epoch, double tolerance) {
        for (int i = 0; i < network.layers().size(); i++) {
            assertElementsAgree(
                    "kernel " + i,
                    network.layers().get(i).kernel(),
                    flat(epoch.get("kernels").get(i)),
                    tolerance);
        }
    }

    private static void assertElementsAgree(String what, double[] actual, double[] expected, double tolerance) {
        double scale = Arrays.stream(expected).map(Math::abs).average().orElseThrow();
        for (int i = 0; i < expected.length; i++) {
            assertThat(actual[i])
                    .as(what + "[" + i + "]")
                    .isCloseTo(expected[i], within(tolerance * Math.max(scale, Math.abs(expected[i]))));
        }
    }

    private static void assertAgree(String what, double[] values, JsonNode expected, double tolerance) {
        double meanAbsolute = Arrays.stream(values).map(Math::abs).average().orElseThrow();
        double l2 = Math.sqrt(Arrays.stream(values).map(v -> v * v).sum());
        long zeros = Arrays.stream(values).filter(v -> v == 0).count();
        double scale = expected.get("mean_abs").asDouble();
        assertClose(what + " mean_abs", meanAbsolute, scale, tolerance, 0);
        assertClose(what + " l2", l2, expected.get("l2").asDouble(), tolerance, 0);
        double min = Arrays.stream(values).min().orElseThrow();
        assertClose(what + " min", min, expected.get("min").asDouble(), tolerance, scale);
        double max = Arrays.stream(values).max().orElseThrow();
        assertClose(what + " max", max, expected.get("max").asDouble(), tolerance, scale);
        double mean = Arrays.stream(values).average().orElseThrow();
        assertClose(what + " mean", mean, expected.get("mean").asDouble(), tolerance, scale);
        assertThat((double) zeros / values.length)
                .as(what + " zero_share")
                .isEqualTo(expected.get("zero_share").asDouble());
    }

    private static void assertClose(String what, double actual, double expected, double tolerance, double scale) {
        assertThat(actual).as(what).isCloseTo(expected, within(tolerance * Math.max(Math.abs(expected), scale)));
    }

    private static double[] flat(double[][] rows) {
        return List.of(rows).stream().flatMapToDouble(Arrays::stream).toArray();
    }
}
