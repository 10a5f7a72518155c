package io.github.gradientharness.maven.recordings;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.gradientharness.gate.JudgedRecording;
import io.github.gradientharness.maven.Recordings;
import io.github.gradientharness.recording.Declaration;
import io.github.gradientharness.rules.RuleSet;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the report has read, the check need not read again, as long as it is the same. */
class ReadRecordingsTest {

    @TempDir
    private Path folder;

    private Path file(String name) throws IOException {
        return Files.writeString(folder.resolve(name), name);
    }

    private static JudgedFolder judged(Path file) {
        JudgedRecording recording =
                new JudgedRecording(file, RuleSet.defaults().evaluate(Recordings.healthy("fine", Declaration.NONE)));
        return new JudgedFolder(List.of(recording), List.of());
    }

    @Test
    void theSameFilesAreKnown() throws IOException {
        Path one = file("one.jsonl");
        JudgedFolder judged = judged(one);

        assertThat(ReadRecordings.of(judged, List.of(one)).of(List.of(one))).contains(judged);
    }

    @Test
    void filesThatWereWrittenSinceOrAreOthersAreNot() throws IOException {
        Path one = file("one.jsonl");
        ReadRecordings read = ReadRecordings.of(judged(one), List.of(one));

        assertThat(read.of(List.of(one, file("two.jsonl")))).isEmpty();
        Files.writeString(one, "recorded again");
        assertThat(read.of(List.of(one))).isEmpty();
    }
}
