package io.github.gradientharness.junit;

import static io.github.gradientharness.verdict.RuleId.VANISHING_GRADIENT;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.gradientharness.instrument.GradientRecorder;
import io.github.gradientharness.instrument.Preset;
import io.github.gradientharness.instrument.Windowing;
import io.github.gradientharness.recording.Quantity;
import io.github.gradientharness.recording.Series;
import io.github.gradientharness.stats.Distribution;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtensionConfigurationException;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.api.parallel.Resources;

class SettingsTest {

    @TempDir
    Path folder;

    @HealthyGradients
    static class PlainCase {
        @Test
        void trains(GradientRecorder recorder) {
            recorder.attach(new ScriptedModel()).train(3, 0.05, 0.6, 0.7);
        }
    }

    @HealthyGradients(windowing = Windowing.ITERATION, limits = @RuleLimit(rule = VANISHING_GRADIENT, value = 0.001))
    static class AnnotatedCase {
        @Test
        void trains(GradientRecorder recorder) {
            recorder.attach(new ScriptedModel()).train(3, 0.05, 0.6, 0.7);
        }
    }

    @HealthyGradients(schedule = "every:4")
    static class ScheduledCase {
        @Test
        void trains(GradientRecorder recorder) {
            recorder.attach(new ScriptedModel()).train(3, 0.5, 0.6, 0.7);
        }
    }

    @RecordGradients(preset = Preset.FULL)
    static class FullCase {
        @Test
        void trains(GradientRecorder recorder) {
            recorder.attach(new ScriptedModel()).train(3, 0.5, 0.6, 0.7);
        }
    }

    @RecordGradients(schedule = "now and then")
    static class MisscheduledCase {
        @Test
        void trains(GradientRecorder recorder) {
            recorder.attach(new ScriptedModel()).train(3, 0.5, 0.6, 0.7);
        }
    }

    /** Of how many of the six iterations the distribution was counted; each has two values a layer. */
    private long iterationsWithDistributions(Class<?> testClass, Map<String, String> settings) {
        Path ofItsOwn = folder.resolve(testClass.getSimpleName());
        return ExtensionRun.of(ofItsOwn, testClass, settings).recording(0).windows().stream()
                        .flatMap(window -> window.distribution(new Series(0, "W", Quantity.GRADIENT)).stream())
                        .mapToLong(Distribution::count)
                        .sum()
                / 2;
    }

    @Test
    void theScheduleFollowsAnnotationThenConfigurationParameterThenPreset() {
        Map<String, String> never = Map.of("gradient.schedule", "never");

        assertThat(iterationsWithDistributions(PlainCase.class, Map.of("gradient.schedule", "every:3")))
                .isEqualTo(2);
        assertThat(iterationsWithDistributions(
                        PlainCase.class, Map.of("gradient.schedule", "log:4,9", "gradient.preset", "economy")))
                .isEqualTo(4);
        assertThat(iterationsWithDistributions(PlainCase.class, never)).isZero();
        assertThat(iterationsWithDistributions(ScheduledCase.class, never)).isEqualTo(2);
        assertThat(iterationsWithDistributions(FullCase.class, never)).isEqualTo(6);
    }

    @Test
    void aScheduleThatMakesNoSenseIsNamedWithWhatDoes() {
        assertThat(ExtensionRun.of(folder, PlainCase.class, Map.of("gradient.schedule", "often"))
                        .failure())
                .isInstanceOf(ExtensionConfigurationException.class)
                .hasMessageStartingWith("The setting gradient.schedule is 'often'. 'often' is no schedule. It can be"
                        + " every-iteration, never, every:10");
        assertThat(ExtensionRun.of(folder, PlainCase.class, Map.of("gradient.schedule", "full"))
                        .failure())
                .hasMessage("The setting gradient.schedule is 'full'. That is a preset: set gradient.preset or the"
                        + " attribute 'preset'.");
        assertThat(ExtensionRun.of(folder, MisscheduledCase.class).failure())
                .isInstanceOf(ExtensionConfigurationException.class)
                .hasMessageContaining("The attribute 'schedule' of the annotation on")
                .hasMessageContaining("MisscheduledCase")
                .hasMessageContaining("'now and then' is no schedule");
    }

    @Test
    void aLimitFromAConfigurationParameterIsUsedAndTravelsWithTheRecording() {
        ExtensionRun run = ExtensionRun.of(folder, PlainCase.class, Map.of("gradient.limit.vanishing-gradient", "3"));

        assertThat(run.failureText()).contains("below the limit of 3");
        assertThat(run.recording(0).header().declaration().limits()).containsEntry(VANISHING_GRADIENT, 3.0);
    }

    @Test
    void anAnnotationBeatsAConfigurationParameter() {
        ExtensionRun run = ExtensionRun.of(
                folder,
                AnnotatedCase.class,
                Map.of("gradient.limit.vanishing-gradient", "0.1", "gradient.windows", "epoch"));

        assertThat(run.passed()).isEqualTo(1);
        assertThat(run.recording(0).header().declaration().limits()).containsEntry(VANISHING_GRADIENT, 0.001);
        assertThat(run.recording(0).windows()).hasSize(6);
    }

    @Test
    void windowsFollowTheConfigurationParameter() {
        assertThat(ExtensionRun.of(folder, PlainCase.class, Map.of("gradient.windows", "iteration"))
                        .recording(0)
                        .windows())
                .hasSize(6);
    }

    @Test
    void thePresetFollowsTheConfigurationParameter() {
        assertThat(ExtensionRun.of(folder, PlainCase.class, Map.of("gradient.preset", "economy"))
                        .recording(0)
                        .windows())
                .allMatch(window -> window.distributions().isEmpty());
        assertThat(ExtensionRun.of(folder, PlainCase.class, Map.of("gradient.preset", "full"))
                        .recording(0)
                        .windows())
                .noneMatch(window -> window.distributions().isEmpty());
        assertThat(ExtensionRun.of(folder, PlainCase.class, Map.of("gradient.preset", "all"))
                        .failure())
                .hasMessage("The setting gradient.preset is 'all'; it can be economy or standard or full.");
    }

    @Test
    void valuesThatMakeNoSenseAreNamedWithWhatDoes() {
        assertThat(ExtensionRun.of(folder, PlainCase.class, Map.of("gradient.windows", "batch"))
                        .failure())
                .isInstanceOf(ExtensionConfigurationException.class)
                .hasMessage("The setting gradient.windows is 'batch'; it can be epoch or iteration.");
        assertThat(ExtensionRun.of(folder, PlainCase.class, Map.of("gradient.limit.vanishing-gradient", "low"))
                        .failure())
                .hasMessage(
                        "The setting gradient.limit.vanishing-gradient is 'low'; it should be a number of 0 or more, such as"
                                + " 0.01.");
    }

    /** The gate's half of this is RuleSettingsTest and SettingsTest of the plugin. */
    @Test
    @ResourceLock(Resources.SYSTEM_PROPERTIES)
    void whatIsTypedBeatsTheAnnotationWhichBeatsConfigurationParameters() throws IOException {
        Map<String, String> parameters =
                Map.of("gradient.limit.vanishing-gradient", "0.002", "gradient.windows", "epoch");
        ExtensionRun annotated = ExtensionRun.of(folder.resolve("annotated"), AnnotatedCase.class, parameters);
        assertThat(annotated.recording(0).header().declaration().limits()).containsEntry(VANISHING_GRADIENT, 0.001);
        assertThat(annotated.recording(0).windows()).hasSize(6);

        System.setProperty("gradient.limit.vanishing-gradient", "0.5");
        System.setProperty("gradient.windows", "epoch");
        try {
            ExtensionRun typed = ExtensionRun.of(folder.resolve("typed"), AnnotatedCase.class, parameters);
            assertThat(typed.recording(0).header().declaration().limits()).containsEntry(VANISHING_GRADIENT, 0.5);
            assertThat(typed.recording(0).windows()).hasSizeLessThan(6);
        } finally {
            System.clearProperty("gradient.limit.vanishing-gradient");
            System.clearProperty("gradient.windows");
        }
    }

    @Test
    @ResourceLock(Resources.SYSTEM_PROPERTIES)
    void aMisspeltSettingIsNamed() {
        System.setProperty("gradient.outputDirectry", "somewhere");
        try {
            assertThat(ExtensionRun.of(folder, PlainCase.class).failure())
                    .isInstanceOf(ExtensionConfigurationException.class)
                    .hasMessageStartingWith("There is no setting 'gradient.outputDirectry'."
                            + " Did you mean 'gradient.outputDirectory'?");
        } finally {
            System.clearProperty("gradient.outputDirectry");
        }
    }

    @Test
    void aFolderThatCantBeWrittenFailsTheTestAndSaysWhichSettingToChange() throws IOException {
        Path file = Files.writeString(folder.resolve("file"), "in the way");

        ExtensionRun run =
                ExtensionRun.of(folder, PlainCase.class, Map.of("gradient.outputDirectory", file.toString()));

        assertThat(run.failed()).isEqualTo(1);
        assertThat(run.failureText())
                .startsWith("INCONCLUSIVE: The recording could not be written to " + file)
                .contains("set gradient.outputDirectory");
    }
}
