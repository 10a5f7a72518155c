package io.github.gradientharness.rules;

import static io.github.gradientharness.recording.Quantity.GRADIENT;
import static io.github.gradientharness.recording.Quantity.PARAMETER;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.gradientharness.recording.Recording;
import io.github.gradientharness.recording.UnitSeries.Statistic;
import io.github.gradientharness.verdict.Evidence;
import io.github.gradientharness.verdict.Finding;
import io.github.gradientharness.verdict.Outcome;
import io.github.gradientharness.verdict.RuleResult;
import io.github.gradientharness.verdict.Severity;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** More than 0.7 of a hidden layer's units are saturated for half of the samples or more. */
class SaturatedLayerRuleTest {

    private static final double[] FALLING = {1, .9, .8, .7, .6, .5, .4, .3};
    private static final double[] PLATEAU = {1, .7, .69, .69, .69, .69, .69, .69};
    private static final String ONE_SIGN = "kernels of one sign make";
    private static final String SCALE_INPUTS = "scale the inputs";
    private static final String RATE = "lower the learning rate";

    private final Rule rule = new SaturatedLayerRule();
    private final NetworkByHand given = NetworkByHand.of("tanh", "tanh", "tanh");

    private RuleResult evaluate(Recording recording) {
        return rule.evaluate(recording, rule.defaultLimit());
    }

    private Finding finding(Recording recording) {
        return evaluate(recording).findings().get(0);
    }

    @ParameterizedTest
    @CsvSource({"0.6, HEALTHY", "0.7, HEALTHY", "0.8, UNHEALTHY"})
    void theLimitItselfIsHealthy(double share, Outcome outcome) {
        assertThat(evaluate(given.saturated(share, 0, 1).recording(0.7)).outcome())
                .isEqualTo(outcome);
    }

    @ParameterizedTest
    @CsvSource({"0.45, HEALTHY", "0.5, UNHEALTHY"})
    void aUnitIsSaturatedIfItIsForHalfOfTheSamples(double ofSamples, Outcome outcome) {
        given.unitsOf(1, Statistic.SATURATED_SHARE, ofSamples, ofSamples, ofSamples, ofSamples);

        assertThat(evaluate(given.recording(0.7)).outcome()).isEqualTo(outcome);
    }

    @Test
    void aNetworkWithoutFunctionsThatSaturateIsHealthyAndAnotherWasNotLookedAt() {
        RuleResult relu = evaluate(NetworkByHand.of("relu", "sigmoid").recording(0.7));
        assertThat(relu.outcome()).isEqualTo(Outcome.HEALTHY);
        assertThat(relu.explanation()).startsWith("no hidden layer");

        RuleResult mixed = evaluate(NetworkByHand.of("relu", "tanh", "sigmoid").recording(0.7));
        assertThat(mixed.outcome()).isEqualTo(Outcome.INCONCLUSIVE);
        assertThat(mixed.isOptional()).isTrue();
    }

    @Test
    void nothingIsRuledOutOfLayersWhoseActivationFunctionIsNotKnown() {
        RuleResult unknown = evaluate(NetworkByHand.of("relu", "", "sigmoid").recording(0.7));

        assertThat(unknown.outcome()).isEqualTo(Outcome.INCONCLUSIVE);
        assertThat(unknown.isOptional()).isTrue();
        assertThat(unknown.explanation()).isEqualTo("the activation functions of these layers are not known: hidden 2");
    }

    @Test
    void theLayerNearestTheInputOfThoseBeyondTheLimitIsNamed() {
        Finding finding = finding(given.saturated(0.8, 1, 1).recording(0.7));

        assertThat(finding.layer()).isEqualTo("hidden 1");
        assertThat(finding.actual()).isEqualTo(0.8);
        assertThat(finding.evidence())
                .contains(
                        new Evidence("layers beyond the limit", "hidden 1, hidden 2"),
                        new Evidence("saturated units of hidden 1", "80 %"),
                        new Evidence("saturated units of hidden 2", "100 %"));
    }

    @Test
    void sinceIsTheFirstEpochBeyondTheLimit() {
        given.saturated(0.5, 0).epochs(1).saturated(0.7, 0).epochs(1).saturated(0.8, 0);

        Finding finding = finding(given.epochs(3).recording());

        assertThat(finding.sinceEpoch()).isEqualTo(3);
        assertThat(finding.sinceIteration()).isEqualTo(21);
    }

    @Test
    void itIsAWarningWhileTheLossFallsAndEveryLayerGetsAGradient() {
        given.saturated(0, 1).kernels(GRADIENT, .1, .1, .1);

        Finding learning = finding(given.recording(FALLING));
        assertThat(learning.severity()).isEqualTo(Severity.WARNING);
        assertThat(learning.meaning()).endsWith("yet the network learns.");
        Finding plateau = finding(given.recording(PLATEAU));
        assertThat(plateau.severity()).isEqualTo(Severity.ERROR);
        assertThat(plateau.meaning()).contains("multiplied by almost zero");
    }

    @Test
    void itIsAnErrorWhereAHiddenLayerGetsNoGradientAtTheEndThoughTheLossFalls() {
        given.saturated(0, 1).kernels(GRADIENT, .1, .1, .1);
        for (double loss : FALLING) {
            given.epoch(loss);
        }

        assertThat(finding(given.kernel(1, GRADIENT, 0).recording(0.2)).severity())
                .isEqualTo(Severity.ERROR);
    }

    @Test
    void aHiddenLayerThatGetsAGradientAgainAtTheEndLearns() {
        given.saturated(0, 1).kernels(GRADIENT, 0, .1, .1).epoch(1.1).kernel(1, GRADIENT, .1);

        assertThat(finding(given.recording(FALLING)).severity()).isEqualTo(Severity.WARNING);
    }

    @ParameterizedTest
    @CsvSource({
        "0.1, 0.5, true",
        "0, 0.5, true",
        "-0.1, 0.5, false",
        "-0.5, -0.1, true",
        "-0.5, 0, true",
        "-0.5, 0.1, false"
    })
    void kernelsOfOneSignAreToBeInitialisedAroundZero(double min, double max, boolean oneSign) {
        Finding finding =
                finding(given.saturated(1, 0).kernel(1, PARAMETER, min, max).recording(0.7));

        assertThat(finding.remedies().stream().anyMatch(remedy -> remedy.contains(ONE_SIGN)))
                .isEqualTo(oneSign);
    }

    @Test
    void aKernelOfOneElementOrOneThatWasNotMeasuredHasNoSignToSpeakOf() {
        given.saturated(1, 0);

        assertThat(finding(given.recording(0.7)).remedies()).noneMatch(remedy -> remedy.contains(ONE_SIGN));
        assertThat(finding(given.kernel(1, PARAMETER, 0.5).recording(0.7)).remedies())
                .noneMatch(remedy -> remedy.contains(ONE_SIGN));
    }

    @Test
    void theSignIsThatOfTheInitialKernels() {
        given.saturated(1, 0).kernel(1, PARAMETER, -0.5, 0.5).epochs(1).kernel(1, PARAMETER, 0.5, 1);

        assertThat(finding(given.epochs(1).recording()).remedies()).noneMatch(remedy -> remedy.contains(ONE_SIGN));
    }

    @Test
    void theInputsAreToBeScaledOnlyWhereTheFirstLayerIsSaturated() {
        assertThat(finding(given.saturated(1, 0).recording(0.7)).remedies().get(0))
                .startsWith(SCALE_INPUTS);
        assertThat(finding(given.saturated(0, 1).recording(0.7)).remedies())
                .isNotEmpty()
                .noneMatch(remedy -> remedy.startsWith(SCALE_INPUTS));
        assertThat(finding(given.saturated(1, 0).inputs(0, 1).recording(0.7)).remedies())
                .isNotEmpty()
                .noneMatch(remedy -> remedy.startsWith(SCALE_INPUTS));
        assertThat(finding(given.inputs(300, 20).recording(0.7)).remedies().get(0))
                .startsWith(SCALE_INPUTS);
    }

    @Test
    void theLearningRateComesFirstWhereTheUnitsWereDrivenIntoSaturation() {
        Finding fromTheStart = finding(given.saturated(1, 0).recording(0.7, 0.7));
        assertThat(fromTheStart.remedies().get(0)).doesNotStartWith(RATE);
        assertThat(fromTheStart.remedies())
                .filteredOn(remedy -> remedy.startsWith(RATE))
                .hasSize(1);

        given.saturated(0, 0).epochs(1).saturated(1, 0).epochs(2);
        Finding later = finding(given.recording());
        assertThat(later.remedies().get(0)).startsWith(RATE);
        assertThat(later.remedies())
                .filteredOn(remedy -> remedy.startsWith(RATE))
                .hasSize(1);
    }
}
