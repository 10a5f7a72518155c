package io.github.gradientharness.assertj;

import static io.github.gradientharness.assertj.GradientAssertions.assertThatRecording;
import static io.github.gradientharness.assertj.GradientAssertions.assertThatRecordings;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.gradientharness.recording.Recording;
import io.github.gradientharness.recording.Recordings;
import io.github.gradientharness.recording.Window;
import io.github.gradientharness.recording.file.RecordingWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RecordingFilesTest {

    @TempDir
    private Path folder;

    private Path file;

    @BeforeEach
    void write() throws IOException {
        file = folder.resolve("suite").resolve("first.jsonl");
        write(file);
        write(folder.resolve("suite").resolve("second.jsonl"));
    }

    private static void write(Path file) throws IOException {
        Recording recording = Recordings.constant(20, 0.5, 1.0);
        Files.createDirectories(file.getParent());
        try (RecordingWriter writer = new RecordingWriter(file, recording.header())) {
            for (Window window : recording.windows()) {
                writer.append(window);
            }
            writer.append(recording.ending());
        }
    }

    @Test
    void aFileIsAssertedOnLikeARecording() {
        assertThatRecording(file).inEpochs(1, 20).smallestOverLargestLayer().isEqualTo(0.5);
        GradientAssertions.assertThat(file).isHealthy();
        GradientSoftAssertions.assertSoftly(
                softly -> softly.assertThatRecording(file).isHealthy());
        assertThatRecordings(folder).shareOfHealthy().observed().isEqualTo(1);
        GradientSoftAssertions.assertSoftly(softly ->
                softly.assertThatRecordings(folder).shareOfHealthy().observed().isEqualTo(1));
    }

    @Test
    void aFileThatIsMissingIsAMistakeThatListsThoseBesideIt() {
        Path missing = folder.resolve("suite").resolve("frist.jsonl");

        assertThatThrownBy(() -> assertThatRecording(missing))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("There is no recording " + missing + ". Was the test run that writes it? In "
                        + folder.resolve("suite") + " there are: first.jsonl, second.jsonl");
        assertThatThrownBy(() -> assertThatRecording(folder.resolve("none").resolve("a.jsonl")))
                .hasMessageEndingWith(
                        "Was the test run that writes it? There is none in " + folder.resolve("none") + ".");
    }

    @Test
    void aFolderIsAMistakeThatListsWhatIsInIt() {
        assertThatThrownBy(() -> assertThatRecording(folder))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(folder
                        + " is a folder. Name one file, or assert on all in it with assertThatRecordings(folder)."
                        + " In " + folder + " there are: " + Path.of("suite", "first.jsonl") + ", "
                        + Path.of("suite", "second.jsonl"));
        assertThatThrownBy(() -> assertThatRecordings(folder.resolve("none")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("There is no recording (*.jsonl) in " + folder.resolve("none")
                        + ". Was the test run that writes there?");
    }

    @Test
    void anotherFileIsRefusedByName() throws IOException {
        Path other = Files.writeString(folder.resolve("other.jsonl"), "{\"format\":\"else\"}\n");

        assertThatThrownBy(() -> assertThatRecording(other))
                .isInstanceOf(UncheckedIOException.class)
                .hasMessageContaining("Can't read the recording " + other + ": its format is 'else'");
    }

    @Test
    void aFileThatWasCutOffIsNotHealthy() throws IOException {
        String text = Files.readString(file);
        Files.writeString(file, text.substring(0, text.length() - 20));

        assertThat(Messages.of(() -> assertThatRecording(file).isHealthy()))
                .contains("Whether the gradients are healthy can't be said:", "cut off in line 22");
    }
}
