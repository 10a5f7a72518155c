package io.github.gradientharness.rules;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.gradientharness.recording.Quantity;
import io.github.gradientharness.recording.Recording;
import io.github.gradientharness.verdict.Diagnosis;
import io.github.gradientharness.verdict.Finding;
import io.github.gradientharness.verdict.Outcome;
import io.github.gradientharness.verdict.RuleResult;
import io.github.gradientharness.verdict.Severity;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Inputs are to have a mean near zero and a standard deviation near one. */
class UnscaledInputsRuleTest {

    private static final double[] FLAT = {1, 1, 1, 1};
    private static final double[] LEARNS = {1, 0.8, 0.6, 0.4};

    private final Rule rule = new UnscaledInputsRule();
    private final NetworkByHand given = NetworkByHand.of("tanh", "softmax")
            .kernels(Quantity.GRADIENT, 0.1, 0.1)
            .classes(1);

    private RuleResult evaluate(Recording recording) {
        return rule.evaluate(recording, rule.defaultLimit());
    }

    private Finding weighed(double... losses) {
        Recording recording = given.inputs(0, 300).recording(losses);
        Diagnosis diagnosis = RuleSet.of(rule).evaluate(recording);
        return diagnosis.findings().get(0);
    }

    @ParameterizedTest
    @CsvSource({
        "0, 1, false, usual",
        "0, 10, false, usual",
        "0, 10.1, true, they are large",
        "0, 0.02, false, usual",
        "0, 0.019, true, they are tiny",
        "3.9, 1, false, usual",
        "4.1, 1, true, they are far from zero"
    })
    void theirSizeAndTheirDistanceFromZeroCount(double mean, double spread, boolean found, String explanation) {
        RuleResult result = evaluate(given.inputs(mean, spread).recording(FLAT));

        assertThat(result.findings()).hasSize(found ? 1 : 0);
        assertThat(result.explanation()).contains(explanation);
    }

    @ParameterizedTest
    @CsvSource({"0.02, false", "0.009, true"})
    void columnsThatDifferInScaleAreFound(double smallest, boolean found) {
        RuleResult result = evaluate(given.inputs(0, 9, smallest, 11).recording(FLAT));

        assertThat(result.findings()).hasSize(found ? 1 : 0);
    }

    @Test
    void itIsAsBadAsTheTraining() {
        assertThat(weighed(FLAT).severity()).isEqualTo(Severity.ERROR);
        assertThat(weighed(FLAT).meaning()).contains("does not learn");
        assertThat(weighed(LEARNS).severity()).isEqualTo(Severity.INFO);
        given.classes(Double.NaN);
        assertThat(weighed(FLAT).severity()).isEqualTo(Severity.WARNING);
        assertThat(weighed(FLAT).remedies().get(0)).startsWith("scale the inputs");
    }

    @Test
    void inputsThatAreNotKnownAreNotMeasured() {
        RuleResult result = evaluate(given.recording(FLAT));

        assertThat(result.outcome()).isEqualTo(Outcome.INCONCLUSIVE);
        assertThat(result.isOptional()).isTrue();
    }
}
