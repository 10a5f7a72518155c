package io.github.gradientharness.recording.file;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.github.gradientharness.instrument.GradientRecorder;
import io.github.gradientharness.instrument.RecorderOptions;
import io.github.gradientharness.instrument.Windowing;
import io.github.gradientharness.recording.Declaration;
import io.github.gradientharness.recording.Ending;
import io.github.gradientharness.recording.Quantity;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The fast parser says what Jackson says, or nothing. */
class CompactLineTest {

    private static final String ALPHABET = "0123456789.,-+eE[]{}\":\\ \tntfu\u00e9";
    private static final int LAYERS = 50;

    @TempDir
    private Path folder;

    /** What one of the parsers makes of a line, or why it makes nothing of it. */
    private record Read(@Nullable Object value, @Nullable Exception refusal) {

        boolean isRefused() {
            return refusal != null;
        }
    }

    private interface Reading {
        @Nullable
        Object read() throws IOException;
    }

    private static Read of(Reading reading) throws IOException {
        try {
            return new Read(reading.read(), null);
        } catch (MalformedLineException | JsonProcessingException exception) {
            return new Read(null, exception);
        }
    }

    private Read compact(RecordingLines lines, Memory memory, boolean isTree) throws IOException {
        CompactLine line = new CompactLine(memory);
        assertThat(line.goTo(lines)).as("a line end stands behind the line").isTrue();
        return of(() -> isTree ? line.tree() : new WindowReader(LAYERS).read(line));
    }

    private Read jackson(RecordingLines lines, Memory memory, boolean isTree) throws IOException {
        try (JacksonLine line = new JacksonLine(lines, memory)) {
            return of(() -> isTree ? line.tree() : new WindowReader(LAYERS).read(line));
        }
    }

    /** Returns how many of the lines the fast parser reads. */
    private int compare(List<byte[]> all) throws IOException {
        Path file = folder.resolve("lines.jsonl");
        try (var out = Files.newOutputStream(file)) {
            for (byte[] line : all) {
                out.write(line);
                out.write('\n');
            }
        }
        int fast = 0;
        try (RecordingLines lines = new RecordingLines(file)) {
            Memory memory = new Memory(file, Long.MAX_VALUE);
            for (byte[] line : all) {
                assertThat(lines.next()).isTrue();
                for (boolean isTree : new boolean[] {true, false}) {
                    Read compact = compact(lines, memory, isTree);
                    if (!compact.isRefused()) {
                        assertThat(compact)
                                .as(new String(line, StandardCharsets.UTF_8))
                                .isEqualTo(jackson(lines, memory, isTree));
                        fast++;
                    }
                }
            }
        }
        return fast;
    }

    private List<byte[]> recorded() throws IOException {
        Path file = folder.resolve("recorded.jsonl");
        GradientRecorder recorder = new GradientRecorder(
                new RecorderOptions("run", "suite", "test", "test", Declaration.NONE, Windowing.EPOCH, () -> file));
        recorder.layer("first", "tanh", 3, 3).layer("second", "relu", 3, 3);
        Random random = new Random(1);
        for (int iteration = 0; iteration < 12; iteration++) {
            for (String layer : new String[] {"first", "second"}) {
                float size = (float) Math.pow(10, random.nextInt(60) - 35);
                recorder.record(layer, Quantity.GRADIENT, rows(random, size));
                recorder.record(layer, "b", Quantity.GRADIENT, rows(random, iteration == 9 ? Float.NaN : 1)[0]);
                recorder.record(layer, Quantity.PARAMETER, rows(random, iteration == 10 ? 0 : 1));
                recorder.record(layer, Quantity.ACTIVATION, rows(random, 1));
            }
            recorder.endIteration(iteration == 8 ? Double.POSITIVE_INFINITY : random.nextDouble());
            if (iteration % 4 == 3) {
                recorder.endEpoch();
            }
        }
        recorder.metric("accuracy", 0.5);
        recorder.end(Ending.Status.COMPLETE);
        return lines(file);
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

    private static List<byte[]> lines(Path file) throws IOException {
        return Files.readAllLines(file).stream()
                .filter(line -> !line.isEmpty())
                .map(line -> line.getBytes(StandardCharsets.UTF_8))
                .toList();
    }

    private List<byte[]> everything() throws IOException {
        List<byte[]> all = new ArrayList<>(recorded());
        try (Stream<Path> files = Files.list(Path.of("src/test/resources/recordings/version-1"))) {
            for (Path file : files.sorted().toList()) {
                all.addAll(lines(file));
            }
        }
        return all;
    }

    @Test
    void everyLineOfARecorderIsReadFastAndAsJacksonReadsIt() throws IOException {
        List<byte[]> recorded = recorded();
        long windows = recorded.stream()
                .filter(line -> new String(line, StandardCharsets.UTF_8).contains("\"type\":\"window\""))
                .count();

        assertThat(windows).isGreaterThan(4);
        assertThat(compare(recorded)).isEqualTo(recorded.size() + (int) windows);
    }

    @Test
    void olderFilesAreReadAsJacksonReadsThem() throws IOException {
        assertThat(compare(everything())).isPositive();
    }

    @Test
    void linesOfWhichAByteIsAnotherAreReadAsJacksonReadsThemOrNotAtAll() throws IOException {
        Random random = new Random(7);
        List<byte[]> originals = everything();
        List<byte[]> mutated = new ArrayList<>();
        for (int i = 0; i < 6_000; i++) {
            mutated.add(mutated(originals.get(random.nextInt(originals.size())), random));
        }

        assertThat(compare(mutated)).isPositive();
    }

    private static byte[] mutated(byte[] line, Random random) {
        StringBuilder text = new StringBuilder(new String(line, StandardCharsets.UTF_8));
        int place = random.nextInt(text.length());
        char other = ALPHABET.charAt(random.nextInt(ALPHABET.length()));
        switch (random.nextInt(4)) {
            case 0 -> text.insert(place, other);
            case 1 -> text.deleteCharAt(place);
            case 2 -> text.insert(place, text.substring(place, Math.min(text.length(), place + 12)));
            default -> text.setCharAt(place, other);
        }
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"a\":0,\"b\":-1,\"c\":999999999999999999,\"d\":-999999999999999999}",
                "{\"a\":9007199254740993.0,\"b\":1.5E-30,\"c\":123456789012345.678,\"d\":4.9E-324,\"e\":-1.7976931348623157E308}",
                "{\"a\":[],\"b\":{},\"c\":[[],[1,[2]],{\"a\":1}],\"d\":null,\"e\":true,\"f\":false,\"g\":\"\"}",
                "[1,2]",
                "\"text\"",
            })
    void whatIsWrittenCompactlyIsReadFast(String line) throws IOException {
        assertThat(compare(List.of(line.getBytes(StandardCharsets.UTF_8)))).isPositive();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"a\":1,\"a\":2}",
                "{\"a\":{\"b\":1},\"b\":{\"c\":1,\"c\":1}}",
                "{\"a\":1,}",
                "{,\"a\":1}",
                "{\"a\":1\"b\":2}",
                "{\"a\":01}",
                "{\"a\":-0}",
                "{\"a\":1.}",
                "{\"a\":.5}",
                "{\"a\":1E}",
                "{\"a\":+1}",
                "{\"a\":1000000000000000000000}",
                "{\"a\":nul}",
                "{\"a\":tru}",
                "{\"a\":[1,]}",
                "{\"a\":[,1]}",
                "{\"a\":[1 ,2]}",
                "{\"a\":\"\\n\"}",
                "{\"a\":\"\u00e9\"}",
                "{\"a\":1}}",
                "{\"a\":1",
                "[[[[[[[[[[[[1]]]]]]]]]]]]",
                "",
            })
    void whatIsWrittenOtherwiseIsLeftToJackson(String line) throws IOException {
        assertThat(compare(List.of(line.getBytes(StandardCharsets.UTF_8)))).isZero();
    }
}
