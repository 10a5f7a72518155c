package io.github.gradientharness.rules;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.gradientharness.recording.Quantity;
import io.github.gradientharness.recording.Recording;
import io.github.gradientharness.verdict.Diagnosis;
import io.github.gradientharness.verdict.Evidence;
import io.github.gradientharness.verdict.Finding;
import io.github.gradientharness.verdict.Outcome;
import io.github.gradientharness.verdict.RuleId;
import io.github.gradientharness.verdict.RuleResult;
import io.github.gradientharness.verdict.Severity;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

/** A training that ends no better than a constant answer. */
class NotLearningRuleTest {

    private final Rule rule = new NotLearningRule();
    private final NetworkByHand given = NetworkByHand.of("tanh", "softmax").classes(0.7);

    private RuleResult evaluate(Recording recording) {
        return rule.evaluate(recording, rule.defaultLimit());
    }

    private static double[] plateau(int epochs) {
        double[] losses = new double[epochs];
        Arrays.fill(losses, 0.7);
        return losses;
    }

    @Test
    void afterAThousandIterationsItIsAnError() {
        Finding finding = evaluate(given.recording(plateau(100))).findings().get(0);

        assertThat(finding.severity()).isEqualTo(Severity.ERROR);
        assertThat(finding.actual()).isEqualTo(1);
        assertThat(finding.layer()).isEqualTo("loss");
        assertThat(finding.meaning()).contains("knows no more than the frequencies of the targets");
        assertThat(finding.evidence())
                .contains(
                        new Evidence("mean loss of a constant answer", "0.7"),
                        new Evidence("most frequent class of output", "50 %"));
    }

    @Test
    void beforeItIsAWarning() {
        Finding finding = evaluate(given.recording(plateau(99))).findings().get(0);

        assertThat(finding.severity()).isEqualTo(Severity.WARNING);
        assertThat(finding.meaning()).contains("may be too few to tell");
    }

    @Test
    void aLossThatRisesIsToldSo() {
        Finding finding = evaluate(given.recording(0.5, 0.5, 1, 2)).findings().get(0);

        assertThat(finding.meaning()).startsWith("The loss rises");
    }

    @Test
    void aLossBelowIsHealthyAndOneThatStillFallsTellsNothingYet() {
        assertThat(evaluate(given.recording(0.7, 0.6, 0.6, 0.6)).outcome()).isEqualTo(Outcome.HEALTHY);
        RuleResult falling = evaluate(given.recording(4, 3, 2, 1));
        assertThat(falling.outcome()).isEqualTo(Outcome.INCONCLUSIVE);
        assertThat(falling.isOptional()).isTrue();
        assertThat(falling.explanation()).endsWith("and still falls: too early to tell");
    }

    @Test
    void nanIsLeftToItsOwnRule() {
        RuleResult result = evaluate(given.recording(0.7, 0.7, 0.7, Double.NaN));

        assertThat(result.outcome()).isEqualTo(Outcome.HEALTHY);
        assertThat(result.explanation()).contains("see non-finite");
    }

    @Test
    void whereAConstantAnswersLossIsNotKnownItIsNotMeasured() {
        RuleResult result = evaluate(given.classes(Double.NaN).recording(plateau(100)));

        assertThat(result.outcome()).isEqualTo(Outcome.INCONCLUSIVE);
        assertThat(result.isOptional()).isTrue();
    }

    @Test
    void itFollowsFromAnyOtherError() {
        Diagnosis diagnosis = RuleSet.defaults()
                .evaluate(given.kernels(Quantity.GRADIENT, 0, 0.1).recording(plateau(100)));

        assertThat(diagnosis.primary().orElseThrow().rule()).isEqualTo(RuleId.DEAD_LAYER);
        Finding learning = diagnosis.findings().stream()
                .filter(finding -> finding.rule().equals(RuleId.NOT_LEARNING))
                .findFirst()
                .orElseThrow();
        assertThat(learning.followsFrom()).isEqualTo(RuleId.DEAD_LAYER);
        assertThat(learning.severity()).isEqualTo(Severity.WARNING);
    }

    @Test
    void withoutAnotherErrorItSaysThatTheGradientsAreNotTheReason() {
        Finding finding = RuleSet.defaults()
                .evaluate(given.recording(plateau(100)))
                .primary()
                .orElseThrow();

        assertThat(finding.rule()).isEqualTo(RuleId.NOT_LEARNING);
        assertThat(finding.meaning()).endsWith("No other rule finds an error, so the gradients are not the reason.");
    }
}
