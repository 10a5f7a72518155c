package io.github.gradientharness.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.gradientharness.recording.Declaration;
import io.github.gradientharness.recording.Ending;
import io.github.gradientharness.recording.Expectation;
import io.github.gradientharness.recording.Recording;
import io.github.gradientharness.recording.Recordings;
import io.github.gradientharness.recording.Window;
import io.github.gradientharness.verdict.Diagnosis;
import io.github.gradientharness.verdict.Outcome;
import io.github.gradientharness.verdict.RuleId;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RuleSetTest {

    private static final List<Window> SICK = List.of(Recordings.window(1, 1e-6, 1.0));
    private static final List<Window> HEALTHY = List.of(Recordings.window(1, 0.5, 1.0));

    private static Declaration expecting(String rule, String layer) {
        return new Declaration(true, Map.of(), List.of(new Expectation(rule, layer, "on purpose")));
    }

    private static Diagnosis evaluate(Declaration declaration, List<Window> windows) {
        return RuleSet.defaults().evaluate(Recordings.complete(declaration, 2, windows));
    }

    @Test
    void anExpectedFindingIsShownAndPassesTheGate() {
        Diagnosis diagnosis = evaluate(expecting(RuleId.VANISHING_GRADIENT, "hidden 1"), SICK);

        assertThat(diagnosis.outcome()).isEqualTo(Outcome.UNHEALTHY);
        assertThat(diagnosis.gateOutcome()).isEqualTo(Outcome.HEALTHY);
        assertThat(diagnosis.findings().get(0).expectedBecause()).isEqualTo("on purpose");
    }

    @Test
    void ignoringExpectationsMakesTheFindingReal() {
        Recording recording = Recordings.complete(expecting(RuleId.VANISHING_GRADIENT, ""), 2, SICK);

        Diagnosis diagnosis = RuleSet.defaults().evaluate(recording, new Judgement(Map.of(), true));

        assertThat(diagnosis.gateOutcome()).isEqualTo(Outcome.UNHEALTHY);
        assertThat(diagnosis.findings().get(0).isExpected()).isFalse();
    }

    @Test
    void theAbsenceOfAnExpectedFindingFails() {
        Diagnosis diagnosis = evaluate(expecting(RuleId.VANISHING_GRADIENT, ""), HEALTHY);

        assertThat(diagnosis.outcome()).isEqualTo(Outcome.HEALTHY);
        assertThat(diagnosis.gateOutcome()).isEqualTo(Outcome.UNHEALTHY);
        assertThat(diagnosis.unmetExpectations()).hasSize(1);
    }

    @Test
    void anExpectationOfAnotherLayerOrRuleForgivesNothing() {
        assertThat(evaluate(expecting(RuleId.VANISHING_GRADIENT, "output"), SICK)
                        .gateOutcome())
                .isEqualTo(Outcome.UNHEALTHY);
        Diagnosis other = evaluate(expecting(RuleId.NON_FINITE, ""), SICK);
        assertThat(other.findings().get(0).isExpected()).isFalse();
        assertThat(other.unmetExpectations()).hasSize(1);
    }

    @Test
    void limitsComeFromTheJudgeThenTheTestThenTheRule() {
        Declaration mild = new Declaration(true, Map.of(RuleId.VANISHING_GRADIENT, 1e-9), List.of());
        Recording recording = Recordings.complete(mild, 2, SICK);

        assertThat(RuleSet.defaults().evaluate(recording).outcome()).isEqualTo(Outcome.HEALTHY);
        Judgement strict = new Judgement(Map.of(RuleId.VANISHING_GRADIENT, 0.1), false);
        assertThat(RuleSet.defaults().evaluate(recording, strict).outcome()).isEqualTo(Outcome.UNHEALTHY);
    }

    @Test
    void anUnknownRuleIsNamedWithThoseThereAre() {
        Judgement judgement = new Judgement(Map.of("vanishing", 0.1), false);

        assertThatThrownBy(() -> RuleSet.defaults().evaluate(Recordings.constant(1, 1, 1), judgement))
                .isInstanceOf(UnknownRuleException.class)
                .hasMessage("There is no rule 'vanishing' in this rule set. Did you mean 'vanishing-gradient'? It has:"
                        + " unscaled-inputs, unsuited-output, unscaled-targets, unsuited-labels, unused-input,"
                        + " redundant-columns, leaking-samples, leaking-future, ignored-mask, unmoved-parameter,"
                        + " initial-loss, one-batch, copied-units, regularized-kernel,"
                        + " excessive-learning-rate, exploding-gradient, non-finite, saturated-layer, dead-layer,"
                        + " stalled-layer, vanishing-gradient, dead-units, collapsed-layer, not-learning.");
        assertThatThrownBy(() -> evaluate(expecting("nonsense", ""), HEALTHY)).isInstanceOf(UnknownRuleException.class);
    }

    @Test
    void aRecordingWithoutIterationsIsInconclusive() {
        Diagnosis diagnosis = evaluate(Declaration.NONE, List.of());

        assertThat(diagnosis.gateOutcome()).isEqualTo(Outcome.INCONCLUSIVE);
        assertThat(diagnosis.inconclusiveReasons().get(0)).contains("no training iteration was seen");
    }

    @Test
    void aHealthyLookingRecordingThatWasCutOffIsInconclusive() {
        Recording complete = Recordings.complete(Declaration.NONE, 2, HEALTHY);
        Recording killed = new Recording(complete.header(), complete.windows(), List.of(), null, "");
        Recording damaged = new Recording(complete.header(), complete.windows(), List.of(), null, "cut off in line 9");

        assertThat(RuleSet.defaults().evaluate(killed).gateOutcome()).isEqualTo(Outcome.INCONCLUSIVE);
        assertThat(RuleSet.defaults().evaluate(killed).inconclusiveBecause()).contains("was killed or crashed");
        assertThat(RuleSet.defaults().evaluate(damaged).inconclusiveBecause()).contains("cut off in line 9");
    }

    @Test
    void aSickRecordingThatWasCutOffIsStillSick() {
        Recording complete = Recordings.complete(Declaration.NONE, 2, SICK);
        Recording killed = new Recording(complete.header(), complete.windows(), List.of(), null, "");

        assertThat(RuleSet.defaults().evaluate(killed).gateOutcome()).isEqualTo(Outcome.UNHEALTHY);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "Measuring the update failed"})
    void whatTheHarnessLostMakesItInconclusive(String problem) {
        Recording complete = Recordings.complete(Declaration.NONE, 2, HEALTHY);
        Ending ending = new Ending(Ending.Status.COMPLETE, 10, 1, 0, 0, problem);
        Recording recording = new Recording(complete.header(), complete.windows(), List.of(), ending, "");

        assertThat(RuleSet.defaults().evaluate(recording).gateOutcome())
                .isEqualTo(problem.isEmpty() ? Outcome.HEALTHY : Outcome.INCONCLUSIVE);
    }

    @Test
    void aGateOverNothingIsInconclusiveAndTheWorstRecordingDecides() {
        Diagnosis healthy = evaluate(Declaration.NONE, HEALTHY);
        Diagnosis sick = evaluate(Declaration.NONE, SICK);
        Diagnosis empty = evaluate(Declaration.NONE, List.of());

        assertThat(Diagnosis.worstGateOutcome(List.of())).isEqualTo(Outcome.INCONCLUSIVE);
        assertThat(Diagnosis.worstGateOutcome(List.of(healthy))).isEqualTo(Outcome.HEALTHY);
        assertThat(Diagnosis.worstGateOutcome(List.of(healthy, empty))).isEqualTo(Outcome.INCONCLUSIVE);
        assertThat(Diagnosis.worstGateOutcome(List.of(empty, sick, healthy))).isEqualTo(Outcome.UNHEALTHY);
    }

    @Test
    void aRecordingWithoutIterationsAndEndIsThatOfAKilledJvm() {
        Recording complete = Recordings.complete(Declaration.NONE, 2, List.of());
        Recording killed = new Recording(complete.header(), List.of(), List.of(), List.of(), null, "");
        Recording cutOff = new Recording(
                complete.header(),
                List.of(),
                List.of(),
                List.of(),
                null,
                "cut off in line 2 (it is not complete JSON)");

        assertThat(RuleSet.defaults().evaluate(killed).inconclusiveBecause())
                .contains("ends before its first window", "killed or crashed")
                .doesNotContain("clone");
        assertThat(RuleSet.defaults().evaluate(cutOff).inconclusiveBecause())
                .contains("incomplete: cut off in line 2")
                .doesNotContain("clone");
    }
}
