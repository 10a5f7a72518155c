package io.github.gradientharness.recording;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.gradientharness.instrument.GradientRecorder;
import io.github.gradientharness.instrument.RecorderOptions;
import io.github.gradientharness.instrument.Windowing;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.regex.Matcher;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The quick way to read windows, beside the general one: a space before a line sends it there. */
class WindowLineTest {

    @TempDir
    private Path folder;

    private Path file;
    private Path twin;

    @BeforeEach
    void record() {
        file = folder.resolve("test.jsonl");
        twin = folder.resolve("twin.jsonl");
        GradientRecorder recorder = new GradientRecorder(
                new RecorderOptions("run", "suite", "test", "test", Declaration.NONE, Windowing.EPOCH, () -> file));
        recorder.layer("first", "tanh", 2, 3).layer("s\u00e9cond \"2\"", "relu", 3, 3);
        Random random = new Random(1);
        for (int iteration = 0; iteration < 12; iteration++) {
            for (String layer : new String[] {"first", "s\u00e9cond \"2\""}) {
                record(recorder, random, layer, iteration);
            }
            recorder.endIteration(iteration == 9 ? Double.POSITIVE_INFINITY : random.nextDouble());
            if (iteration % 4 == 3) {
                recorder.endEpoch();
            }
        }
        recorder.metric("accuracy", 0.5);
        recorder.end(Ending.Status.COMPLETE);
    }

    private static void record(GradientRecorder recorder, Random random, String layer, int iteration) {
        for (Quantity quantity : new Quantity[] {Quantity.GRADIENT, Quantity.UPDATE, Quantity.PARAMETER}) {
            float size = iteration == 10 ? 0 : 1e-30f;
            recorder.record(layer, quantity, rows(random, size));
            recorder.record(layer, "b", quantity, rows(random, iteration == 11 ? Float.NaN : 1)[0]);
        }
        recorder.record(layer, Quantity.ACTIVATION, rows(random, 1));
        recorder.record(layer, Quantity.ACTIVATION_GRADIENT, rows(random, 1e10f));
    }

    private static float[][] rows(Random random, float size) {
        float[][] rows = new float[3][3];
        for (float[] row : rows) {
            for (int i = 0; i < row.length; i++) {
                row[i] = size * (float) random.nextGaussian();
            }
        }
        return rows;
    }

    /** The file with a space before every line. */
    private Recording readTheGeneralWay() throws IOException {
        String lines = Files.readString(file, StandardCharsets.ISO_8859_1);
        Files.writeString(twin, " " + lines.replace("\n", "\n "), StandardCharsets.ISO_8859_1);
        byte[] bytes = Files.readAllBytes(twin);
        if (lines.endsWith("\n")) {
            ByteArrayOutputStream shorter = new ByteArrayOutputStream();
            shorter.write(bytes, 0, bytes.length - 1);
            Files.write(twin, shorter.toByteArray());
        }
        return RecordingReader.read(twin);
    }

    @Test
    void whatTheRecorderWritesIsReadTheQuickWay() throws IOException {
        Recording recording = RecordingReader.read(file);

        assertThat(recording.windows()).hasSizeGreaterThan(3).allSatisfy(window -> {
            assertThat(window.series()).isInstanceOf(SummaryTable.class);
            assertThat(window.distributions()).isInstanceOf(LaterMap.class);
            assertThat(window.units()).isInstanceOf(PartMap.class);
        });
        assertThat(readTheGeneralWay().windows())
                .noneSatisfy(window -> assertThat(window.series()).isInstanceOf(SummaryTable.class));
    }

    @Test
    void bothWaysReadTheSame() throws IOException {
        Recording quick = RecordingReader.read(file);

        assertThat(quick).isEqualTo(readTheGeneralWay());
        assertThat(quick.windows().get(0).units()).isNotEmpty();
        assertThat(quick.windows().get(0).distributions()).hasSize(16);
        for (Window window : quick.windows()) {
            window.units()
                    .forEach((key, units) ->
                            assertThat(window.valuesOfUnits(key)).contains(units.values()));
            assertThat(window.valuesOfUnits(new UnitSeries(9, "W", UnitSeries.Statistic.ZERO_SHARE)))
                    .isEmpty();
        }
    }

    /** One byte is changed, added or taken away anywhere behind the header: both read the same, and complain the same. */
    @Test
    void bothWaysReadTheSameOfADamagedFile() throws IOException {
        byte[] whole = Files.readAllBytes(file);
        int header = Files.readString(file, StandardCharsets.ISO_8859_1).indexOf('\n') + 1;
        byte[] likely = "0123456789-+.eE,:[]{}\"\\ \n\tnulW".getBytes(StandardCharsets.UTF_8);
        Random random = new Random(3);
        int damaged = 0;
        for (int i = 0; i < 600; i++) {
            int place = header + random.nextInt(whole.length - header);
            byte other = likely[random.nextInt(likely.length)];
            ByteArrayOutputStream changed = new ByteArrayOutputStream();
            changed.write(whole, 0, place);
            int kind = random.nextInt(3);
            if (kind < 2) {
                changed.write(other);
            }
            int rest = kind == 0 ? place : place + 1;
            changed.write(whole, rest, whole.length - rest);
            Files.write(file, changed.toByteArray());

            Recording quick = RecordingReader.read(file);

            assertThat(quick)
                    .as("byte %s at %s, kind %s", (char) other, place, kind)
                    .isEqualTo(readTheGeneralWay());
            damaged += quick.damage().isEmpty() ? 0 : 1;
        }
        assertThat(damaged).isBetween(150, 590);
    }

    /** The same in the summaries of a line whose checksum is made anew, so that the quick way has to find the damage. */
    @Test
    void bothWaysReadTheSameOfADamagedLineWithTheRightChecksum() throws IOException {
        String[] lines = Files.readString(file, StandardCharsets.ISO_8859_1).split("(?<=\n)");
        String likely = "0123456789-+.eE,:[]{}\"\\ nulW";
        Random random = new Random(4);
        int damaged = 0;
        for (int i = 0; i < 600; i++) {
            String line = lines[1];
            int place = random.nextInt(line.indexOf(",\"units\":"));
            char other = likely.charAt(random.nextInt(likely.length()));
            int kind = random.nextInt(3);
            String changed =
                    line.substring(0, place) + (kind < 2 ? other : "") + line.substring(kind == 0 ? place : place + 1);
            Files.writeString(file, lines[0] + signed(changed) + lines[2], StandardCharsets.ISO_8859_1);

            Recording quick = RecordingReader.read(file);

            assertThat(quick).as("byte %s at %s, kind %s", other, place, kind).isEqualTo(readTheGeneralWay());
            damaged += quick.damage().isEmpty() ? 0 : 1;
        }
        assertThat(damaged).isBetween(150, 590);
    }

    /** With the checksum of what it says. */
    private static String signed(String line) {
        int covered = line.indexOf(",\"crc32\":");
        byte[] bytes = line.getBytes(StandardCharsets.ISO_8859_1);
        return line.substring(0, covered) + ",\"crc32\":" + LineChecksum.of(bytes, 0, covered) + "}\n";
    }

    /** Without its checksum, or with another, a line is read the general way, and says the same. */
    @Test
    void aLineThatWasChangedByHandIsRead() throws IOException {
        Recording asWritten = RecordingReader.read(file);
        String text = Files.readString(file, StandardCharsets.ISO_8859_1);

        Files.writeString(file, text.replaceAll(",\"crc32\":\\d+}", "}"), StandardCharsets.ISO_8859_1);
        assertThat(RecordingReader.read(file)).isEqualTo(asWritten);
        Files.writeString(file, text.replaceAll(",\"crc32\":\\d+}", ",\"crc32\":1}"), StandardCharsets.ISO_8859_1);
        assertThat(RecordingReader.read(file)).isEqualTo(asWritten);
    }

    /** A field that comes last of its line, so that the checksum is all that vouches for it. */
    @Test
    void whoForgesTheChecksumAsWellIsToldSoWhereItMatters() throws IOException {
        String[] lines = Files.readString(file, StandardCharsets.ISO_8859_1).split("(?<=\n)");
        for (String other : new String[] {"x", "\"", "[", "]", "}", "-", "99999"}) {
            String changed = lines[1].replaceFirst(
                    "\"quantity\":\"GRADIENT\",\"parameter\":\"W\",\"runs\":\\[\\[",
                    "$0" + Matcher.quoteReplacement(other));
            Files.writeString(file, lines[0] + signed(changed) + lines[2], StandardCharsets.ISO_8859_1);

            Window window = RecordingReader.read(file).windows().get(0);

            assertThatThrownBy(() -> window.distributions().values().forEach(values -> values.count()))
                    .isInstanceOf(UncheckedIOException.class)
                    .cause()
                    .isInstanceOf(UnreadableRecordingException.class)
                    .hasMessage("Can't read the recording " + file + ": a line's checksum is right, yet what stands"
                            + " before it is not what a recorder writes. Delete the file and run the test again.");
        }
    }

    @Test
    void nothingOfAWindowCanBeChanged() throws IOException {
        Window window = RecordingReader.read(file).windows().get(0);
        Series series = window.series().keySet().iterator().next();

        for (Map<?, ?> map : List.of(window.series(), window.distributions(), window.units())) {
            Map.Entry<?, ?> entry = map.entrySet().iterator().next();
            assertThatThrownBy(map::clear).isInstanceOf(UnsupportedOperationException.class);
            assertThatThrownBy(() -> map.remove(entry.getKey())).isInstanceOf(UnsupportedOperationException.class);
            assertThatThrownBy(() -> entry.setValue(null)).isInstanceOf(UnsupportedOperationException.class);
        }
        assertThat(window.series().get(series)).isEqualTo(window.summary(series).orElseThrow());
        assertThat(window.series()).doesNotContainKey(new Series(9, "W", Quantity.GRADIENT));
    }
}
