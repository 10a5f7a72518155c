package io.github.gradientharness.recording.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.gradientharness.recording.Declaration;
import io.github.gradientharness.recording.Recording;
import io.github.gradientharness.recording.Recordings;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files that no recorder writes: each is damage or a refusal that says what is wrong, and takes neither long nor much. */
class HostileFileTest {

    @TempDir
    private Path folder;

    private Path file;

    @BeforeEach
    void write() throws IOException {
        file = folder.resolve("test.jsonl");
        try (RecordingWriter writer =
                new RecordingWriter(file, Recordings.header(Recordings.model(1), Declaration.NONE))) {
            writer.append(Recordings.window(1, 1.0));
        }
    }

    private Recording withLine(String line) throws IOException {
        Files.writeString(file, Files.readString(file) + line + "\n{\"type\":\"note\",\"text\":\"behind\"}\n");
        return RecordingReader.read(file);
    }

    private static void assertDamage(Recording recording, String problem) {
        assertThat(recording.windows()).hasSize(1);
        assertThat(recording.notes()).isEmpty();
        assertThat(recording.damage())
                .isEqualTo("line 3 is damaged (" + problem + "); it and what follows was left out");
    }

    @Test
    void deepNestingIsDamage() throws IOException {
        assertDamage(
                withLine("{\"type\":\"weather\",\"rain\":" + "[".repeat(500_000) + "]".repeat(500_000) + "}"),
                "it is nested deeper than 64 levels");
    }

    @Test
    void aNumberOfAMillionDigitsIsDamage() throws IOException {
        assertDamage(
                withLine("{\"type\":\"metric\",\"value\":" + "9".repeat(500_000) + "}"),
                "it holds a number of more than 100 digits");
    }

    @Test
    void anExponentBeyondAllDoublesIsDamage() throws IOException {
        assertDamage(
                withLine("{\"type\":\"metric\",\"name\":\"a\",\"epoch\":1,\"iteration\":1,\"value\":1e999999999}"),
                "field 'value' should be a finite number");
    }

    /** Of two values, neither is taken. */
    @Test
    void aFieldThatComesTwiceIsDamage() throws IOException {
        String window = Files.readAllLines(file).get(1);
        String twice = window.replace("\"W\":", "\"W\":[1,1,1,1,1,1,1,1,0,1,0,0],\"W\":");

        assertThat(twice).isNotEqualTo(window);
        assertDamage(withLine(twice), "a field comes twice");
    }

    @Test
    void aFieldThatComesTwiceInTheEndIsNoEnd() throws IOException {
        Recording recording = withLine("{\"type\":\"end\",\"status\":\"ABORTED\",\"status\":\"COMPLETE\"}");

        assertDamage(recording, "a field comes twice");
        assertThat(recording.ending()).isNull();
    }

    @Test
    void aHeaderInWhichAFieldComesTwiceIsRefused() throws IOException {
        Files.writeString(file, Files.readString(file).replaceFirst("\\{", "{\"suite\":\"another\","));

        assertThatThrownBy(() -> RecordingReader.read(file))
                .isInstanceOf(UnreadableRecordingException.class)
                .hasMessageEndingWith("in its header, a field comes twice. Delete it and run the test again.");
    }

    @Test
    void bytesThatAreNoUtf8BecomeTheCharacterThatStandsForThem() throws IOException {
        byte[] note = "{\"type\":\"note\",\"text\":\"caf\u00e9\"}\n".getBytes(StandardCharsets.ISO_8859_1);
        Files.write(file, note, StandardOpenOption.APPEND);

        Recording recording = RecordingReader.read(file);

        assertThat(recording.damage()).isEmpty();
        assertThat(recording.notes()).containsExactly("caf\ufffd");
    }

    @Test
    void bracketsInATextAreNoNesting() throws IOException {
        Recording recording = withLine("{\"type\":\"note\",\"text\":\"" + "[{\\\"".repeat(200) + "\"}");

        assertThat(recording.damage()).isEmpty();
        assertThat(recording.notes()).hasSize(2);
    }

    @Test
    void aLineWithoutEndIsDamage() throws IOException {
        try (OutputStream out = Files.newOutputStream(file, StandardOpenOption.APPEND)) {
            byte[] mebibyte = " ".repeat(1 << 20).getBytes(StandardCharsets.UTF_8);
            for (int i = 0; i <= RecordingLines.LONGEST_LINE >> 20; i++) {
                out.write(mebibyte);
            }
        }

        Recording recording = RecordingReader.read(file);

        assertThat(recording.windows()).hasSize(1);
        assertThat(recording.damage())
                .isEqualTo("line 3 is damaged (it is longer than 64 MiB); it and what follows was left out");
    }

    /** Nothing is made of what nobody knows. */
    @Test
    void aLongLineOfUnknownTypeIsPassedOver() throws IOException {
        write(3_000_000, "weather", "rain");

        Recording recording = RecordingReader.read(file, 1 << 20);

        assertThat(recording.damage()).isEmpty();
        assertThat(recording.windows()).hasSize(1);
    }

    @Test
    void aLineOfWhichMoreWouldBeMadeThanFitsIsRefused() throws IOException {
        write(20_000, "dataSet", "x");

        assertThatThrownBy(() -> RecordingReader.read(file, 1 << 20))
                .isInstanceOf(UnreadableRecordingException.class)
                .hasMessageContaining("more than a half of this JVM's memory of 1 MiB");
        assertThat(RecordingReader.read(file, 1 << 28).damage()).contains("line 3 is damaged");
    }

    private void write(int numbers, String type, String field) throws IOException {
        Files.writeString(
                file,
                "{\"type\":\"" + type + "\",\"" + field + "\":[" + "1,".repeat(numbers) + "1]}\n"
                        + "{\"type\":\"note\",\"text\":\"behind\"}\n",
                StandardOpenOption.APPEND);
    }

    @Test
    void aWindowOfWhichMoreWouldBeMadeThanFitsIsRefused() throws IOException {
        String window = Files.readAllLines(file).get(1);
        String summary = window.substring(window.indexOf("\"W\":") + 4, window.indexOf("]}}]") + 1);
        String many = IntStream.range(0, 10_000)
                .mapToObj(i -> "\"p" + i + "\":" + summary + ",")
                .collect(Collectors.joining());
        withLine(window.replace("\"W\":", many + "\"W\":"));

        assertThatThrownBy(() -> RecordingReader.read(file, 1 << 20)).isInstanceOf(UnreadableRecordingException.class);
    }

    @Test
    void somethingBehindALinesEndIsDamage() throws IOException {
        assertDamage(withLine("{\"type\":\"weather\"} {\"type\":\"end\"}"), "something stands behind its end");
    }

    @Test
    void aHeaderThatIsNestedDeeplyIsRefused() throws IOException {
        Files.writeString(file, "[".repeat(500_000));

        assertThatThrownBy(() -> RecordingReader.read(file))
                .isInstanceOf(UnreadableRecordingException.class)
                .hasMessageContaining("in its header, it is nested deeper than 64 levels");
    }

    @Test
    void manyParametersOfALayerAreReadInTheEnd() throws IOException {
        String window = Files.readAllLines(file).get(1).replace("\"toIteration\":10", "\"toIteration\":20");
        String summary = window.substring(window.indexOf("\"W\":") + 4, window.indexOf("]}}]") + 1);
        StringBuilder many = new StringBuilder();
        for (int i = 0; i < 20_000; i++) {
            many.append("\"p").append(i).append("\":").append(summary).append(',');
        }
        Recording recording = withLine(
                window.replace("\"fromIteration\":1,", "\"fromIteration\":11,").replace("\"W\":", many + "\"W\":"));

        assertThat(recording.damage()).isEmpty();
        assertThat(recording.windows().get(1).series()).hasSize(20_001);
    }

    @Test
    void aFileLargerThanTheMemoryIsRefusedWithWhatToDo() {
        assertThatThrownBy(() -> RecordingReader.read(file, 100))
                .isInstanceOf(UnreadableRecordingException.class)
                .hasMessage("Can't read the recording " + file + ": it would take more than a half of this JVM's memory"
                        + " of 0 MiB. Give it more: -Xmx, for Maven in MAVEN_OPTS.");
    }

    /** Three million of them took more memory than a report has. */
    @Test
    void ofNotesWithoutEndAFewAreKept() throws IOException {
        try (BufferedWriter writer = Files.newBufferedWriter(file, StandardOpenOption.APPEND)) {
            for (int note = 1; note <= 100_000; note++) {
                writer.write("{\"type\":\"note\",\"text\":\"note " + note + "\"}\n");
            }
        }

        Recording recording = RecordingReader.read(file);

        assertThat(recording.damage()).isEmpty();
        assertThat(recording.notes()).hasSize(101).startsWith("note 1").endsWith("99900 more notes were left out");
    }
}
