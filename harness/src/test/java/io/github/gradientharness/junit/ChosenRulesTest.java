package io.github.gradientharness.junit;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.gradientharness.instrument.GradientRecorder;
import io.github.gradientharness.recording.Recording;
import io.github.gradientharness.rules.RuleSet;
import io.github.gradientharness.verdict.Diagnosis;
import io.github.gradientharness.verdict.RuleId;
import io.github.gradientharness.verdict.RuleResult;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Which rules judge: by names of rule sets, and rules of the user's own. */
class ChosenRulesTest {

    @TempDir
    Path folder;

    @HealthyGradients(
            rules = {"defaults", "loss-stays-small"},
            limits = @RuleLimit(rule = "loss-stays-small", value = 0.2))
    static class OwnRuleCase {
        @Test
        void learns(GradientRecorder recorder) {
            recorder.attach(new ScriptedModel()).trainHealthily();
        }
    }

    @HealthyGradients
    static class DefaultCase {
        @Test
        void learns(GradientRecorder recorder) {
            recorder.attach(new ScriptedModel()).trainHealthily();
        }
    }

    @HealthyGradients(rules = "autotraner")
    static class MisspeltCase {
        @Test
        void learns(GradientRecorder recorder) {
            recorder.attach(new ScriptedModel()).trainHealthily();
        }
    }

    private static List<String> judgedBy(Recording recording) {
        return RuleSet.defaults().evaluate(recording).results().stream()
                .map(RuleResult::rule)
                .toList();
    }

    @Test
    void aRuleOfTheUsersOwnJudgesBesideTheDefaultsAndTravelsWithTheRecording() {
        ExtensionRun run = ExtensionRun.of(folder, OwnRuleCase.class);

        assertThat(run.failed()).isEqualTo(1);
        assertThat(run.failureText())
                .contains("loss-stays-small in the loss since epoch 1 (iteration 1)")
                .contains("Bad from the first iteration on: this is how the network starts, not what training did.");
        Recording recording = run.recording(0);
        assertThat(recording.header().declaration().ruleSets()).containsExactly("defaults", "loss-stays-small");
        assertThat(judgedBy(recording)).hasSize(RuleId.ALL.size() + 1).endsWith("loss-stays-small");
        Diagnosis gate = RuleSet.defaults().evaluate(recording);
        assertThat(gate.findings().get(0).title()).isEqualTo("Large loss");
        assertThat(gate.findings().get(0).limit().value()).isEqualTo(0.2);
    }

    @Test
    void aSettingChoosesRuleSetsWhereTheAnnotationNamesNone() {
        ExtensionRun run =
                ExtensionRun.of(folder, DefaultCase.class, Map.of("gradient.ruleSets", "thedeepchecker, autotrainer"));

        assertThat(run.recording(0).header().declaration().ruleSets()).containsExactly("thedeepchecker", "autotrainer");
        assertThat(judgedBy(run.recording(0)))
                .hasSize(17)
                .allMatch(rule -> rule.startsWith("thedeepchecker-") || rule.startsWith("autotrainer-"));
    }

    @Test
    void aMisspeltRuleSetIsNamedWithThoseThatThereAre() {
        ExtensionRun run = ExtensionRun.of(folder, MisspeltCase.class);

        assertThat(run.failure())
                .hasMessageStartingWith(
                        "There is no rule set 'autotraner' on the class path. Did you mean 'autotrainer'?"
                                + " There are: defaults, ")
                .hasMessageContaining("autotrainer")
                .hasMessageContaining("loss-stays-small")
                .hasMessageContaining("META-INF/services/io.github.gradientharness.rules.Rule");
    }
}
