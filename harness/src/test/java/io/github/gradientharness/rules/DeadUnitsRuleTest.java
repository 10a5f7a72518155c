package io.github.gradientharness.rules;

import static io.github.gradientharness.recording.Quantity.ACTIVATION;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.gradientharness.recording.Quantity;
import io.github.gradientharness.recording.Recording;
import io.github.gradientharness.verdict.Evidence;
import io.github.gradientharness.verdict.Finding;
import io.github.gradientharness.verdict.Outcome;
import io.github.gradientharness.verdict.RuleId;
import io.github.gradientharness.verdict.RuleResult;
import io.github.gradientharness.verdict.Severity;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** More than 0.6 of a hidden layer's ReLU units are zero for every sample. */
class DeadUnitsRuleTest {

    private static final int UNITS = 10;

    private final Rule rule = new DeadUnitsRule();
    private final NetworkByHand given =
            NetworkByHand.of("relu", "relu", "softmax").classes(0.7);

    DeadUnitsRuleTest() {
        given.kernels(Quantity.GRADIENT, 0, 0, 0.1);
        given.output(1, ACTIVATION, new double[16 * UNITS]).output(2, ACTIVATION, new double[16 * UNITS]);
    }

    private RuleResult evaluate(Recording recording) {
        return rule.evaluate(recording, rule.defaultLimit());
    }

    private Finding finding(Recording recording) {
        return evaluate(recording).findings().get(0);
    }

    private Finding weighed(double... losses) {
        Recording recording = given.recording(losses);
        return rule.weighed(finding(recording), Learning.of(recording));
    }

    @ParameterizedTest
    @CsvSource({"0.6, 0", "0.7, 1"})
    void theLimitItselfIsHealthy(double share, int findings) {
        assertThat(evaluate(given.off(share, 0).recording(0.7)).findings()).hasSize(findings);
    }

    @Test
    void mostUnitsAreAWarningAndNearlyAllAnError() {
        assertThat(finding(given.off(0, 0.8).recording(0.7)).severity()).isEqualTo(Severity.WARNING);
        Finding nearlyAll = finding(given.off(0, 0.9).recording(0.7));
        assertThat(nearlyAll.severity()).isEqualTo(Severity.ERROR);
        assertThat(nearlyAll.layer()).isEqualTo("hidden 2");
        assertThat(nearlyAll.evidence())
                .contains(new Evidence("units of hidden 2 that respond to some sample", "1 of 10"));
    }

    @Test
    void whatANetworkLearnsInSpiteOfIsAWarning() {
        given.off(0.9, 0);
        assertThat(weighed(0.7, 0.7, 0.7, 0.7).severity()).isEqualTo(Severity.ERROR);
        assertThat(weighed(0.7, 0.7, 0.6, 0.6, 0.6, 0.6).severity()).isEqualTo(Severity.ERROR);
        assertThat(weighed(0.7, 0.5, 0.2, 0.1, 0.1, 0.1).severity()).isEqualTo(Severity.WARNING);
    }

    @Test
    void whatRespondsAgainAtTheEndIsHealthyAndWhatDiedLaterIsDatedSo() {
        given.off(1, 0).epochs(4).off(0, 0);
        assertThat(evaluate(given.epochs(4).recording()).outcome()).isEqualTo(Outcome.HEALTHY);

        Finding later = finding(given.off(1, 0).epochs(8).recording());
        assertThat(later.sinceEpoch()).isEqualTo(1);
    }

    @Test
    void fewSamplesDoNotTellADeadUnitFromARareOne() {
        given.off(0.9, 0.9).output(1, ACTIVATION, new double[15 * UNITS]).output(2, ACTIVATION);

        RuleResult result = evaluate(given.recording(0.7));
        assertThat(result.outcome()).isEqualTo(Outcome.INCONCLUSIVE);
        assertThat(result.isOptional()).isTrue();
        assertThat(result.explanation()).contains("16 samples or more");
    }

    @Test
    void unitsThatGetAGradientInOtherMinibatchesAreNotDead() {
        given.off(1, 1).kernel(1, Quantity.GRADIENT, 0, 0, 0, 1).kernel(2, Quantity.GRADIENT, 0, 1);

        Finding finding = finding(given.recording(0.7));
        assertThat(finding.layer()).isEqualTo("hidden 1");
        assertThat(finding.actual()).isEqualTo(0.75);
    }

    @Test
    void aNetworkWithoutHiddenReluIsHealthy() {
        RuleResult result = evaluate(NetworkByHand.of("tanh", "relu").off(1, 1).recording(0.7));
        assertThat(result.outcome()).isEqualTo(Outcome.HEALTHY);
        assertThat(result.explanation()).isEqualTo("no hidden layer has ReLU units");
    }

    @Test
    void ofADeadLayerItIsAConsequence() {
        given.off(1, 0).kernels(Quantity.GRADIENT, 0, 0.1, 0.1);

        assertThat(RuleSet.defaults().evaluate(given.recording(0.7, 0.7)).findings().stream()
                        .filter(finding -> finding.rule().equals(RuleId.DEAD_UNITS))
                        .findFirst()
                        .orElseThrow()
                        .followsFrom())
                .isEqualTo(RuleId.DEAD_LAYER);
    }
}
