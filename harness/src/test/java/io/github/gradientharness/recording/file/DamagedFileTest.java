package io.github.gradientharness.recording.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.gradientharness.instrument.GradientRecorder;
import io.github.gradientharness.instrument.RecorderOptions;
import io.github.gradientharness.instrument.Windowing;
import io.github.gradientharness.json.Json;
import io.github.gradientharness.recording.Declaration;
import io.github.gradientharness.recording.Ending;
import io.github.gradientharness.recording.Quantity;
import io.github.gradientharness.recording.Recording;
import io.github.gradientharness.recording.Series;
import io.github.gradientharness.recording.Window;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a recorder wrote, and what became of it. */
class DamagedFileTest {

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

    /** Fields may come in any order and with any white space. */
    @Test
    void theOrderOfFieldsAndWhiteSpaceDoNotMatter() throws IOException {
        Recording written = RecordingReader.read(file);
        assertThat(written.windows().get(0).units()).isNotEmpty();
        assertThat(written.windows().get(0).distributions()).hasSize(16);
        StringBuilder turned = new StringBuilder();
        for (String line : Files.readAllLines(file)) {
            turned.append(' ').append(turned(Json.read(line))).append("\t\n");
        }
        Files.writeString(file, turned);

        Recording read = RecordingReader.read(file);

        assertThat(read.header()).isEqualTo(written.header());
        assertThat(read.windows()).isEqualTo(written.windows());
        assertThat(read.metrics()).isEqualTo(written.metrics());
        assertThat(read.ending()).isEqualTo(written.ending());
    }

    /** Fields from the last to the first, with spaces between. */
    private static String turned(Object value) {
        if (value instanceof Map<?, ?> object) {
            List<String> fields = new ArrayList<>();
            object.forEach((name, field) -> fields.add(0, Json.text(name) + " : " + turned(field)));
            return "{ " + String.join(" , ", fields) + " }";
        }
        return value instanceof List<?> list
                ? list.stream().map(DamagedFileTest::turned).collect(Collectors.joining(" , ", "[ ", " ]"))
                : Json.text(value);
    }

    /** One byte is changed, added or taken away anywhere behind the header. */
    @Test
    void aDamagedFileIsReadUpToTheDamageOrSaysSomethingElse() throws IOException {
        Recording written = RecordingReader.read(file);
        byte[] whole = Files.readAllBytes(file);
        int header = Files.readString(file, StandardCharsets.ISO_8859_1).indexOf('\n') + 1;
        byte[] likely = "0123456789-+.eE,:[]{}\"\\ \n\tnulW".getBytes(StandardCharsets.UTF_8);
        Random random = new Random(3);
        int damaged = 0;
        for (int i = 0; i < 1_200; i++) {
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

            Recording read = RecordingReader.read(file);

            long line = new String(whole, 0, place, StandardCharsets.ISO_8859_1)
                    .chars()
                    .filter(character -> character == '\n')
                    .count();
            int before = (int) Math.min(line - 1, written.windows().size());
            assertThat(read.windows().subList(0, before))
                    .as("byte %s at %s, kind %s", (char) other, place, kind)
                    .isEqualTo(written.windows().subList(0, before));
            damaged += read.damage().isEmpty() ? 0 : 1;
        }
        assertThat(damaged).isBetween(300, 1_190);
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
