package io.github.gradientharness.reliability;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.gradientharness.instrument.GradientRecorder;
import io.github.gradientharness.instrument.RecorderOptions;
import io.github.gradientharness.instrument.Windowing;
import io.github.gradientharness.recording.Declaration;
import io.github.gradientharness.recording.Ending;
import io.github.gradientharness.recording.Quantity;
import io.github.gradientharness.recording.Recording;
import io.github.gradientharness.recording.RecordingReader;
import io.github.gradientharness.rules.RuleSet;
import io.github.gradientharness.verdict.Outcome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/**
 * Trouble with the disk never stops a training: what is in memory is whole, and what was lost is said and never healthy.
 */
class DiskTroubleTest {

    private static final Path FULL_DISK = Path.of("/dev/full");

    @TempDir
    private Path folder;

    private static GradientRecorder recorderTo(Path file) {
        return new GradientRecorder(
                new RecorderOptions("run", "suite", "test", "test", Declaration.NONE, Windowing.ITERATION, () -> file));
    }

    private static void train(GradientRecorder recorder, int iterations) {
        for (int iteration = 1; iteration <= iterations; iteration++) {
            recorder.record("first", Quantity.GRADIENT, new double[] {0.5, -0.5});
            recorder.record("second", Quantity.GRADIENT, new double[] {0.6, -0.6});
            recorder.endIteration(0.5);
        }
    }

    private static void assertNothingButTheFileIsLost(GradientRecorder recorder, int iterations, String... problem) {
        recorder.end(Ending.Status.COMPLETE);
        Recording recording = recorder.recording();
        assertThat(recording.iterations()).isEqualTo(iterations);
        assertThat(recording.ending().problem())
                .startsWith("The recording could not be written to ")
                .contains(problem)
                .endsWith("Check the folder's permissions and free space, or set gradient.outputDirectory.");
        assertThat(RuleSet.defaults().evaluate(recording).gateOutcome()).isEqualTo(Outcome.INCONCLUSIVE);
    }

    /** Every write to this device fails as on a full disk. */
    @Test
    @EnabledOnOs(OS.LINUX)
    void aDiskThatIsFull() throws IOException {
        Path file = Files.createSymbolicLink(folder.resolve("test.jsonl"), FULL_DISK);
        GradientRecorder recorder = recorderTo(file);

        train(recorder, 20);

        assertNothingButTheFileIsLost(recorder, 20, file.toString(), "No space left on device");
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void aDiskThatFillsUpWhileTheFileIsWrittenAnewLeavesTheOldOne() throws IOException {
        Path file = folder.resolve("test.jsonl");
        Files.createSymbolicLink(folder.resolve("test.jsonl.tmp"), FULL_DISK);
        GradientRecorder recorder = recorderTo(file);

        train(recorder, 1_100);

        assertNothingButTheFileIsLost(recorder, 1_100, "No space left on device");
        Recording onDisk = RecordingReader.read(file);
        assertThat(onDisk.iterations()).isEqualTo(1_001);
        assertThat(onDisk.damage()).isEmpty();
        assertThat(RuleSet.defaults().evaluate(onDisk).gateOutcome()).isEqualTo(Outcome.INCONCLUSIVE);
    }

    /** A folder in which not even the administrator may write. */
    @Test
    @EnabledOnOs(OS.LINUX)
    void aFolderInWhichNobodyMayWrite() {
        Path file = Path.of("/proc/self/recordings/test.jsonl");
        GradientRecorder recorder = recorderTo(file);

        train(recorder, 20);

        assertNothingButTheFileIsLost(recorder, 20, file.toString());
    }

    @Test
    void aFolderThatIsDeletedWhileRunningIsThereAgainAtTheEnd() throws IOException {
        Path file = folder.resolve("deep").resolve("suite").resolve("test.jsonl");
        GradientRecorder recorder = recorderTo(file);
        train(recorder, 20);
        delete(folder.resolve("deep"));

        train(recorder, 20);
        recorder.end(Ending.Status.COMPLETE);

        Recording onDisk = RecordingReader.read(file);
        assertThat(onDisk.iterations()).isEqualTo(40);
        assertThat(onDisk.windows()).hasSize(40);
        assertThat(onDisk.ending()).isEqualTo(recorder.recording().ending());
        assertThat(onDisk.ending().problem()).isEmpty();
    }

    @Test
    void aFolderThatIsDeletedForGoodIsNamed() throws IOException {
        Path deep = folder.resolve("deep");
        GradientRecorder recorder = recorderTo(deep.resolve("test.jsonl"));
        train(recorder, 20);
        delete(deep);
        Files.writeString(deep, "a file where the folder was");

        train(recorder, 20);

        assertNothingButTheFileIsLost(recorder, 40, deep.toString());
    }

    private static void delete(Path tree) throws IOException {
        List<Path> deepestFirst;
        try (Stream<Path> files = Files.walk(tree)) {
            deepestFirst = files.sorted((one, other) -> other.compareTo(one)).toList();
        }
        for (Path file : deepestFirst) {
            Files.delete(file);
        }
    }

    @Test
    void aThreadThatIsInterruptedWritesOn() throws IOException {
        Path file = folder.resolve("test.jsonl");
        GradientRecorder recorder = recorderTo(file);
        train(recorder, 20);

        Thread.currentThread().interrupt();
        train(recorder, 1_100);
        recorder.end(Ending.Status.COMPLETE);

        assertThat(Thread.interrupted()).as("it stays interrupted").isTrue();
        Recording onDisk = RecordingReader.read(file);
        assertThat(onDisk.iterations()).isEqualTo(1_120);
        assertThat(onDisk.ending()).isEqualTo(recorder.recording().ending());
        assertThat(onDisk.ending().problem()).isEmpty();
    }
}
