package io.github.gradientharness.recording.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.github.gradientharness.recording.Declaration;
import io.github.gradientharness.recording.Ending;
import io.github.gradientharness.recording.Expectation;
import io.github.gradientharness.recording.Header;
import io.github.gradientharness.recording.MetricPoint;
import io.github.gradientharness.recording.Origin;
import io.github.gradientharness.recording.Quantity;
import io.github.gradientharness.recording.Recording;
import io.github.gradientharness.recording.Recordings;
import io.github.gradientharness.recording.SeedGroup;
import io.github.gradientharness.recording.Series;
import io.github.gradientharness.recording.Window;
import io.github.gradientharness.stats.ShareRequirement;
import io.github.gradientharness.stats.Summary;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RecordingFileTest {

    private static final Declaration DECLARATION = new Declaration(
            true,
            Map.of("vanishing-gradient", 0.001),
            List.of(new Expectation("vanishing-gradient", "hidden 1", "the \"textbook\" case\n…")));
    private static final Ending ENDING = new Ending(Ending.Status.FAILED, 20, 2, 123, 45_678, "", "expected: 1\n\"2\"");

    @TempDir
    Path folder;

    private Path file;

    @BeforeEach
    void nameTheFile() {
        file = folder.resolve("suite").resolve("test.jsonl");
    }

    private Recording write() throws IOException {
        Header header = Recordings.header(Recordings.model(2), DECLARATION);
        List<Window> windows = List.of(Recordings.window(1, 0.001, 0.1), Recordings.window(2, 0.0, Double.NaN));
        List<MetricPoint> metrics = List.of(new MetricPoint("test accuracy", 1, 10, 0.5));
        try (RecordingWriter writer = new RecordingWriter(file, header)) {
            writer.append(windows.get(0));
            writer.append(metrics.get(0));
            writer.append(windows.get(1));
            writer.append(ENDING);
        }
        return new Recording(header, windows, metrics, ENDING, "");
    }

    @Test
    void whatWasWrittenIsReadBack() throws IOException {
        Recording written = write();

        Recording read = RecordingReader.read(file);

        assertThat(read.header()).isEqualTo(written.header());
        assertThat(read.metrics()).isEqualTo(written.metrics());
        assertThat(read.ending()).isEqualTo(ENDING);
        assertThat(read.damage()).isEmpty();
        assertThat(read.windows()).hasSize(2);
        assertThat(read.windows().get(0))
                .usingRecursiveComparison()
                .ignoringFieldsMatchingRegexes(".*low")
                .withComparatorForType((a, b) -> Math.abs(a - b) <= 1e-9 * Math.abs(a) ? 0 : 1, Double.class)
                .isEqualTo(written.windows().get(0));
        Summary bad = read.windows()
                .get(1)
                .summary(new Series(1, "W", Quantity.GRADIENT))
                .orElseThrow();
        assertThat(bad.nans()).isEqualTo(2);
        assertThat(bad.meanAbsolute()).isNaN();
        assertThat(Files.readString(file)).doesNotContain("NaN");
    }

    /** Half an emoji, as a name that was cut off has it. */
    @Test
    void halfACharacterInANameLosesNoRecording() throws IOException {
        String half = "learns \ud83d";
        Header header = new Header(
                "run",
                "2026-01-01T00:00:00Z",
                "suite",
                half,
                half,
                Recordings.model(1),
                null,
                Map.of(),
                Declaration.NONE);
        Series series = new Series(0, half, Quantity.GRADIENT);
        try (RecordingWriter writer = new RecordingWriter(file, header)) {
            writer.append(new Window(1, 1, 1, 1, Summary.of(1), Map.of(series, Summary.of(1))));
            writer.append(new MetricPoint(half, 1, 1, 0.5));
        }

        Recording read = RecordingReader.read(file);

        assertThat(read.damage()).isEmpty();
        assertThat(read.header().test()).isEqualTo("learns ?");
        assertThat(read.windows().get(0).series()).containsOnlyKeys(new Series(0, "learns ?", Quantity.GRADIENT));
        assertThat(read.metrics()).extracting(MetricPoint::name).containsExactly("learns ?");
    }

    @Test
    void numbersKeepTenDigits() throws IOException {
        double value = 1.23456789012345e-7;
        try (RecordingWriter writer =
                new RecordingWriter(file, Recordings.header(Recordings.model(1), Declaration.NONE))) {
            writer.append(Recordings.window(1, value));
        }

        Summary read = RecordingReader.read(file)
                .windows()
                .get(0)
                .summary(new Series(0, "W", Quantity.GRADIENT))
                .orElseThrow();

        assertThat(read.max()).isEqualTo(1.234567890e-7);
        assertThat(read.l2()).isCloseTo(value * Math.sqrt(2), within(1e-9 * value));
    }

    @Test
    void aFileCutOffAnywhereBehindItsHeaderIsReadAsFarAsItGoes() throws IOException {
        write();
        byte[] whole = Files.readAllBytes(file);
        int headerEnd = Files.readAllLines(file).get(0).getBytes(StandardCharsets.UTF_8).length;
        for (int length = headerEnd; length < whole.length - 1; length++) {
            Files.write(file, Arrays.copyOf(whole, length));
            Recording read = RecordingReader.read(file);
            assertThat(read.ending()).as("cut at %s", length).isNull();
            boolean atLineEnd = whole[length] == '\n' || whole[length - 1] == '\n';
            if (atLineEnd) {
                assertThat(read.damage()).as("cut at %s", length).isEmpty();
            } else {
                assertThat(read.damage()).as("cut at %s", length).contains("cut off in line");
            }
        }
    }

    @Test
    void aFileCutOffInItsHeaderIsRefused() throws IOException {
        write();
        byte[] whole = Files.readAllBytes(file);
        for (int length : new int[] {1, 40, 200}) {
            Files.write(file, Arrays.copyOf(whole, length));
            assertThatThrownBy(() -> RecordingReader.read(file))
                    .isInstanceOf(UnreadableRecordingException.class)
                    .hasMessageContaining(file.toString())
                    .hasMessageContaining("first line is not JSON");
        }
    }

    @Test
    void anEmptyFileIsRefused() throws IOException {
        Files.createDirectories(file.getParent());
        Files.createFile(file);

        assertThatThrownBy(() -> RecordingReader.read(file))
                .isInstanceOf(UnreadableRecordingException.class)
                .hasMessage("Can't read the recording " + file + ": it is empty. Delete it and run the test again.");
    }

    @Test
    void anotherFormatIsRefusedByName() throws IOException {
        write();
        Files.writeString(file, Files.readString(file).replace("gradient-recording", "lightning-logs"));

        assertThatThrownBy(() -> RecordingReader.read(file))
                .isInstanceOf(UnreadableRecordingException.class)
                .hasMessageContaining("its format is 'lightning-logs', not 'gradient-recording'");
    }

    @ParameterizedTest
    @ValueSource(strings = {"[]", "7", "\"x\"", "{}", "null"})
    void jsonThatIsNoRecordingIsRefused(String line) throws IOException {
        Files.createDirectories(file.getParent());
        Files.writeString(file, line);

        assertThatThrownBy(() -> RecordingReader.read(file))
                .isInstanceOf(UnreadableRecordingException.class)
                .hasMessageContaining("it names no format");
    }

    @ParameterizedTest
    @ValueSource(strings = {"2", "0", "1.5", "\"1\"", "null"})
    void anotherVersionIsRefusedByName(String version) throws IOException {
        write();
        Files.writeString(file, Files.readString(file).replace("\"version\":1", "\"version\":" + version));

        assertThatThrownBy(() -> RecordingReader.read(file))
                .isInstanceOf(UnreadableRecordingException.class)
                .hasMessageContaining("its format version is " + version + " and this reader knows version 1")
                .hasMessageContaining("Use the same version of gradient-maven-plugin and gradient-harness");
    }

    @Test
    void aDamagedLineInTheMiddleIsNamedAndWhatStoodBeforeItIsKept() throws IOException {
        write();
        List<String> lines = Files.readAllLines(file);
        lines.set(3, lines.get(3).replace("\"fromEpoch\":2", "\"fromEpoch\":\"two\""));
        Files.write(file, lines);

        Recording read = RecordingReader.read(file);

        assertThat(read.windows()).hasSize(1);
        assertThat(read.damage())
                .isEqualTo("line 4 is damaged (field 'fromEpoch' should be a whole number);"
                        + " it and what follows was left out");
    }

    @Test
    void linesOfUnknownTypeArePassedOver() throws IOException {
        write();
        List<String> lines = Files.readAllLines(file);
        lines.add(2, "{\"type\":\"weather\",\"rain\":true}");
        Files.write(file, lines);

        Recording read = RecordingReader.read(file);

        assertThat(read.damage()).isEmpty();
        assertThat(read.windows()).hasSize(2);
    }

    @Test
    void thatATestDidNotAskToBeRecordedIsKeptAndSaidOnlyThen() throws IOException {
        Declaration unasked = Declaration.unasked(Map.of("vanishing-gradient", 0.001), List.of("defaults"));
        new RecordingWriter(file, Recordings.header(Recordings.model(1), unasked)).close();
        Path other = folder.resolve("other.jsonl");
        new RecordingWriter(other, Recordings.header(Recordings.model(1), DECLARATION)).close();

        assertThat(RecordingReader.header(file).declaration()).isEqualTo(unasked);
        assertThat(file).content().contains("\"asked\":false");
        assertThat(RecordingReader.header(other).declaration().asked()).isTrue();
        assertThat(other).content().doesNotContain("asked");
    }

    @Test
    void replacingKeepsHeaderAndCanBeAppendedTo() throws IOException {
        Header header = Recordings.header(Recordings.model(1), DECLARATION);
        try (RecordingWriter writer = new RecordingWriter(file, header)) {
            writer.append(Recordings.window(1, 1.0));
            writer.append(Recordings.window(2, 2.0));
            Window merged = Recordings.window(1, 1.0).merge(Recordings.window(2, 2.0));
            writer.replace(
                    new Recording(header, List.of(merged), List.of(), List.of("no dL/da of the embedding"), null, ""));
            writer.append(Recordings.window(3, 3.0));
            writer.append(ENDING);
        }

        Recording read = RecordingReader.read(file);

        assertThat(read.header()).isEqualTo(header);
        assertThat(read.windows()).hasSize(2);
        assertThat(read.windows().get(0).toEpoch()).isEqualTo(2);
        assertThat(read.notes()).containsExactly("no dL/da of the embedding");
        assertThat(read.ending()).isEqualTo(ENDING);
        assertThat(folder.resolve("suite").toFile().list()).containsExactly("test.jsonl");
    }

    @Test
    void recordingsAreFoundInOrderAndOtherFilesLeftAlone() throws IOException {
        write();
        Files.writeString(folder.resolve("notes.txt"), "hello");
        Files.copy(file, folder.resolve("a.jsonl"));

        assertThat(RecordingReader.filesIn(folder)).containsExactly(folder.resolve("a.jsonl"), file);
        assertThat(RecordingReader.filesIn(folder.resolve("missing"))).isEmpty();
    }

    @Test
    void theGroupOfSeedsIsReadBackAndAbsentWhereThereIsNone() throws IOException {
        Header plain = Recordings.header(Recordings.model(2), DECLARATION);
        SeedGroup group =
                new SeedGroup("trains", -7, 40, new ShareRequirement(ShareRequirement.Kind.AT_MOST, 0.2, 0.9), true);
        try (RecordingWriter writer = new RecordingWriter(file, Recordings.ofGroup(plain, group))) {
            writer.append(ENDING);
        }

        assertThat(RecordingReader.read(file).header().seedGroup()).isEqualTo(group);
        write();
        assertThat(Files.readString(file)).doesNotContain("\"seeds\"");
        assertThat(RecordingReader.read(file).header().seedGroup()).isNull();
    }

    @Test
    void aGroupOfSeedsWithAnImpossibleLimitIsRefusedByName() throws IOException {
        Header plain = Recordings.header(Recordings.model(2), DECLARATION);
        SeedGroup group =
                new SeedGroup("trains", 7, 40, new ShareRequirement(ShareRequirement.Kind.AT_LEAST, 0.25, 0.9), false);
        try (RecordingWriter writer = new RecordingWriter(file, Recordings.ofGroup(plain, group))) {
            writer.append(ENDING);
        }
        Files.writeString(file, Files.readString(file).replace("0.25", "1.25"));

        assertThatThrownBy(() -> RecordingReader.read(file)).hasMessageContaining("The share's limit is 1.25");
    }

    /** The recorder writes through a linked folder; a link back to a folder above would never end. */
    @Test
    @DisabledOnOs(OS.WINDOWS)
    void recordingsBehindALinkedFolderAreFound() throws IOException {
        write();
        Path linked = folder.resolve("linked");
        Files.createDirectory(linked);
        Files.createSymbolicLink(linked.resolve("suite"), file.getParent());
        Files.createSymbolicLink(file.getParent().resolve("above"), folder.resolve("linked"));

        assertThat(RecordingReader.filesIn(linked)).containsExactly(linked.resolve("suite/test.jsonl"));
    }

    @Test
    void whoRecordedIsReadBack() throws IOException {
        Header plain = Recordings.header(Recordings.model(2), DECLARATION);
        Header header = new Header(
                plain.runId(),
                plain.startedAt(),
                plain.suite(),
                plain.test(),
                plain.displayName(),
                plain.model(),
                plain.seed(),
                plain.environment(),
                plain.declaration(),
                null,
                Origin.here("test(int)[2]"));
        new RecordingWriter(file, header).close();

        assertThat(RecordingReader.header(file)).isEqualTo(header);
        assertThat(RecordingReader.header(file).origin().isHere()).isTrue();
        assertThat(new Origin("test", header.origin().process(), "1999-01-01T00:00:00Z").isRunning())
                .as("a process that had the same id")
                .isFalse();
    }
}
