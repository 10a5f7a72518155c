package io.github.gradientharness.rules.packs;

import static io.github.gradientharness.recording.Quantity.PARAMETER;
import static io.github.gradientharness.recording.Quantity.UPDATE;
import static io.github.gradientharness.verdict.Outcome.HEALTHY;
import static io.github.gradientharness.verdict.Outcome.INCONCLUSIVE;
import static io.github.gradientharness.verdict.Outcome.UNHEALTHY;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.gradientharness.verdict.Outcome;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class UpdateRulesTest {

    private static Given moving(double update, double... weights) {
        return Given.network("tanh")
                .kernel(1, UPDATE, update, -update)
                .kernel(1, PARAMETER, weights)
                .inEpoch(1);
    }

    @ParameterizedTest
    @CsvSource({
        "0.9e-8, UNHEALTHY, HEALTHY",
        "1.1e-8, HEALTHY, HEALTHY",
        "9.9, HEALTHY, HEALTHY",
        "10.1, HEALTHY, UNHEALTHY"
    })
    void sageMakerWantsUpdatesOf1eMinus8To10TimesTheWeights(double update, Outcome small, Outcome large) {
        Given given = moving(update, 1, -1);

        assertThat(given.bySageMaker("weight-update-ratio-small").outcome()).isEqualTo(small);
        assertThat(given.bySageMaker("weight-update-ratio-large").outcome()).isEqualTo(large);
    }

    @ParameterizedTest
    @CsvSource({
        "0.9e-4, UNHEALTHY, HEALTHY",
        "1.1e-4, HEALTHY, HEALTHY",
        "0.099, HEALTHY, HEALTHY",
        "0.101, HEALTHY, UNHEALTHY",
        "0, UNHEALTHY, HEALTHY"
    })
    void theDeepCheckerWantsUpdatesOf1eMinus4To01TimesTheWeights(double update, Outcome slow, Outcome fast) {
        Given given = moving(update, 1, -1);

        assertThat(given.byTheDeepChecker("slow-updates").outcome()).isEqualTo(slow);
        assertThat(given.byTheDeepChecker("fast-updates").outcome()).isEqualTo(fast);
    }

    @Test
    void aKernelOfZerosIsLeftOutByTheDeepCheckerAndExplodesForSageMaker() {
        Given given = moving(0.1, 0, 0);

        assertThat(given.byTheDeepChecker("fast-updates").outcome()).isEqualTo(INCONCLUSIVE);
        assertThat(given.bySageMaker("weight-update-ratio-large").outcome()).isEqualTo(UNHEALTHY);
    }

    @Test
    void nonFiniteAndMissingUpdatesAreInconclusive() {
        for (String rule :
                new String[] {"weight-update-ratio-small", "weight-update-ratio-large", "unchanged-tensor"}) {
            assertThat(moving(Double.NaN, 1).bySageMaker(rule).outcome()).isEqualTo(INCONCLUSIVE);
            assertThat(Given.network("tanh")
                            .kernel(1, PARAMETER, 1)
                            .inEpoch(1)
                            .bySageMaker(rule)
                            .outcome())
                    .isEqualTo(INCONCLUSIVE);
        }
    }

    /** The tolerance of an element of 1 is 1e-8 + 1e-5. */
    @ParameterizedTest
    @CsvSource({"1.0009e-5, UNHEALTHY", "1.0011e-5, HEALTHY"})
    void aKernelThatStaysWithinTheToleranceForThreeStepsIsUnchanged(double update, Outcome outcome) {
        Given given = Given.network("tanh");
        for (int iteration = 1; iteration <= 2; iteration++) {
            given.kernel(1, UPDATE, 0, -update).kernel(1, PARAMETER, 1, -1).in(1, iteration, iteration);
        }
        assertThat(given.bySageMaker("unchanged-tensor").outcome()).isEqualTo(outcome);
    }

    @Test
    void oneStillStepIsNotEnough() {
        Given given = Given.network("tanh");
        for (int iteration = 1; iteration <= 6; iteration++) {
            double update = iteration % 2 == 0 ? 0 : 0.1;
            given.kernel(1, UPDATE, update).kernel(1, PARAMETER, 1).in(1, iteration, iteration);
        }
        assertThat(given.bySageMaker("unchanged-tensor").outcome()).isEqualTo(HEALTHY);

        given.kernel(1, UPDATE, 0).kernel(1, PARAMETER, 1).in(1, 7, 7);
        assertThat(given.bySageMaker("unchanged-tensor").findings().get(0).sinceIteration())
                .isEqualTo(7);
    }
}
