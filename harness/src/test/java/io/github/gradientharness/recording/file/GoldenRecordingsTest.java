package io.github.gradientharness.recording.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.gradientharness.recording.Declaration;
import io.github.gradientharness.recording.Ending;
import io.github.gradientharness.recording.Expectation;
import io.github.gradientharness.recording.Header;
import io.github.gradientharness.recording.Layer;
import io.github.gradientharness.recording.MetricPoint;
import io.github.gradientharness.recording.Model;
import io.github.gradientharness.recording.Parameter;
import io.github.gradientharness.recording.Quantity;
import io.github.gradientharness.recording.Recording;
import io.github.gradientharness.recording.SeedGroup;
import io.github.gradientharness.recording.Series;
import io.github.gradientharness.recording.UnitSeries;
import io.github.gradientharness.recording.UnitSeries.Statistic;
import io.github.gradientharness.recording.Window;
import io.github.gradientharness.stats.Distribution;
import io.github.gradientharness.stats.ShareRequirement;
import io.github.gradientharness.stats.Summary;
import io.github.gradientharness.stats.UnitValue;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Files of format version 1 stay readable, with the values that stand in them. */
class GoldenRecordingsTest {

    private static final Path FILES = Path.of("src/test/resources/recordings/version-1");

    private static Recording read(String file) throws IOException {
        return RecordingReader.read(FILES.resolve(file));
    }

    private static Summary summary(Recording recording, int window, int layer, String parameter, Quantity quantity) {
        return recording
                .windows()
                .get(window)
                .summary(new Series(layer, parameter, quantity))
                .orElseThrow();
    }

    @Test
    void theHeader() throws IOException {
        Header header = read("complete.jsonl").header();

        assertThat(header.runId()).isEqualTo("golden-run");
        assertThat(header.startedAt()).isEqualTo("2026-11-25T12:00:00.000Z");
        assertThat(header.suite()).isEqualTo("com.example.GoldenTest");
        assertThat(header.test()).isEqualTo("learns");
        assertThat(header.displayName()).isEqualTo("learns()");
        assertThat(header.seed()).isEqualTo(7);
        assertThat(header.environment())
                .containsExactlyInAnyOrderEntriesOf(Map.of("java", "17", "os", "Linux amd64", "processors", "2"));
        assertThat(header.declaration())
                .isEqualTo(new Declaration(
                        true,
                        Map.of("vanishing-gradient", 0.001),
                        List.of(new Expectation("dead-layer", "second", "a second layer without input"))));
        assertThat(header.seedGroup())
                .isEqualTo(new SeedGroup(
                        "learns", 7, 40, new ShareRequirement(ShareRequirement.Kind.AT_LEAST, 0.8, 0.95), false));
        Parameter kernel = new Parameter("W", Parameter.Role.KERNEL, List.of(2L, 2L));
        Parameter bias = new Parameter("b", Parameter.Role.BIAS, List.of(2L));
        Layer first = new Layer(0, "first", "", "tanh", 2, 2, List.of(kernel, bias));
        Layer second = new Layer(
                1, "second", "", "relu", 2, 1, List.of(new Parameter("W", Parameter.Role.KERNEL, List.of(2L, 1L))));
        assertThat(header.model()).isEqualTo(new Model("2 layers", "written by hand", List.of(first, second), "", 8));
    }

    @Test
    void theSummaries() throws IOException {
        Recording recording = read("complete.jsonl");

        assertThat(recording.damage()).isEmpty();
        assertThat(recording.windows()).hasSize(4);
        Summary kernel = summary(recording, 0, 0, "W", Quantity.GRADIENT);
        assertThat(kernel.tensors()).isEqualTo(1);
        assertThat(kernel.count()).isEqualTo(4);
        assertThat(kernel.mean()).isEqualTo(0.5);
        assertThat(kernel.meanAbsolute()).isEqualTo(1.5);
        assertThat(kernel.standardDeviation()).isCloseTo(Math.sqrt(3.25), within(1e-9));
        assertThat(kernel.l2()).isCloseTo(Math.sqrt(14), within(1e-9));
        assertThat(kernel.min()).isEqualTo(-2);
        assertThat(kernel.max()).isEqualTo(3);
        assertThat(kernel.zeros()).isEqualTo(1);
        assertThat(kernel.examined()).isEqualTo(4);
        assertThat(summary(recording, 0, 0, "b", Quantity.GRADIENT).meanAbsolute())
                .isEqualTo(0.5);
        assertThat(summary(recording, 0, 0, "W", Quantity.UPDATE).max()).isEqualTo(0.03);
        assertThat(summary(recording, 0, 0, "W", Quantity.PARAMETER).mean()).isEqualTo(4);
        assertThat(summary(recording, 0, 0, "", Quantity.ACTIVATION).mean()).isCloseTo(1.25 / 6, within(1e-9));
        assertThat(summary(recording, 0, 0, "", Quantity.ACTIVATION_GRADIENT).zeros())
                .isEqualTo(4);
        assertThat(summary(recording, 0, 0, "", Quantity.SAMPLE_CONCENTRATION).mean())
                .isEqualTo(0.8);
        assertThat(summary(recording, 0, 0, "", Quantity.UNIT_SIMILARITY).mean())
                .isEqualTo(0.9565933734);
        Summary bad = summary(recording, 3, 1, "W", Quantity.GRADIENT);
        assertThat(bad.nans()).isEqualTo(1);
        assertThat(bad.mean()).isEqualTo(-0.125);
        assertThat(recording.windows().get(3).hasNonFinite()).isTrue();
    }

    @Test
    void distributionsUnitsMetricsAndTheEnd() throws IOException {
        Recording recording = read("complete.jsonl");
        Window first = recording.windows().get(0);

        assertThat(first.distribution(new Series(0, "W", Quantity.GRADIENT)))
                .contains(Distribution.of(new int[] {1015, 2032, 3041, 3053}, new long[] {1, 1, 1, 1}));
        assertThat(first.units(new UnitSeries(0, "W", Statistic.GRADIENT_L2))
                        .orElseThrow()
                        .highest())
                .containsExactly(new UnitValue(0, 3.16227766), new UnitValue(1, 2));
        assertThat(first.units(new UnitSeries(0, "", Statistic.SATURATED_SHARE))
                        .orElseThrow()
                        .highest())
                .containsExactly(new UnitValue(0, 1), new UnitValue(1, 0));
        assertThat(recording.metrics())
                .containsExactly(
                        new MetricPoint("test accuracy", 1, 2, 0.25), new MetricPoint("test accuracy", 2, 4, 0.5));
        assertThat(recording.ending()).isEqualTo(new Ending(Ending.Status.COMPLETE, 4, 2, 1_000, 100_000, ""));
    }

    /** Files had a checksum at the end of a window's line for a while. */
    @Test
    void theSameWithChecksums() throws IOException {
        assertThat(read("with-checksums.jsonl")).isEqualTo(read("complete.jsonl"));
    }

    @Test
    void aSummaryOfElevenNumbersWasExaminedInFull() throws IOException {
        Recording recording = read("before-examined.jsonl");

        assertThat(recording.damage()).isEmpty();
        assertThat(recording.header().seedGroup()).isNull();
        assertThat(recording.windows()).hasSize(2);
        Summary kernel = summary(recording, 1, 0, "W", Quantity.GRADIENT);
        assertThat(kernel.examined()).isEqualTo(4);
        assertThat(kernel.zeroShare()).isEqualTo(0.25);
        assertThat(recording.ending().iterations()).isEqualTo(2);
    }

    @Test
    void aSummaryOfASampleInAFileThatWasCutOff() throws IOException {
        Recording recording = read("sampled-and-cut-off.jsonl");

        assertThat(recording.damage())
                .isEqualTo("cut off in line 4 (it is not complete JSON); what stands before it was read");
        assertThat(recording.notes()).containsExactly("cut off behind this line");
        assertThat(recording.ending()).isNull();
        Summary kernel = summary(recording, 0, 0, "W", Quantity.GRADIENT);
        assertThat(kernel.count()).isEqualTo(300_000_000);
        assertThat(kernel.examined()).isEqualTo(17_647_200);
        assertThat(kernel.zeros()).isEqualTo(3);
        assertThat(kernel.l2()).isCloseTo(500, within(1e-6));
    }
}
