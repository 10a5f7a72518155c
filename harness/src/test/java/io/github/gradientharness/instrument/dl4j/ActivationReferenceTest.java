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
import io.github.gradientharness.recording.UnitSeries;
import io.github.gradientharness.recording.UnitSeries.Statistic;
import io.github.gradientharness.recording.Window;
import io.github.gradientharness.recording.file.RecordingReader;
import io.github.gradientharness.stats.Summary;
import io.github.gradientharness.stats.UnitSummary;
import io.github.gradientharness.stats.UnitValue;
import java.io.IOException;
import java.nio.file.Path;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.nd4j.linalg.api.buffer.DataType;

/** What is recorded of activations, units and samples agrees with an independent implementation, read from the file. */
class ActivationReferenceTest {

    @TempDir
    Path folder;

    @ParameterizedTest
    @CsvSource({
        "tanh-5x5, DOUBLE, false",
        "tanh-5x5, FLOAT, false",
        "relu-5x5, DOUBLE, false",
        "relu-5x5, FLOAT, false",
        "tanh-5x5, DOUBLE, true",
        "relu-5x5, FLOAT, true"
    })
    void activationsUnitsAndSamplesAgreeWithTheReferenceInEveryIterationAndLayer(
            String name, DataType type, boolean asGraph) throws IOException {
        Crosscheck reference = Crosscheck.load(name, type);
        Path file = folder.resolve("training.jsonl");
        GradientRecorder recorder = new GradientRecorder(
                new RecorderOptions("run", "suite", "test", "test", Declaration.NONE, Windowing.ITERATION, () -> file));
        if (asGraph) {
            ComputationGraph graph = recorder.attach(reference.graph());
            reference.epochs().forEach(graph::fit);
        } else {
            MultiLayerNetwork network = recorder.attach(reference.network());
            reference.epochs().forEach(network::fit);
        }
        recorder.end(Ending.Status.COMPLETE);

        Recording recording = RecordingReader.read(file);
        assertThat(recording.notes()).isEmpty();
        double tolerance = type == DataType.DOUBLE ? 1e-9 : 1e-4;
        for (int i = 0; i < 48; i++) {
            JsonNode layers = reference.iterations().get(i).get("layers");
            for (int layer = 0; layer < layers.size(); layer++) {
                assertLayerAgrees(recording.windows().get(i), layer, layers.get(layer), tolerance);
            }
        }
    }

    private static void assertLayerAgrees(Window window, int layer, JsonNode expected, double tolerance) {
        String at = "iteration " + window.fromIteration() + " layer " + layer;
        assertUnitNorms(at, window, layer, expected.get("kernel_gradient_l2_per_output_unit"), tolerance);
        if (expected.has("activation")) {
            JsonNode activation = expected.get("activation");
            assertAgree(at, window, new Series(layer, "", Quantity.ACTIVATION), activation, tolerance);
            assertShare(at, window, layer, Statistic.SATURATED_SHARE, activation.get("saturated_share"));
            assertDeadUnits(at, window, layer, activation.get("dead_unit_share").asDouble());
            assertNumber(
                    at,
                    window,
                    new Series(layer, "", Quantity.UNIT_SIMILARITY),
                    expected.path("activation_first_principal_component_share"),
                    tolerance);
        }
        if (expected.has("activation_gradient")) {
            Series series = new Series(layer, "", Quantity.ACTIVATION_GRADIENT);
            assertAgree(at, window, series, expected.get("activation_gradient"), tolerance);
            assertNumber(
                    at,
                    window,
                    new Series(layer, "", Quantity.SAMPLE_CONCENTRATION),
                    expected.get("activation_gradient_top_tenth_of_samples_share"),
                    tolerance);
        }
    }

    private static void assertUnitNorms(String at, Window window, int layer, JsonNode expected, double tolerance) {
        UnitSummary units =
                window.units(new UnitSeries(layer, "W", Statistic.GRADIENT_L2)).orElseThrow();
        assertThat(units.highest()).hasSize(expected.size());
        double largest = units.highest().get(0).value();
        for (UnitValue unit : units.highest()) {
            double norm = expected.get(unit.unit()).asDouble();
            // in float, what nearly cancels over the batch keeps the rounding of its large summands
            double scale = tolerance < 1e-6 ? norm : largest;
            assertThat(unit.value()).as(at + " unit " + unit.unit()).isCloseTo(norm, within(tolerance * scale));
        }
    }

    private static void assertAgree(String at, Window window, Series series, JsonNode expected, double tolerance) {
        Summary actual = window.summary(series).orElseThrow();
        double scale = expected.get("mean_abs").asDouble();
        assertThat(actual.meanAbsolute()).as(at).isCloseTo(scale, within(tolerance * scale));
        double l2 = expected.get("l2").asDouble();
        assertThat(actual.l2()).as(at).isCloseTo(l2, within(tolerance * l2));
        assertThat(actual.min()).as(at).isCloseTo(expected.get("min").asDouble(), within(tolerance * l2));
        assertThat(actual.max()).as(at).isCloseTo(expected.get("max").asDouble(), within(tolerance * l2));
        assertThat(actual.zeroShare())
                .as(at)
                .isEqualTo(expected.get("zero_share").asDouble());
    }

    /** The reference gives the share over all units: the mean of the shares of all of them. */
    private static void assertShare(String at, Window window, int layer, Statistic statistic, JsonNode expected) {
        window.units(new UnitSeries(layer, "", statistic)).ifPresent(units -> {
            double mean = units.highest().stream()
                    .mapToDouble(UnitValue::value)
                    .average()
                    .orElseThrow();
            assertThat(mean).as(at + " " + statistic).isCloseTo(expected.asDouble(), within(1e-9));
        });
    }

    private static void assertDeadUnits(String at, Window window, int layer, double expected) {
        UnitSummary units =
                window.units(new UnitSeries(layer, "", Statistic.ZERO_SHARE)).orElseThrow();
        double dead =
                units.highest().stream().filter(unit -> unit.value() == 1.0).count() / (double) units.units();
        assertThat(dead).as(at + " dead units").isCloseTo(expected, within(1e-12));
    }

    private static void assertNumber(String at, Window window, Series series, JsonNode expected, double tolerance) {
        if (expected.isNumber() && Double.isFinite(expected.asDouble())) {
            assertThat(window.summary(series).orElseThrow().mean())
                    .as(at + " " + series.quantity())
                    .isCloseTo(expected.asDouble(), within(tolerance));
        } else {
            assertThat(window.summary(series)).as(at + " " + series.quantity()).isEmpty();
        }
    }
}
