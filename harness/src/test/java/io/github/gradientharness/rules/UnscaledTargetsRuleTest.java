package io.github.gradientharness.rules;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.gradientharness.recording.Recording;
import io.github.gradientharness.verdict.Finding;
import io.github.gradientharness.verdict.Outcome;
import io.github.gradientharness.verdict.RuleResult;
import io.github.gradientharness.verdict.Severity;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A regression's targets are to be small. */
class UnscaledTargetsRuleTest {

    private final Rule rule = new UnscaledTargetsRule();
    private final NetworkByHand given = NetworkByHand.of("tanh", "identity");

    private RuleResult evaluate(Recording recording) {
        return rule.evaluate(recording, rule.defaultLimit());
    }

    @ParameterizedTest
    @CsvSource({"9.9, false", "10, false", "10.1, true"})
    void theirRootMeanSquareCounts(double size, boolean found) {
        RuleResult result = evaluate(given.numbers(-size, size, 1).recording(1, 1, 1));

        assertThat(result.findings()).hasSize(found ? 1 : 0);
        assertThat(result.explanation()).startsWith("root mean square of the targets");
    }

    @Test
    void itIsAWarningAndAnErrorWhereTheNetworkDoesNotLearn() {
        given.numbers(-100, 100, 1e4);

        Finding learns = RuleSet.of(rule)
                .evaluate(given.recording(1e4, 5000, 1000, 500))
                .findings()
                .get(0);
        assertThat(learns.severity()).isEqualTo(Severity.WARNING);
        assertThat(learns.layer()).isEqualTo("output");
        assertThat(learns.remedies().get(0)).startsWith("scale the targets");
        assertThat(RuleSet.of(rule)
                        .evaluate(given.recording(1e4, 1e4, 1e4, 1e4))
                        .findings()
                        .get(0)
                        .severity())
                .isEqualTo(Severity.ERROR);
    }

    @Test
    void classesAreHealthyAndUnknownTargetsAreNotMeasured() {
        assertThat(evaluate(given.recording(1)).outcome()).isEqualTo(Outcome.INCONCLUSIVE);
        assertThat(evaluate(given.classes(1).recording(1)).explanation()).isEqualTo("the targets are classes");
    }
}
