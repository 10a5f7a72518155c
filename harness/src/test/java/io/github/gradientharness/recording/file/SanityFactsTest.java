package io.github.gradientharness.recording.file;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.gradientharness.recording.Declaration;
import io.github.gradientharness.recording.Recording;
import io.github.gradientharness.recording.Recording.InputUse;
import io.github.gradientharness.recording.Recording.SanityFacts;
import io.github.gradientharness.recording.Recording.StepsOnOneBatch;
import io.github.gradientharness.recording.Recordings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SanityFactsTest {

    private static final SanityFacts FACTS = new SanityFacts(
            32,
            2.5,
            2.302585093,
            2.25,
            0,
            List.of(new InputUse("input", 4, 2, List.of(1, 3), List.of(0))),
            0.5,
            Double.NaN,
            0,
            true,
            List.of("hidden \"1\""),
            new StepsOnOneBatch(50, 0.125, 4, List.of("hidden 1 b"), List.of()));

    @TempDir
    Path folder;

    private Path written(SanityFacts... lines) throws IOException {
        Path file = folder.resolve("test.jsonl");
        try (RecordingWriter writer =
                new RecordingWriter(file, Recordings.header(Recordings.model(2), Declaration.NONE))) {
            for (SanityFacts line : lines) {
                writer.append(line);
            }
            writer.append(Recordings.window(1, 0.1, 0.1));
        }
        return file;
    }

    @Test
    void areReadAsTheyWereWritten() throws IOException {
        assertThat(RecordingReader.read(written(FACTS)).sanity()).isEqualTo(FACTS);
    }

    @Test
    void withoutStepsTheyAreReadAsTheyWereWritten() throws IOException {
        assertThat(RecordingReader.read(written(SanityFacts.NONE)).sanity()).isEqualTo(SanityFacts.NONE);
    }

    @Test
    void ofAnOlderFileThereAreNone() throws IOException {
        assertThat(RecordingReader.read(written()).sanity()).isEqualTo(SanityFacts.NONE);
    }

    @Test
    void valuesOfAnotherTypeAreDamage() throws IOException {
        Path file = written(FACTS);
        Files.writeString(file, Files.readString(file).replace("[1,3]", "[1,\"three\"]"));

        Recording recording = RecordingReader.read(file);

        assertThat(recording.damage()).contains("unusedColumns");
        assertThat(recording.sanity()).isEqualTo(SanityFacts.NONE);
    }
}
