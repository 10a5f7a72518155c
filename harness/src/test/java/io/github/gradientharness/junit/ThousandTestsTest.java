package io.github.gradientharness.junit;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.gradientharness.instrument.GradientRecorder;
import io.github.gradientharness.recording.Recording;
import io.github.gradientharness.recording.file.RecordingReader;
import io.github.gradientharness.reliability.Resources;
import io.github.gradientharness.rules.RuleSet;
import io.github.gradientharness.verdict.Outcome;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** A run of a thousand tests, four at a time: each has its recording, and nothing is left open. */
class ThousandTestsTest {

    @TempDir
    Path folder;

    @HealthyGradients
    static class ThousandCase {
        @RepeatedTest(1_000)
        @Execution(ExecutionMode.CONCURRENT)
        void learns(GradientRecorder recorder) {
            recorder.attach(new ScriptedModel()).trainHealthily();
        }
    }

    @Test
    void aThousandTestsAtOnceInParallelWithThemselves() throws IOException {
        ExtensionRun run = ExtensionRun.of(
                folder,
                ThousandCase.class,
                Map.of(
                        "junit.jupiter.execution.parallel.enabled", "true",
                        "junit.jupiter.execution.parallel.config.strategy", "fixed",
                        "junit.jupiter.execution.parallel.config.fixed.parallelism", "4"));

        assertThat(run.passed()).isEqualTo(1_000);
        List<Path> files = RecordingReader.filesIn(folder);
        assertThat(files).hasSize(1_000);
        for (Path file : files) {
            Recording recording = RecordingReader.read(file);
            assertThat(recording.ending().iterations()).isEqualTo(6);
            assertThat(RuleSet.defaults().evaluate(recording).gateOutcome()).isEqualTo(Outcome.HEALTHY);
        }
        assertThat(Resources.openIn(folder)).isEmpty();
    }
}
