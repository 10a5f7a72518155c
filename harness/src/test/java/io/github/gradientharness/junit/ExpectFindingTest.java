package io.github.gradientharness.junit;

import static io.github.gradientharness.verdict.RuleId.NON_FINITE;
import static io.github.gradientharness.verdict.RuleId.VANISHING_GRADIENT;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.gradientharness.instrument.GradientRecorder;
import io.github.gradientharness.recording.Expectation;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtensionConfigurationException;
import org.junit.jupiter.api.io.TempDir;

class ExpectFindingTest {

    @TempDir
    Path folder;

    @HealthyGradients
    static class ExpectedCase {
        @Test
        @ExpectFinding(rule = VANISHING_GRADIENT, layer = "hidden 1", reason = "a teaching example")
        void isSickOnPurpose(GradientRecorder recorder) {
            recorder.attach(new ScriptedModel()).trainBadly();
        }
    }

    @Test
    void anExpectedFindingPassesAndTravelsWithTheRecording() {
        ExtensionRun run = ExtensionRun.of(folder, ExpectedCase.class);

        assertThat(run.passed()).isEqualTo(1);
        assertThat(run.recording(0).header().declaration().expectations())
                .containsExactly(new Expectation(VANISHING_GRADIENT, "hidden 1", "a teaching example"));
    }

    @HealthyGradients
    static class AbsentCase {
        @Test
        @ExpectFinding(rule = VANISHING_GRADIENT, reason = "was sick once")
        void isHealthyByNow(GradientRecorder recorder) {
            recorder.attach(new ScriptedModel()).trainHealthily();
        }
    }

    @Test
    void theAbsenceOfAnExpectedFindingFails() {
        ExtensionRun run = ExtensionRun.of(folder, AbsentCase.class);

        assertThat(run.failed()).isEqualTo(1);
        assertThat(run.failure())
                .hasMessage("UNHEALTHY: the expected vanishing-gradient is absent. Page: "
                        + folder.resolve(Path.of("site", "gradient", "index.html")));
        assertThat(run.failureText()).contains("\"was sick once\"", "remove its @ExpectFinding");
    }

    @HealthyGradients
    @ExpectFinding(rule = VANISHING_GRADIENT, reason = "one")
    static class OtherSicknessCase {
        @Test
        @ExpectFinding(rule = NON_FINITE, reason = "two")
        void hasBothDeclared(GradientRecorder recorder) {
            recorder.attach(new ScriptedModel()).trainBadly();
        }
    }

    @Test
    void declarationsOnMethodAndClassAddUpAndEachMustBeMet() {
        ExtensionRun run = ExtensionRun.of(folder, OtherSicknessCase.class);

        assertThat(run.recording(0).header().declaration().expectations()).hasSize(2);
        assertThat(run.failureText()).contains("Expected: non-finite in any layer, because \"two\"");
    }

    @HealthyGradients
    static class NoReasonCase {
        @Test
        @ExpectFinding(rule = VANISHING_GRADIENT, reason = " ")
        void saysNothing(GradientRecorder recorder) {
            recorder.attach(new ScriptedModel()).trainBadly();
        }
    }

    @Test
    void aReasonIsDemanded() {
        assertThat(ExtensionRun.of(folder, NoReasonCase.class).failure())
                .isInstanceOf(ExtensionConfigurationException.class)
                .hasMessageContaining("needs a reason");
    }

    @HealthyGradients
    static class UnknownRuleCase {
        @Test
        @ExpectFinding(rule = "vanishing", reason = "misspelt")
        void isMisspelt(GradientRecorder recorder) {
            recorder.attach(new ScriptedModel()).trainBadly();
        }
    }

    @Test
    void anUnknownRuleIsNamedWithThoseThereAre() {
        assertThat(ExtensionRun.of(folder, UnknownRuleCase.class).failure())
                .isInstanceOf(ExtensionConfigurationException.class)
                .hasMessageContaining(
                        "There is no rule 'vanishing' in this rule set. Did you mean 'vanishing-gradient'?");
    }

    static class AloneCase {
        @Test
        @ExpectFinding(rule = VANISHING_GRADIENT, reason = "nobody records")
        void standsAlone() {}
    }

    @Test
    void withoutAnythingThatRecordsItIsAMistake() {
        assertThat(ExtensionRun.of(folder, AloneCase.class).failure())
                .isInstanceOf(ExtensionConfigurationException.class)
                .hasMessageContaining("needs @HealthyGradients or @RecordGradients beside it");
    }
}
