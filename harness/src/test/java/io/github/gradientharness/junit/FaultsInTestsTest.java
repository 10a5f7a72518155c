package io.github.gradientharness.junit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import io.github.gradientharness.instrument.GradientRecorder;
import io.github.gradientharness.instrument.TrainingRecording;
import io.github.gradientharness.recording.Ending;
import io.github.gradientharness.recording.Quantity;
import io.github.gradientharness.recording.Recording;
import io.github.gradientharness.recording.file.RecordingReader;
import io.github.gradientharness.rules.RuleSet;
import io.github.gradientharness.verdict.GradientError;
import io.github.gradientharness.verdict.Outcome;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtensionConfigurationException;
import org.junit.jupiter.api.io.TempDir;

/** Tests that end in every bad way: what they recorded is kept, what was lost is said, their own result is not masked. */
class FaultsInTestsTest {

    @TempDir
    Path folder;

    /** Trains until its thread is interrupted. */
    private static void trainEndlessly(GradientRecorder recorder) {
        for (int epoch = 1; !Thread.currentThread().isInterrupted(); epoch++) {
            recorder.record("first", Quantity.GRADIENT, new double[] {0.5, -0.5});
            recorder.record("second", Quantity.GRADIENT, new double[] {0.6, -0.6});
            recorder.endIteration(1.0 / epoch);
            recorder.endEpoch();
        }
    }

    private static void assertKept(Recording recording, Ending.Status status) {
        assertThat(recording.iterations()).isPositive();
        assertThat(recording.damage()).isEmpty();
        assertThat(recording.ending().status()).isEqualTo(status);
        assertThat(recording.ending().problem()).isEmpty();
    }

    @HealthyGradients
    static class TimesOutInAThreadOfItsOwnCase {
        @Test
        @Timeout(value = 300, unit = TimeUnit.MILLISECONDS, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
        void neverEnds(GradientRecorder recorder) {
            trainEndlessly(recorder);
        }
    }

    @HealthyGradients
    static class TimesOutCase {
        @Test
        @Timeout(value = 300, unit = TimeUnit.MILLISECONDS)
        void neverEnds(GradientRecorder recorder) {
            trainEndlessly(recorder);
        }
    }

    @HealthyGradients
    static class TimesOutByAssertionCase {
        @Test
        void neverEnds(GradientRecorder recorder) {
            assertTimeoutPreemptively(Duration.ofMillis(300), () -> trainEndlessly(recorder));
        }
    }

    @Test
    void aTestThatTimesOutFailsByItsTimeoutAndKeepsWhatItRecorded() {
        for (Class<?> fixture : List.of(TimesOutInAThreadOfItsOwnCase.class, TimesOutCase.class)) {
            ExtensionRun run = ExtensionRun.of(folder.resolve(fixture.getSimpleName()), fixture);

            assertThat(run.failed()).isEqualTo(1);
            assertThat(run.failure()).isInstanceOf(TimeoutException.class);
            assertKept(run.recording(0), Ending.Status.FAILED);
        }
        ExtensionRun run = ExtensionRun.of(folder.resolve("assertion"), TimesOutByAssertionCase.class);
        assertThat(run.failure()).isInstanceOf(AssertionError.class).hasMessageContaining("timed out");
        assertKept(run.recording(0), Ending.Status.FAILED);
    }

    @HealthyGradients
    static class TimesOutBeforeItTrainsCase {
        @Test
        @Timeout(value = 300, unit = TimeUnit.MILLISECONDS)
        void waitsForData(GradientRecorder recorder) throws InterruptedException {
            recorder.attach(new ScriptedModel());
            new CountDownLatch(1).await();
        }
    }

    @Test
    void aTestThatTimesOutBeforeItTrainsBlamesTheTimeoutAndNoClone() {
        ExtensionRun run = ExtensionRun.of(folder, TimesOutBeforeItTrainsCase.class);

        assertThat(run.failures())
                .singleElement()
                .satisfies(failure -> assertThat(failure)
                        .isInstanceOf(TimeoutException.class)
                        .extracting(Throwable::getSuppressed, InstanceOfAssertFactories.array(Throwable[].class))
                        .noneMatch(GradientError.class::isInstance));
        assertThat(RuleSet.defaults().evaluate(run.recording(0)).inconclusiveReasons())
                .singleElement()
                .asString()
                .startsWith("The test failed before its first training iteration, with: TimeoutException: waitsForData")
                .doesNotContain("clone");
    }

    @HealthyGradients
    static class OutOfMemoryCase {
        @Test
        void needsTooMuch(GradientRecorder recorder) {
            recorder.attach(new ScriptedModel()).trainHealthily();
            throw new OutOfMemoryError("Java heap space");
        }
    }

    /** JUnit gives up at once where memory is out, and calls no extension any more. */
    @Test
    void ifMemoryRunsOutWhatWasRecordedIsReadableAndNotHealthy() throws IOException {
        assertThatThrownBy(() -> ExtensionRun.of(folder, OutOfMemoryCase.class)).isInstanceOf(OutOfMemoryError.class);

        Recording recording =
                RecordingReader.read(RecordingReader.filesIn(folder).get(0));
        assertThat(recording.iterations()).isEqualTo(6);
        assertThat(recording.ending()).isNull();
        assertThat(RuleSet.defaults().evaluate(recording).gateOutcome()).isEqualTo(Outcome.INCONCLUSIVE);
    }

    @HealthyGradients
    static class RunTwiceCase {
        @Test
        void learns(GradientRecorder recorder) {
            recorder.attach(new ScriptedModel()).trainHealthily();
        }
    }

    @Test
    void aTestThatIsRunAgainReplacesItsRecording() {
        String first = ExtensionRun.of(folder, RunTwiceCase.class)
                .recording(0)
                .header()
                .runId();

        ExtensionRun again = ExtensionRun.of(folder, RunTwiceCase.class);

        assertThat(again.passed()).isEqualTo(1);
        assertThat(again.files()).hasSize(1);
        assertThat(again.recording(0).header().runId()).isNotEqualTo(first);
        assertKept(again.recording(0), Ending.Status.COMPLETE);
    }

    /** What an adapter says whose listener threw. */
    private static void loseSomething(GradientRecorder recorder) {
        ScriptedModel model = new ScriptedModel();
        recorder.attach(model);
        model.listeners().forEach(FaultsInTestsTest::lose);
        model.trainHealthily();
    }

    private static void lose(TrainingRecording recording) {
        recording.lost("Measuring the gradient failed, nothing was recorded from there on: no idea");
    }

    @HealthyGradients
    static class ListenerFailsCase {
        @Test
        void passesByItself(GradientRecorder recorder) {
            loseSomething(recorder);
        }

        @Test
        void failsByItself(GradientRecorder recorder) {
            loseSomething(recorder);
            throw new IllegalStateException("accuracy too low");
        }
    }

    @Test
    void aListenerThatFailsFailsTheTestButDoesNotMaskItsOwnFailure() {
        ExtensionRun run = ExtensionRun.of(folder, ListenerFailsCase.class);

        assertThat(run.failed()).isEqualTo(2);
        assertThat(run.failures())
                .anySatisfy(own -> assertThat(own)
                        .hasMessage("accuracy too low")
                        .satisfies(it -> assertThat(it.getSuppressed())
                                .singleElement()
                                .isInstanceOf(InconclusiveError.class)
                                .asInstanceOf(InstanceOfAssertFactories.THROWABLE)
                                .hasMessageStartingWith("INCONCLUSIVE: Measuring the gradient failed, nothing was"
                                        + " recorded from there on: no idea. Page: ")))
                .anySatisfy(lost -> assertThat(lost)
                        .isInstanceOf(InconclusiveError.class)
                        .hasMessageContaining("nothing was recorded from there on: no idea"));
    }

    @HealthyGradients(limits = @RuleLimit(rule = "vanishing-gradient", value = Double.NaN))
    static class LimitIsNoNumberCase {
        @Test
        void isSick(GradientRecorder recorder) {
            recorder.attach(new ScriptedModel()).trainBadly();
        }
    }

    @HealthyGradients
    static class SickCase {
        @Test
        void isSick(GradientRecorder recorder) {
            recorder.attach(new ScriptedModel()).trainBadly();
        }
    }

    /** Nothing is below NaN: such a limit would make every network healthy. */
    @Test
    void aLimitThatIsNoNumberIsRefused() {
        assertThat(ExtensionRun.of(folder, LimitIsNoNumberCase.class).failure())
                .isInstanceOf(ExtensionConfigurationException.class)
                .hasMessage("@RuleLimit(rule = \"vanishing-gradient\") has the value NaN; it should be a number of 0 or"
                        + " more.");
        for (String value : List.of("NaN", "Infinity", "-Infinity", "-1", "1e999", "", "0x", "9".repeat(1_000))) {
            ExtensionRun run =
                    ExtensionRun.of(folder, SickCase.class, Map.of("gradient.limit.vanishing-gradient", value));
            assertThat(run.failure())
                    .as(value)
                    .isInstanceOf(ExtensionConfigurationException.class)
                    .hasMessageStartingWith("The setting gradient.limit.vanishing-gradient is '" + value + "'");
        }
    }

    @Test
    void anOutputFolderThatIsNoPathIsRefusedByName() {
        assertThat(ExtensionRun.of(folder, SickCase.class, Map.of("gradient.outputDirectory", "a\u0000b"))
                        .failure())
                .isInstanceOf(ExtensionConfigurationException.class)
                .hasMessageStartingWith("The setting gradient.outputDirectory should be a folder: ");
    }

    @Test
    void anOutputFolderThatIsEmptyIsRefused() {
        assertThat(ExtensionRun.of(folder, SickCase.class, Map.of("gradient.outputDirectory", " "))
                        .failure())
                .isInstanceOf(ExtensionConfigurationException.class)
                .hasMessage(
                        "The setting gradient.outputDirectory is empty. Set it to a folder such as target/gradient, or"
                                + " leave it out.");
    }
}
