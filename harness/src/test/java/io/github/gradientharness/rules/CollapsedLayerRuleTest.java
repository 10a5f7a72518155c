package io.github.gradientharness.rules;

import static io.github.gradientharness.recording.Quantity.SAMPLE_CONCENTRATION;
import static io.github.gradientharness.recording.Quantity.UNIT_SIMILARITY;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.gradientharness.recording.Recording;
import io.github.gradientharness.verdict.Evidence;
import io.github.gradientharness.verdict.Finding;
import io.github.gradientharness.verdict.Outcome;
import io.github.gradientharness.verdict.RuleResult;
import io.github.gradientharness.verdict.Severity;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** More than 0.99 of a hidden layer's variance lies in one component: its units all say the same. */
class CollapsedLayerRuleTest {

    private final Rule rule = new CollapsedLayerRule();

    private RuleResult evaluate(Recording recording) {
        return rule.evaluate(recording, rule.defaultLimit());
    }

    @ParameterizedTest
    @CsvSource({"0.98, false", "0.99, false", "0.991, true"})
    void theLimitItselfIsHealthy(double similarity, boolean found) {
        NetworkByHand given = NetworkByHand.of("tanh", "tanh").outputs(UNIT_SIMILARITY, similarity, 1);

        assertThat(evaluate(given.recording(0.7)).findings().isEmpty()).isNotEqualTo(found);
    }

    @ParameterizedTest
    @CsvSource({"0, true", "1, false", "2, false", "3, true"})
    void fewerThanThreeUnitsAreAlikeAnywayUnlessTheirNumberIsUnknown(long units, boolean found) {
        NetworkByHand given = NetworkByHand.ofUnits(units, 5, 5).outputs(UNIT_SIMILARITY, 1, 0.5, 1);

        assertThat(evaluate(given.recording(0.7)).findings().isEmpty()).isNotEqualTo(found);
    }

    @Test
    void aNetworkWithoutALayerOfThreeUnitsIsHealthyAndAnotherWasNotLookedAt() {
        RuleResult narrow = evaluate(NetworkByHand.ofUnits(2, 2, 5).recording(0.7));
        assertThat(narrow.outcome()).isEqualTo(Outcome.HEALTHY);
        assertThat(narrow.explanation()).isEqualTo("no hidden layer with 3 units or more");

        RuleResult wide = evaluate(NetworkByHand.ofUnits(2, 3, 5).recording(0.7));
        assertThat(wide.outcome()).isEqualTo(Outcome.INCONCLUSIVE);
        assertThat(wide.isOptional()).isTrue();
        assertThat(evaluate(NetworkByHand.ofUnits(2, 5).recording()).outcome())
                .as("nothing recorded")
                .isEqualTo(Outcome.INCONCLUSIVE);
    }

    @Test
    void theMostAlikeLayerIsNamedSinceItsFirstEpochBeyondTheLimit() {
        NetworkByHand given = NetworkByHand.of("tanh", "tanh", "tanh")
                .outputs(UNIT_SIMILARITY, 0.992, 0.5)
                .epochs(1)
                .outputs(UNIT_SIMILARITY, 0.992, 0.99)
                .epochs(1)
                .outputs(UNIT_SIMILARITY, 0.992, 0.998)
                .outputs(SAMPLE_CONCENTRATION, 0.2, 0.75)
                .epochs(3);

        Finding finding = evaluate(given.recording()).findings().get(0);

        assertThat(finding.severity()).isEqualTo(Severity.INFO);
        assertThat(finding.layer()).isEqualTo("hidden 2");
        assertThat(finding.actual()).isEqualTo(0.998);
        assertThat(finding.sinceEpoch()).isEqualTo(3);
        assertThat(finding.sinceIteration()).isEqualTo(21);
        assertThat(finding.evidence())
                .containsExactly(
                        new Evidence("variance of hidden 1 in one component", "99.2 %"),
                        new Evidence("variance of hidden 2 in one component", "99.8 %"),
                        new Evidence("share of |dL/da| of hidden 2 from a tenth of the samples", "75 %"));
    }

    @Test
    void samplesThatWereNotMeasuredAreNotMentioned() {
        NetworkByHand given = NetworkByHand.of("tanh", "tanh").outputs(UNIT_SIMILARITY, 1);

        assertThat(evaluate(given.recording(0.7)).findings().get(0).evidence())
                .containsExactly(new Evidence("variance of hidden 1 in one component", "100 %"));
    }
}
