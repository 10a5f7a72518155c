package io.github.gradientharness.rules;

import static io.github.gradientharness.recording.Quantity.PARAMETER;
import static io.github.gradientharness.recording.Quantity.UPDATE;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.gradientharness.recording.Recording;
import io.github.gradientharness.verdict.Finding;
import io.github.gradientharness.verdict.Outcome;
import io.github.gradientharness.verdict.RuleResult;
import io.github.gradientharness.verdict.Severity;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Steps that change a large part of every kernel while the network does not learn. */
class ExcessiveLearningRateRuleTest {

    private static final double[] FLAT = {1, 1, 1, 1};

    private final Rule rule = new ExcessiveLearningRateRule();

    private RuleResult evaluate(Recording recording) {
        return rule.evaluate(recording, rule.defaultLimit());
    }

    private static NetworkByHand stepping(double first, double second, double third) {
        return NetworkByHand.of("tanh", "tanh", "softmax")
                .classes(1)
                .kernels(PARAMETER, 1, 1, 1)
                .kernels(UPDATE, first, second, third);
    }

    private Severity severity(double step, double... losses) {
        return RuleSet.of(rule)
                .evaluate(stepping(step, step, step).recording(losses))
                .findings()
                .get(0)
                .severity();
    }

    @ParameterizedTest
    @CsvSource({"0.1, 0.1, 0.1, false", "0, 0.11, 0.2, true", "0, 0.01, 5, false"})
    void theMedianOverTheLayersCounts(double first, double second, double third, boolean found) {
        assertThat(evaluate(stepping(first, second, third).recording(FLAT)).findings())
                .hasSize(found ? 1 : 0);
    }

    @Test
    void aNetworkThatLearnsIsHealthy() {
        assertThat(evaluate(stepping(1, 1, 1).recording(1, 0.8, 0.6, 0.4)).outcome())
                .isEqualTo(Outcome.HEALTHY);
    }

    @Test
    void whereTheNetworkGuessesItIsAnErrorAndInAShortTrainingOfHalfOfTheKernel() {
        assertThat(severity(0.2, FLAT)).isEqualTo(Severity.ERROR);
        assertThat(severity(0.2, 1, 1)).isEqualTo(Severity.WARNING);
        assertThat(severity(0.6, 1, 1)).isEqualTo(Severity.ERROR);
        Finding unweighed =
                evaluate(stepping(0.2, 0.3, 0.2).recording(FLAT)).findings().get(0);
        assertThat(unweighed.severity()).isEqualTo(Severity.WARNING);
        assertThat(unweighed.layer()).isEqualTo("hidden 2");
        assertThat(unweighed.remedies().get(0)).startsWith("lower the learning rate");
    }

    @Test
    void withoutUpdatesOrWithTinyKernelsItIsNotMeasured() {
        NetworkByHand tiny = NetworkByHand.of("tanh").kernels(PARAMETER, 1e-3).kernels(UPDATE, 1);

        assertThat(evaluate(tiny.recording(FLAT)).outcome()).isEqualTo(Outcome.INCONCLUSIVE);
        RuleResult result =
                evaluate(NetworkByHand.of("tanh").kernels(PARAMETER, 1).recording(FLAT));
        assertThat(result.outcome()).isEqualTo(Outcome.INCONCLUSIVE);
        assertThat(result.isOptional()).isTrue();
    }
}
