package io.github.gradientharness.rules;

import static io.github.gradientharness.recording.Quantity.PARAMETER;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.gradientharness.recording.Recording;
import io.github.gradientharness.verdict.Finding;
import io.github.gradientharness.verdict.Outcome;
import io.github.gradientharness.verdict.RuleResult;
import io.github.gradientharness.verdict.Severity;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Kernels that shrink to a small part of what they were. */
class RegularizedKernelRuleTest {

    private static final double[] FLAT = {1, 1, 1};

    private final Rule rule = new RegularizedKernelRule();

    private RuleResult evaluate(Recording recording) {
        return rule.evaluate(recording, rule.defaultLimit());
    }

    private static NetworkByHand shrunk(double... left) {
        return NetworkByHand.of("tanh", "tanh", "softmax")
                .classes(1)
                .kernels(PARAMETER, 1, 1, 1)
                .epoch(1)
                .kernels(PARAMETER, left);
    }

    @ParameterizedTest
    @CsvSource({"0.3, 0.3, 0.3, false", "0.2, 0.29, 1, true", "0.1, 1, 1, false"})
    void moreThanHalfOfTheLayersMustHaveShrunk(double first, double second, double third, boolean found) {
        assertThat(evaluate(shrunk(first, second, third).recording(FLAT))
                        .findings()
                        .size())
                .isEqualTo(found ? 1 : 0);
    }

    @Test
    void itIsAWarningAndAnErrorWhereTheNetworkDoesNotLearnAndNothingWhereItDoes() {
        NetworkByHand given = shrunk(0.2, 0.1, 0.2);

        Finding finding = evaluate(given.recording(FLAT)).findings().get(0);
        assertThat(finding.severity()).isEqualTo(Severity.WARNING);
        assertThat(finding.layer()).isEqualTo("hidden 2");
        assertThat(finding.actual()).isEqualTo(0.1);
        assertThat(finding.remedies().get(0)).startsWith("lower l2");
        assertThat(RuleSet.of(rule)
                        .evaluate(given.recording(FLAT))
                        .findings()
                        .get(0)
                        .severity())
                .isEqualTo(Severity.ERROR);
        assertThat(evaluate(given.recording(0.8, 0.6, 0.4)).outcome()).isEqualTo(Outcome.HEALTHY);
    }

    @Test
    void withoutKernelsOrWithOneWindowItIsNotMeasured() {
        RuleResult result =
                evaluate(NetworkByHand.of("tanh").kernels(PARAMETER, 1).recording(1));

        assertThat(result.outcome()).isEqualTo(Outcome.INCONCLUSIVE);
        assertThat(result.isOptional()).isTrue();
    }
}
