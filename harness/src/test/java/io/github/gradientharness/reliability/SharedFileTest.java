package io.github.gradientharness.reliability;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.gradientharness.instrument.GradientRecorder;
import io.github.gradientharness.instrument.RecorderOptions;
import io.github.gradientharness.instrument.Windowing;
import io.github.gradientharness.recording.Declaration;
import io.github.gradientharness.recording.Ending;
import io.github.gradientharness.recording.Quantity;
import io.github.gradientharness.recording.Recording;
import io.github.gradientharness.recording.file.RecordingReader;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two trainings that would write the same file: the first has it, the second says so, and no line is mixed up. */
class SharedFileTest {

    @TempDir
    private Path folder;

    private Recording train() {
        GradientRecorder recorder = new GradientRecorder(new RecorderOptions(
                "run",
                "suite",
                "test",
                "test",
                Declaration.NONE,
                Windowing.ITERATION,
                () -> folder.resolve("test.jsonl")));
        recorder.record("only", Quantity.GRADIENT, new double[] {1});
        recorder.endIteration(0.5);
        recorder.end(Ending.Status.COMPLETE);
        return recorder.recording();
    }

    @Test
    void twoForksOfWhichOneWritesAlready() throws Exception {
        Path file = folder.resolve("test.jsonl");
        Process fork = ChildJvm.start(List.of(), EndlessTraining.class, file.toString());
        try (BufferedReader output =
                new BufferedReader(new InputStreamReader(fork.getInputStream(), StandardCharsets.UTF_8))) {
            assertThat(output.readLine()).isEqualTo("1");

            Recording second = train();

            assertThat(second.iterations()).isEqualTo(1);
            assertThat(second.ending().problem())
                    .contains("another training writes the same file at this moment", "${surefire.forkNumber}");
        } finally {
            fork.destroyForcibly().waitFor();
        }
        Recording first = RecordingReader.read(file);
        assertThat(first.damage()).matches(damage -> damage.isEmpty() || damage.startsWith("cut off in line"));
        assertThat(first.header().model().layers()).hasSize(2);

        assertThat(train().ending().problem())
                .as("the fork is gone, and its file is written anew")
                .isEmpty();
        assertThat(RecordingReader.read(file).ending()).isNotNull();
    }

    @Test
    void twoRunsInOneJvm() throws IOException {
        GradientRecorder first = new GradientRecorder(new RecorderOptions(
                "run",
                "suite",
                "test",
                "test",
                Declaration.NONE,
                Windowing.ITERATION,
                () -> folder.resolve("test.jsonl")));
        first.record("first's", Quantity.GRADIENT, new double[] {1});
        first.endIteration(0.5);

        assertThat(train().ending().problem()).contains("another training writes the same file at this moment");

        first.record("first's", Quantity.GRADIENT, new double[] {1});
        first.endIteration(0.5);
        first.end(Ending.Status.COMPLETE);
        Recording onDisk = RecordingReader.read(folder.resolve("test.jsonl"));
        assertThat(onDisk.ending()).isEqualTo(first.recording().ending());
        assertThat(onDisk.ending().problem()).isEmpty();
        assertThat(onDisk.iterations()).isEqualTo(2);
    }

    @Test
    void oneAfterTheOtherTheLaterCounts() throws IOException {
        train();
        String firstStart =
                RecordingReader.read(folder.resolve("test.jsonl")).header().runId();

        assertThat(train().ending().problem()).isEmpty();

        assertThat(firstStart).isEqualTo("run");
        assertThat(RecordingReader.read(folder.resolve("test.jsonl")).iterations())
                .isEqualTo(1);
        assertThat(folder.toFile().list()).containsExactly("test.jsonl");
    }
}
