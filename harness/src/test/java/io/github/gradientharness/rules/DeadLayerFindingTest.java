package io.github.gradientharness.rules;

import static io.github.gradientharness.recording.Quantity.ACTIVATION_GRADIENT;
import static io.github.gradientharness.recording.Quantity.GRADIENT;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.gradientharness.recording.Recording;
import io.github.gradientharness.verdict.Evidence;
import io.github.gradientharness.verdict.Finding;
import io.github.gradientharness.verdict.Outcome;
import io.github.gradientharness.verdict.RuleResult;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which of several dead layers is named, since when, and which layers are left out. */
class DeadLayerFindingTest {

    private static final String OFF = "units that are zero for every sample, median over epochs";

    private final Rule rule = new DeadLayerRule();
    private final NetworkByHand given = NetworkByHand.of("relu", "relu", "relu", "relu");

    private RuleResult evaluate(Recording recording) {
        return rule.evaluate(recording, rule.defaultLimit());
    }

    private Finding finding() {
        return evaluate(given.recording()).findings().get(0);
    }

    @Test
    void aLossAloneIsInconclusive() {
        assertThat(evaluate(given.recording(0.7, 0.7)).outcome()).isEqualTo(Outcome.INCONCLUSIVE);
    }

    @Test
    void aLayerThatWasNotMeasuredIsNotDead() {
        given.epochs(1).kernel(2, GRADIENT, 0.5).epochs(1);

        assertThat(evaluate(given.recording()).outcome()).isEqualTo(Outcome.HEALTHY);
        assertThat(evaluate(given.recording()).explanation()).isEqualTo("0 of 4 layers without any gradient");
    }

    @Test
    void aLayerWhoseGradientIsNotCalculatedIsNotDead() {
        given.kernels(GRADIENT, 0, 1, 1, 1).bias(1, GRADIENT, 0).outputs(ACTIVATION_GRADIENT, 1, 1, 1, 1);

        assertThat(evaluate(given.off(0.5).epochs(2).recording()).explanation())
                .isEqualTo("0 of 4 layers without any gradient; frozen, so left out: hidden 1");
    }

    @ParameterizedTest
    @CsvSource({"0, 1, 1, hidden 2", "1, 1, 1, hidden 1", "0.9, 0.9, 1, hidden 3"})
    void theFirstLayerWhoseUnitsAreAllOffIsNamed(double first, double second, double third, String named) {
        given.kernels(GRADIENT, 0, 0, 0, 0).off(first, second, third).epochs(1);

        assertThat(finding().layer()).isEqualTo(named);
    }

    @Test
    void aLayerThatHasAGradientIsNotNamedThoughItsUnitsAreOff() {
        given.kernels(GRADIENT, 0.1, 0, 0, 0).off(1, 0, 1).epochs(1);

        assertThat(finding().layer()).isEqualTo("hidden 3");
    }

    @Test
    void theLastEpochInWhichUnitsWereMeasuredTellsWhichAreOff() {
        given.kernels(GRADIENT, 0, 0, 0, 0).off(1, 0, 0).epochs(1);
        assertThat(evaluate(given.withoutUnits().epochs(1).recording())
                        .findings()
                        .get(0)
                        .layer())
                .isEqualTo("hidden 1");

        given.off(0, 1, 0).epochs(1).withoutUnits().epochs(1);
        assertThat(finding().layer()).isEqualTo("hidden 2");
    }

    @Test
    void whereUnitsWereNotMeasuredABiasWithAGradientShowsThatTheInputIsZero() {
        given.kernels(GRADIENT, 0, 0, 1, 1).bias(2, GRADIENT, 0, 1e-9).epochs(1);

        assertThat(finding().layer()).isEqualTo("hidden 1");
    }

    @Test
    void aBiasWithoutOneShowsThatNothingArrives() {
        given.kernels(GRADIENT, 0, 0, 1, 1).bias(2, GRADIENT, 0, 0).epochs(1);

        assertThat(finding().layer()).isEqualTo("hidden 2");
    }

    @Test
    void aBiasWithNothingButNanShowsNothing() {
        given.kernels(GRADIENT, 0, 0, 1, 1).bias(2, GRADIENT, Double.NaN).epochs(1);

        assertThat(finding().layer()).isEqualTo("hidden 2");
    }

    @Test
    void onlyTheLastEpochsBiasCounts() {
        given.kernels(GRADIENT, 0, 0, 1, 1)
                .bias(2, GRADIENT, 1)
                .epochs(1)
                .bias(2, GRADIENT, 0)
                .epochs(1);

        assertThat(finding().layer()).isEqualTo("hidden 2");
    }

    @Test
    void theLayerBeforeIsOnlyNamedIfItIsDeadItself() {
        given.kernels(GRADIENT, 0, 0.5, 0, 1).bias(3, GRADIENT, 1).epochs(1);

        assertThat(finding().layer()).isEqualTo("hidden 3");
    }

    @Test
    void withoutBiasesTheOutputCanOnlyBeDeadByItsInput() {
        given.kernels(GRADIENT, 0, 0, 0, 0).epochs(1);
        assertThat(finding().layer()).isEqualTo("hidden 3");

        given.kernels(GRADIENT, 0, 0, 0, 1).epochs(3);
        assertThat(finding().layer()).as("the output is alive").isEqualTo("hidden 3");
    }

    @Test
    void aLayerThatDiedDuringTrainingCallsForALowerLearningRateFirst() {
        given.kernels(GRADIENT, 1, 0.5, 1, 1)
                .epochs(3)
                .kernels(GRADIENT, 1, 0, 1, 1)
                .epochs(2);

        Finding finding = finding();

        assertThat(finding.sinceEpoch()).isEqualTo(4);
        assertThat(finding.remedies().get(0)).startsWith("lower the learning rate");
        assertThat(finding.evidence()).contains(new Evidence("died", "during training"));
    }

    @Test
    void aLayerThatWasBornDeadCallsForAnotherInitialisationFirst() {
        given.kernels(GRADIENT, 1, 0, 1, 1).off(0, 0.9).epochs(2);

        Finding finding = finding();

        assertThat(finding.meaning()).endsWith("are off for every sample.");
        assertThat(finding.remedies().get(0)).startsWith("use He initialisation");
        assertThat(finding.evidence()).contains(new Evidence("died", "before training"), new Evidence(OFF, "90 %"));
    }

    @Test
    void aLayerWhoseUnitsCanNotBeOffCallsForALookAtTheLayersAboveIt() {
        Recording recording =
                NetworkByHand.of("tanh", "tanh").kernels(GRADIENT, 0, 1).recording(0.7);

        Finding finding = evaluate(recording).findings().get(0);

        assertThat(finding.meaning()).contains("between it and the output");
        assertThat(finding.remedies().get(0)).startsWith("look at the layers between this one and the output");
        assertThat(finding.evidence()).extracting(Evidence::name).doesNotContain(OFF);
    }
}
