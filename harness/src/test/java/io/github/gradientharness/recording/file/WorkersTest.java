package io.github.gradientharness.recording.file;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.gradientharness.recording.Declaration;
import io.github.gradientharness.recording.Header;
import io.github.gradientharness.recording.Recording;
import io.github.gradientharness.recording.Recording.Seam;
import io.github.gradientharness.recording.Recording.Worker;
import io.github.gradientharness.recording.Recordings;
import io.github.gradientharness.recording.TrainingData;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What several workers contributed, and where a training went on, in a recording's file. */
class WorkersTest {

    private static final TrainingData DATA = new TrainingData(
            List.of(),
            List.of(new TrainingData.Targets(
                    "output", "MCXENT", new TrainingData.Values(64, 2, 0.5, 0.5, 0, 1), 1.0, 0.0)));
    private static final Seam SEAM = new Seam(3, 41, "2026-11-01T10:00:00Z", 8);

    @TempDir
    private Path folder;

    private final Header header = Recordings.header(Recordings.model(1), Declaration.NONE);
    private Path file;

    @BeforeEach
    void nameTheFile() {
        file = folder.resolve("test.jsonl");
    }

    @Test
    void eachWorkersWindowsAndDataAreReadBackApart() throws IOException {
        try (RecordingWriter writer = new RecordingWriter(file, header)) {
            writer.append("worker 1", Recordings.window(1, 1.0));
            writer.append("worker 2", Recordings.window(1, 2.0));
            writer.append(Recordings.window(1, 3.0));
            writer.append("worker 2", Recordings.window(2, 4.0));
            writer.append("worker 2", DATA);
            writer.append(SEAM);
        }

        Recording read = RecordingReader.read(file);

        assertThat(read.damage()).isEmpty();
        assertThat(read.windows()).hasSize(1);
        assertThat(read.workers())
                .containsExactly(
                        new Worker("worker 1", List.of(Recordings.window(1, 1.0)), TrainingData.UNKNOWN),
                        new Worker("worker 2", List.of(Recordings.window(1, 2.0), Recordings.window(2, 4.0)), DATA));
        assertThat(read.seams()).containsExactly(SEAM);
    }

    @Test
    void aFileThatIsWrittenAnewKeepsThem() throws IOException {
        List<Worker> workers = List.of(new Worker("worker 1", List.of(Recordings.window(1, 1.0)), DATA));
        Recording recording = new Recording(header, List.of(), List.of(), null, "").with(workers, List.of(SEAM));
        try (RecordingWriter writer = new RecordingWriter(file, header)) {
            writer.replace(recording);
        }

        Recording read = RecordingReader.read(file);

        assertThat(read.workers()).isEqualTo(workers);
        assertThat(read.seams()).containsExactly(SEAM);
    }

    /** What a reader of before knows: lines of a type it does not know are passed over. */
    @Test
    void nothingOfItStandsInLinesThatOlderReadersKnow() throws IOException {
        try (RecordingWriter writer = new RecordingWriter(file, header)) {
            writer.append("worker 1", Recordings.window(1, 1.0));
            writer.append("worker 1", DATA);
            writer.append(SEAM);
        }

        assertThat(Files.readAllLines(file).subList(1, 4))
                .satisfiesExactly(
                        line -> assertThat(line).startsWith("{\"type\":\"workerWindow\",\"worker\":\"worker 1\","),
                        line -> assertThat(line).startsWith("{\"type\":\"workerData\",\"worker\":\"worker 1\","),
                        line -> assertThat(line).startsWith("{\"type\":\"resumed\","));
    }

    @Test
    void aWorkersWindowsThatOverlapAreDamage() throws IOException {
        try (RecordingWriter writer = new RecordingWriter(file, header)) {
            writer.append("worker 1", Recordings.window(1, 1.0));
            writer.append("worker 1", Recordings.window(1, 1.0));
        }

        assertThat(RecordingReader.read(file).damage()).contains("a window that does not follow the one before it");
    }
}
