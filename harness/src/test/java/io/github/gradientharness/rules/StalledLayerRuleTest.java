package io.github.gradientharness.rules;

import static io.github.gradientharness.recording.Quantity.GRADIENT;
import static io.github.gradientharness.recording.Quantity.PARAMETER;
import static io.github.gradientharness.recording.Quantity.UPDATE;
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

/** An update below 1e-5 of its kernel is a stall; an error if none moves although there is a gradient. */
class StalledLayerRuleTest {

    private static final double[] FALLING = {1, .9, .8, .7, .6, .5, .4, .3};

    private final Rule rule = new StalledLayerRule();

    /** Kernels of 1000, so that a gradient of 1 is one to speak of. */
    private final NetworkByHand given = NetworkByHand.of("tanh", "tanh", "tanh", "tanh")
            .kernels(PARAMETER, 1000, 1000, 1000, 1000)
            .kernels(GRADIENT, 10, 10, 10, 10)
            .kernels(UPDATE, 1, 1, 1, 1);

    private RuleResult evaluate(Recording recording) {
        return rule.evaluate(recording, rule.defaultLimit());
    }

    private Finding finding(double... losses) {
        return evaluate(given.recording(losses)).findings().get(0);
    }

    @ParameterizedTest
    @CsvSource({"1.01, false", "1, false", "0.99, true"})
    void theLimitItselfIsHealthy(double update, boolean found) {
        given.kernel(2, PARAMETER, 1e5).kernel(2, UPDATE, update);

        assertThat(evaluate(given.recording(0.7)).findings().isEmpty()).isNotEqualTo(found);
    }

    @ParameterizedTest
    @CsvSource({"9, INCONCLUSIVE", "10, HEALTHY"})
    void fewerThanTenIterationsSayNothing(int iterations, Outcome outcome) {
        RuleResult result = evaluate(given.iterations(iterations).recording());

        assertThat(result.outcome()).isEqualTo(outcome);
    }

    @Test
    void kernelsOfZerosHaveNoRatioEvenIfTheyMove() {
        RuleResult result = evaluate(given.kernels(PARAMETER, 0, 0, 0, 0).recording(0.7));

        assertThat(result.outcome()).isEqualTo(Outcome.INCONCLUSIVE);
        assertThat(result.isOptional()).isTrue();
    }

    @ParameterizedTest
    @CsvSource({"0.99, WARNING", "1, ERROR", "1.01, ERROR"})
    void itIsAnErrorIfALayerHasAGradientToSpeakOfAndNoneMoves(double gradient, Severity severity) {
        given.kernels(UPDATE, 0.001, 0.001, 0.001, 0.001).kernels(GRADIENT, 0.5, 0.5, gradient, 0.5);

        assertThat(finding(0.7).severity()).isEqualTo(severity);
    }

    @Test
    void withoutAGradientToSpeakOfItIsNamedAsTheReason() {
        given.kernels(UPDATE, 0.001, 0.001, 0.001, 0.001).kernels(GRADIENT, 0.5, 0.5, 0.5, 0.5);

        assertThat(finding(0.7).meaning()).contains("there is no gradient to speak of");
    }

    @Test
    void itIsAWarningWhereAnotherLayerMovesAndTheSlowestIsNamed() {
        Finding finding = finding(given.kernels(UPDATE, 1, 0.002, 0.001, 2));

        assertThat(finding.severity()).isEqualTo(Severity.WARNING);
        assertThat(finding.layer()).isEqualTo("hidden 3");
        assertThat(finding.actual()).isEqualTo(1e-6);
        assertThat(finding.meaning()).contains("while other layers move");
        assertThat(finding.evidence())
                .contains(
                        new Evidence("update over kernel of hidden 3", "1e-6"),
                        new Evidence("update over kernel of output", "0.002"))
                .extracting(Evidence::name)
                .doesNotContain("never moved");
    }

    private Finding finding(NetworkByHand network) {
        return evaluate(network.recording(0.7)).findings().get(0);
    }

    @Test
    void itIsAWarningWhileTheLossFalls() {
        given.kernels(UPDATE, 0.001, 0.001, 0.001, 0.001);

        assertThat(finding(FALLING).severity()).isEqualTo(Severity.WARNING);
        assertThat(finding(1, 1, 1, 1, 1, 1, 1, 1).severity()).isEqualTo(Severity.ERROR);
    }

    @Test
    void aLayerWithoutAnyGradientIsLeftToTheRuleForDeadLayers() {
        given.kernel(2, UPDATE, 0.001);

        assertThat(evaluate(given.kernel(2, GRADIENT, 0).recording(0.7)).findings())
                .isEmpty();
        assertThat(finding(given.kernel(2, GRADIENT, 1e-9)).layer()).isEqualTo("hidden 2");
    }

    @Test
    void sinceIsTheFirstEpochInWhichItHardlyMoved() {
        given.epochs(2).kernel(2, UPDATE, 0.001).epochs(3);

        Finding finding = finding();

        assertThat(finding.sinceEpoch()).isEqualTo(3);
        assertThat(finding.sinceIteration()).isEqualTo(21);
        assertThat(finding.toEpoch()).isEqualTo(5);
    }

    @Test
    void frozenLayersAreAnErrorOnlyIfTheyAreMoreThanHalf() {
        Finding half = finding(given.kernels(UPDATE, 1, 0, 0, 1));
        assertThat(half.severity()).isEqualTo(Severity.WARNING);
        assertThat(half.layer()).isEqualTo("hidden 2");
        assertThat(half.meaning()).endsWith("The others are moved.");
        assertThat(half.evidence()).contains(new Evidence("never moved", "hidden 2, hidden 3"));

        Finding most = finding(given.kernels(UPDATE, 1, 0, 0, 0));
        assertThat(most.severity()).isEqualTo(Severity.ERROR);
        assertThat(most.meaning()).contains("Most layers are");
    }

    @Test
    void aFrozenLayerIsSaidToHaveAGradientOnlyIfOneWasMeasured() {
        given.kernel(2, UPDATE, 0);

        assertThat(finding(given).meaning()).startsWith("Its kernel gets a gradient and is never moved");
        assertThat(finding(given.kernel(2, GRADIENT)).meaning()).contains("no gradient of it was recorded");
    }
}
