package io.github.gradientharness.rules.packs;

import static io.github.gradientharness.recording.Quantity.GRADIENT;
import static io.github.gradientharness.verdict.Outcome.HEALTHY;
import static io.github.gradientharness.verdict.Outcome.INCONCLUSIVE;
import static io.github.gradientharness.verdict.Outcome.UNHEALTHY;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.gradientharness.verdict.Outcome;
import io.github.gradientharness.verdict.RuleResult;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AutoTrainerTest {

    private static Given norms(double first, double last) {
        return Given.network("relu", "relu", "sigmoid")
                .kernel(1, GRADIENT, first * 0.6, first * 0.8)
                .kernel(2, GRADIENT, 1)
                .kernel(3, GRADIENT, last)
                .inEpoch(1);
    }

    @ParameterizedTest
    @CsvSource({
        "0.9e-4, 0.1, UNHEALTHY",
        "0.9e-4, 0.08, HEALTHY",
        "1.1e-4, 0.2, HEALTHY",
        "0, 1, UNHEALTHY",
        "0, 0, INCONCLUSIVE"
    })
    void theRatioAndTheFirstNormMustBothBeSmall(double first, double last, Outcome outcome) {
        assertThat(norms(first, last).byAutoTrainer("vanishing-gradient").outcome())
                .isEqualTo(outcome);
    }

    @ParameterizedTest
    @CsvSource({"69.9, HEALTHY", "70.1, UNHEALTHY"})
    void aRatioAbove70Explodes(double first, Outcome outcome) {
        assertThat(norms(first, 1).byAutoTrainer("exploding-gradient").outcome())
                .isEqualTo(outcome);
    }

    @Test
    void aSymptomIsNoProblemWhereTheAccuracySatisfies() {
        Given low = norms(71, 1).metric("test accuracy", 0.5, 0.69);
        Given satisfying = norms(71, 1).metric("test accuracy", 0.5, 0.7);
        Given flat = norms(71, 1).metric("test accuracy", 0.9, 0.909);

        assertThat(low.byAutoTrainer("exploding-gradient").outcome()).isEqualTo(UNHEALTHY);
        assertThat(flat.byAutoTrainer("exploding-gradient").outcome()).isEqualTo(UNHEALTHY);
        RuleResult result = satisfying.byAutoTrainer("exploding-gradient");
        assertThat(result.outcome()).isEqualTo(HEALTHY);
        assertThat(result.explanation())
                .endsWith("at worst 71 in layer 1, which alone the tool does not call a problem"
                        + " (best accuracy 0.7, best gain in an epoch 0.2)");
    }

    @Test
    void withoutAnAccuracyTheFindingSaysSo() {
        assertThat(norms(71, 1)
                        .byAutoTrainer("exploding-gradient")
                        .findings()
                        .get(0)
                        .evidence())
                .anyMatch(fact ->
                        fact.name().equals("best accuracy") && fact.value().startsWith("not recorded"));
    }

    @Test
    void theLastWindowOfAnEpochCounts() {
        Given given = Given.network("relu", "sigmoid")
                .kernel(1, GRADIENT, 100)
                .kernel(2, GRADIENT, 1)
                .in(1, 1, 1)
                .kernel(1, GRADIENT, 1)
                .kernel(2, GRADIENT, 1)
                .in(1, 2, 20);

        assertThat(given.byAutoTrainer("exploding-gradient").outcome()).isEqualTo(HEALTHY);
    }

    @Test
    void aSingleKernelHasNoRatioAndNaNInAnyGradientHidesTheWindow() {
        assertThat(Given.network("sigmoid")
                        .kernel(1, GRADIENT, 1)
                        .inEpoch(1)
                        .byAutoTrainer("vanishing-gradient")
                        .outcome())
                .isEqualTo(HEALTHY);
        Given broken = Given.network("relu", "tanh", "sigmoid")
                .kernel(1, GRADIENT, 100)
                .kernel(2, GRADIENT, Double.NaN)
                .kernel(3, GRADIENT, 1)
                .inEpoch(1);
        assertThat(broken.byAutoTrainer("exploding-gradient").outcome()).isEqualTo(INCONCLUSIVE);
        assertThat(broken.byAutoTrainer("dying-relu").outcome()).isEqualTo(INCONCLUSIVE);
    }

    @ParameterizedTest
    @CsvSource({"6, HEALTHY", "7, UNHEALTHY"})
    void dyingReluIsAShareOfZerosOverAllGradients(int zeros, Outcome outcome) {
        double[] kernel = {1, 1, 1, 1, 1, 1, 1, 1};
        Arrays.fill(kernel, 0, zeros - 2, 0);
        Given given = Given.network("relu")
                .kernel(1, GRADIENT, kernel)
                .bias(1, GRADIENT, 0, 0)
                .inEpoch(1);

        RuleResult result = given.byAutoTrainer("dying-relu");
        assertThat(result.outcome()).isEqualTo(outcome);
        assertThat(result.explanation()).contains("at worst 0." + zeros);
    }

    @Test
    void swingsInAFifthOfTheEpochsAreAnOscillation() {
        Given calm = Given.network("relu").inEpoch(1).metric("accuracy", 0.5, 0.6, 0.55, 0.6, 0.7, 0.8);
        Given wild = Given.network("relu").inEpoch(1).metric("accuracy", 0.5, 0.6, 0.55, 0.6, 0.7);
        Given small = Given.network("relu").inEpoch(1).metric("accuracy", 0.5, 0.6, 0.571, 0.6, 0.7);

        assertThat(calm.byAutoTrainer("oscillating-loss").outcome()).isEqualTo(HEALTHY);
        assertThat(wild.byAutoTrainer("oscillating-loss").outcome()).isEqualTo(UNHEALTHY);
        assertThat(wild.byAutoTrainer("oscillating-loss").findings().get(0).actual())
                .isEqualTo(0.2);
        assertThat(small.byAutoTrainer("oscillating-loss").outcome()).isEqualTo(HEALTHY);
    }

    @Test
    void theTrainingAccuracyDecidesOnOscillation() {
        Given given = Given.network("relu")
                .inEpoch(1)
                .metric("test accuracy", 0.5, 0.9, 0.1, 0.9, 0.1)
                .metric("train accuracy", 0.5, 0.6, 0.7, 0.8, 0.9);

        assertThat(given.byAutoTrainer("oscillating-loss").outcome()).isEqualTo(HEALTHY);
    }

    @ParameterizedTest
    @CsvSource({"0.5, 0.509, UNHEALTHY", "0.5, 0.511, HEALTHY", "0.7, 0.7, HEALTHY", "0.69, 0.6, UNHEALTHY"})
    void lowAccuracyThatDoesNotGrowIsSlowConvergence(double first, double second, Outcome outcome) {
        Given given = Given.network("relu").inEpoch(1).metric("test accuracy", first, second);

        assertThat(given.byAutoTrainer("slow-convergence").outcome()).isEqualTo(outcome);
    }

    @ParameterizedTest
    @ValueSource(strings = {"oscillating-loss", "slow-convergence"})
    void withoutAnAccuracyInSeveralEpochsTheyAreInconclusive(String rule) {
        RuleResult none = Given.network("relu").inEpoch(1).byAutoTrainer(rule);
        RuleResult notFinite = Given.network("relu")
                .inEpoch(1)
                .metric("accuracy", Double.NaN, Double.NaN, Double.NaN)
                .byAutoTrainer(rule);

        assertThat(none.outcome()).isEqualTo(INCONCLUSIVE);
        assertThat(none.explanation()).contains("recorder.metric(\"train accuracy\", value)");
        assertThat(notFinite.outcome()).isEqualTo(INCONCLUSIVE);
    }
}
