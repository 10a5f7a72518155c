package io.github.gradientharness.rules.packs;

import static io.github.gradientharness.verdict.Outcome.HEALTHY;
import static io.github.gradientharness.verdict.Outcome.INCONCLUSIVE;
import static io.github.gradientharness.verdict.Outcome.UNHEALTHY;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.gradientharness.verdict.Outcome;
import io.github.gradientharness.verdict.RuleResult;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LossRulesTest {

    private static Given iterations(double... losses) {
        Given given = Given.network("tanh", "sigmoid");
        for (int i = 0; i < losses.length; i++) {
            given.loss(losses[i]).in(1, i + 1, i + 1);
        }
        return given;
    }

    @Test
    void sageMakerLetsTheLossRestForFourOfTheFirstTenSteps() {
        assertThat(iterations(5, 4, 4, 4, 4, 4, 3, 3)
                        .bySageMaker("poor-weight-initialization-loss")
                        .outcome())
                .isEqualTo(HEALTHY);
        RuleResult result = iterations(5, 4, 4, 4, 4, 4, 4, 3).bySageMaker("poor-weight-initialization-loss");
        assertThat(result.outcome()).isEqualTo(UNHEALTHY);
        assertThat(result.findings().get(0).actual()).isEqualTo(5);
        assertThat(result.findings().get(0).sinceIteration()).isEqualTo(7);
    }

    @Test
    void aLossThatIsNotFiniteDoesNotFall() {
        double nan = Double.NaN;

        assertThat(iterations(5, nan, nan, nan, nan, nan)
                        .bySageMaker("poor-weight-initialization-loss")
                        .outcome())
                .isEqualTo(UNHEALTHY);
        assertThat(iterations(nan, nan)
                        .bySageMaker("poor-weight-initialization-loss")
                        .outcome())
                .isEqualTo(INCONCLUSIVE);
    }

    @Test
    void stepsAfterTheTenthDoNotCount() {
        Given given = Given.network("tanh").loss(5).in(1, 1, 6).loss(5).in(1, 7, 100);

        assertThat(given.bySageMaker("poor-weight-initialization-loss").outcome())
                .isEqualTo(HEALTHY);
        assertThat(Given.network("tanh")
                        .loss(5)
                        .in(1, 1, 100)
                        .bySageMaker("poor-weight-initialization-loss")
                        .outcome())
                .isEqualTo(INCONCLUSIVE);
    }

    @ParameterizedTest
    @CsvSource({"0.9989, HEALTHY", "0.9991, UNHEALTHY", "1.5, UNHEALTHY"})
    void sageMakerWantsTheLossToFallByATenthOfAPercentInTenSteps(double second, Outcome outcome) {
        Given given = Given.network("tanh").loss(1).in(1, 1, 20).loss(second).in(2, 21, 30);

        assertThat(given.bySageMaker("loss-not-decreasing").outcome()).isEqualTo(outcome);
    }

    /** The guide's example: saved at 3, 6, 9, ..., the loss of step 21 is compared with that of 9, and of 33 with 21. */
    @Test
    void comparisonsAreAtLeastTenStepsApartAndFollowEachOther() {
        Given given = Given.network("tanh");
        for (int step = 9; step <= 33; step += 3) {
            double loss = step == 9 ? 3 : step == 21 ? 2 : step == 33 ? 1 : 9;
            given.loss(loss).in(1, step, step);
        }
        assertThat(given.bySageMaker("loss-not-decreasing").outcome()).isEqualTo(HEALTHY);

        given.loss(1).in(1, 42, 42).loss(1).in(1, 43, 43);
        RuleResult result = given.bySageMaker("loss-not-decreasing");
        assertThat(result.findings().get(0).sinceIteration()).isEqualTo(43);
    }

    @Test
    void tooShortATrainingIsInconclusive() {
        assertThat(iterations(1, 2, 3).bySageMaker("loss-not-decreasing").outcome())
                .isEqualTo(INCONCLUSIVE);
    }

    @ParameterizedTest
    @CsvSource({"0.549, HEALTHY", "0.551, UNHEALTHY", "0.1, HEALTHY"})
    void sageMakerLetsTheValidationLossBeATenthHigher(double validation, Outcome outcome) {
        Given given = Given.network("tanh")
                .loss(0.7)
                .inEpoch(1)
                .loss(0.5)
                .inEpoch(2)
                .metric("Validation_Loss", 0.7, validation);

        assertThat(given.bySageMaker("overfit").outcome()).isEqualTo(outcome);
    }

    @ParameterizedTest
    @ValueSource(strings = {"loss", "validation accuracy"})
    void withoutAValidationLossOverfittingIsNotSeen(String metric) {
        RuleResult result = Given.network("tanh").inEpoch(1).metric(metric, 9).bySageMaker("overfit");

        assertThat(result.outcome()).isEqualTo(INCONCLUSIVE);
        assertThat(result.explanation()).contains("recorder.metric(\"validation loss\", value)");
    }

    @ParameterizedTest
    @CsvSource({
        "softmax, 10, 4.60, HEALTHY",
        "softmax, 10, 4.61, UNHEALTHY",
        "sigmoid, 1, 1.38, HEALTHY",
        "sigmoid, 1, 1.39, UNHEALTHY",
        "softmax, 10, 0.01, HEALTHY"
    })
    void theDeepCheckerWantsAnUntrainedClassifierToGuess(String function, long units, double loss, Outcome outcome) {
        Given given =
                Given.output(function, units).loss(loss).in(1, 1, 1).loss(99).in(1, 2, 2);

        assertThat(given.byTheDeepChecker("initial-loss").outcome()).isEqualTo(outcome);
    }

    @Test
    void otherNetworksAreNotAskedToGuess() {
        assertThat(Given.output("identity", 1)
                        .loss(99)
                        .in(1, 1, 1)
                        .byTheDeepChecker("initial-loss")
                        .outcome())
                .isEqualTo(HEALTHY);
        assertThat(Given.output("", 1)
                        .loss(99)
                        .in(1, 1, 1)
                        .byTheDeepChecker("initial-loss")
                        .outcome())
                .isEqualTo(INCONCLUSIVE);
        assertThat(Given.output("softmax", 9)
                        .loss(1)
                        .in(1, 2, 2)
                        .byTheDeepChecker("initial-loss")
                        .outcome())
                .isEqualTo(INCONCLUSIVE);
        assertThat(Given.output("softmax", 9)
                        .loss(Double.NaN)
                        .in(1, 1, 1)
                        .byTheDeepChecker("initial-loss")
                        .outcome())
                .isEqualTo(INCONCLUSIVE);
    }
}
