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
import io.github.gradientharness.rules.RuleSet;
import io.github.gradientharness.verdict.Outcome;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Trouble with the disk never stops a training: what is in memory is whole, and what was lost is said and never healthy.
 */
class DiskTroubleTest {

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

    /** A file size that the system does not let a process exceed stands for a disk that is full at once. */
    @Test
    @EnabledOnOs(OS.LINUX)
    void aDiskThatIsFull() throws Exception {
        Path file = folder.resolve("test.jsonl");

        assertThat(trainWithFilesOfAtMost(1, 20, file))
                .startsWith("The recording could not be written to " + file + " (")
                .contains("File too large");
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void aDiskThatFillsUpLeavesWhatWasWritten() throws Exception {
        Path file = folder.resolve("test.jsonl");

        assertThat(trainWithFilesOfAtMost(40, 1_100, file)).contains("File too large");
        Recording onDisk = RecordingReader.read(file);
        assertThat(onDisk.iterations()).isBetween(10L, 1_000L);
        assertThat(onDisk.damage()).startsWith("cut off in line");
        assertThat(RuleSet.defaults().evaluate(onDisk).gateOutcome()).isEqualTo(Outcome.INCONCLUSIVE);
    }

    /** The problem that a JVM met which may write so many KiB into a file. */
    private static String trainWithFilesOfAtMost(int kibibytes, int iterations, Path file) throws Exception {
        ProcessBuilder child =
                ChildJvm.builder(List.of("-XX:-UsePerfData"), BriefTraining.class, file.toString(), "" + iterations);
        List<String> limited = new ArrayList<>(
                List.of("bash", "-c", "ulimit -f " + kibibytes + "; trap '' XFSZ; exec \"$@\"", "bash"));
        limited.addAll(child.command());
        Process training = child.command(limited).start();
        String problem = new String(training.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(training.waitFor()).isZero();
        return problem;
    }

    @Test
    void whatIsInTheWayWhenTheFileIsWrittenAnewLeavesTheOldOne() throws IOException {
        Path file = folder.resolve("test.jsonl");
        Files.createDirectory(folder.resolve("test.jsonl.tmp"));
        GradientRecorder recorder = recorderTo(file);

        train(recorder, 1_100);

        assertNothingButTheFileIsLost(recorder, 1_100, "a link, a pipe, a folder or a device");
        Recording onDisk = RecordingReader.read(file);
        assertThat(onDisk.iterations()).isEqualTo(1_001);
        assertThat(onDisk.damage()).isEmpty();
        assertThat(RuleSet.defaults().evaluate(onDisk).gateOutcome()).isEqualTo(Outcome.INCONCLUSIVE);
    }

    /** Nobody's file is written through a link of our name. */
    @ParameterizedTest
    @ValueSource(strings = {"test.jsonl", "test.jsonl.tmp"})
    @DisabledOnOs(OS.WINDOWS)
    void aLinkIsNotFollowed(String link) throws IOException {
        Path theirs = Files.writeString(folder.resolve("theirs.txt"), "theirs");
        Files.createSymbolicLink(folder.resolve(link), theirs);
        GradientRecorder recorder = recorderTo(folder.resolve("test.jsonl"));

        train(recorder, 1_100);

        assertNothingButTheFileIsLost(recorder, 1_100, "a link, a pipe, a folder or a device");
        assertThat(theirs).hasContent("theirs");
    }

    /** Nobody reads the pipe: a write would wait for ever. */
    @Test
    @EnabledOnOs({OS.LINUX, OS.MAC})
    @Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
    void aPipeIsNotWrittenInto() throws Exception {
        Path pipe = folder.resolve("test.jsonl");
        assertThat(new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor())
                .isZero();
        GradientRecorder recorder = recorderTo(pipe);

        train(recorder, 1_100);

        assertNothingButTheFileIsLost(recorder, 1_100, "a link, a pipe, a folder or a device");
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
