package io.github.gradientharness.junit;

import static io.github.gradientharness.verdict.RuleId.VANISHING_GRADIENT;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.gradientharness.gate.BuildSettings;
import io.github.gradientharness.instrument.GradientRecorder;
import io.github.gradientharness.recording.Declaration;
import io.github.gradientharness.rules.Acceptance;
import io.github.gradientharness.rules.FindingPattern;
import io.github.gradientharness.rules.RuleAdjustment;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtensionConfigurationException;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.api.parallel.Resources;

/** A test judges by what {@code gradient:prepare} has left of the POM, as the gate does. */
class SettingsOfTheBuildTest {

    private static final LocalDate FAR = LocalDate.of(9999, 1, 1);

    @TempDir
    Path folder;

    @HealthyGradients
    static class SickCase {
        @Test
        void trains(GradientRecorder recorder) {
            recorder.attach(new ScriptedModel()).train(3, 0.0002, 0.6, 0.7);
        }
    }

    @HealthyGradients(limits = @RuleLimit(rule = VANISHING_GRADIENT, value = 0.0001), rules = "defaults")
    static class AnnotatedCase {
        @Test
        void trains(GradientRecorder recorder) {
            recorder.attach(new ScriptedModel()).train(3, 0.001, 0.6, 0.7);
        }
    }

    private static BuildSettings limit(double limit) {
        return new BuildSettings(Map.of(VANISHING_GRADIENT, limit), List.of(), List.of(), List.of());
    }

    private static BuildSettings adjusted(String suite, String layer) {
        RuleAdjustment lenient =
                new RuleAdjustment(new FindingPattern(VANISHING_GRADIENT, suite, "", layer), 0.0001, null, null);
        return new BuildSettings(Map.of(), List.of(), List.of(lenient), List.of());
    }

    private static BuildSettings accepted(LocalDate until) {
        Acceptance known = new Acceptance(FindingPattern.ofRule(VANISHING_GRADIENT), "issue 12", until);
        return new BuildSettings(Map.of(), List.of(), List.of(), List.of(known));
    }

    private ExtensionRun run(Class<?> test, BuildSettings build) throws IOException {
        build.write(BuildSettings.fileIn(folder));
        return ExtensionRun.of(folder, test);
    }

    @Test
    void aLimitOfThePomLetsATestPassOrFail() throws IOException {
        assertThat(run(SickCase.class, BuildSettings.NONE).failed()).isEqualTo(1);
        assertThat(run(SickCase.class, limit(0.0001)).failed()).isZero();
        assertThat(run(SickCase.class, limit(0.5)).failureText()).contains("below the limit of 0.5");
    }

    @Test
    void itBeatsTheAnnotation() throws IOException {
        assertThat(run(AnnotatedCase.class, BuildSettings.NONE).failed()).isZero();
        ExtensionRun run = run(AnnotatedCase.class, limit(0.1));

        assertThat(run.failureText()).contains("below the limit of 0.1");
        assertThat(run.recording(0).header().declaration().limits()).containsEntry(VANISHING_GRADIENT, 0.1);
    }

    @Test
    @ResourceLock(Resources.SYSTEM_PROPERTIES)
    void whatIsTypedBeatsIt() throws IOException {
        System.setProperty("gradient.limit.vanishing-gradient", "0.25");
        System.setProperty("gradient.ruleSets", "defaults");
        try {
            BuildSettings build = new BuildSettings(
                    Map.of(VANISHING_GRADIENT, 0.0001),
                    List.of("sagemaker-debugger"),
                    adjusted("", "").adjustments(),
                    List.of());
            ExtensionRun run = run(SickCase.class, build);

            assertThat(run.failureText()).contains("below the limit of 0.25");
            Declaration declared = run.recording(0).header().declaration();
            assertThat(declared.limits()).containsEntry(VANISHING_GRADIENT, 0.25);
            assertThat(declared.ruleSets()).containsExactly("defaults");
        } finally {
            System.clearProperty("gradient.limit.vanishing-gradient");
            System.clearProperty("gradient.ruleSets");
        }
    }

    @Test
    void ruleSetsOfThePomBeatThoseOfTheAnnotation() throws IOException {
        BuildSettings build = new BuildSettings(Map.of(), List.of("autotrainer"), List.of(), List.of());

        Declaration declared =
                run(AnnotatedCase.class, build).recording(0).header().declaration();

        assertThat(declared.ruleSets()).containsExactly("autotrainer");
    }

    @Test
    void aRuleOfThePomHoldsForTheTestsAndLayersThatItNames() throws IOException {
        assertThat(run(SickCase.class, adjusted("*SickCase", "*")).failed()).isZero();
        assertThat(run(SickCase.class, adjusted("*AnnotatedCase", "*")).failed())
                .isEqualTo(1);
    }

    @Test
    void whatThePomAcceptsPassesUntilItsDayIsOver() throws IOException {
        assertThat(run(SickCase.class, accepted(FAR)).failed()).isZero();
        assertThat(run(SickCase.class, accepted(LocalDate.EPOCH)).failureText()).contains("until 1970-01-01");
    }

    @Test
    void theReportThatTestsWriteSaysTheSame() throws IOException {
        accepted(FAR).write(BuildSettings.fileIn(folder));
        ExtensionRun.of(folder, SickCase.class, Map.of("gradient.report", "true", "gradient.formats", "json"));

        assertThat(Files.readString(folder.resolve("summary.json"))).contains("\"expected\" : true");
    }

    @Test
    void aFileThatCantBeReadFailsTheTestAndSaysWhatToDo() throws IOException {
        Files.writeString(BuildSettings.fileIn(folder), "limit.vanishing-gradient=much");

        assertThat(ExtensionRun.of(folder, SickCase.class).failure())
                .isInstanceOf(ExtensionConfigurationException.class)
                .hasMessageContaining("Delete the file");
    }
}
