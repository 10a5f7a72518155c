package io.github.gradientharness.rules.packs;

import static io.github.gradientharness.recording.Quantity.GRADIENT;
import static io.github.gradientharness.verdict.Outcome.HEALTHY;
import static io.github.gradientharness.verdict.Outcome.INCONCLUSIVE;
import static io.github.gradientharness.verdict.Outcome.UNHEALTHY;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.github.gradientharness.verdict.Finding;
import io.github.gradientharness.verdict.Outcome;
import io.github.gradientharness.verdict.RuleResult;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GradientRulesTest {

    private static Given twoKernels() {
        return Given.network("tanh", "sigmoid");
    }

    @ParameterizedTest
    @CsvSource({"1.0e-7, HEALTHY", "0.99e-7, UNHEALTHY", "0, UNHEALTHY"})
    void sageMakerCallsAMeanGradientBelow1eMinus7Vanishing(double size, Outcome outcome) {
        RuleResult result = twoKernels()
                .kernel(1, GRADIENT, size, -size)
                .kernel(2, GRADIENT, 1, -1)
                .inEpoch(1)
                .bySageMaker("vanishing-gradient");

        assertThat(result.outcome()).isEqualTo(outcome);
    }

    @Test
    void sageMakerLooksAtBiasesTooAndTheDeepCheckerDoesNot() {
        Given given =
                twoKernels().kernel(1, GRADIENT, 1, 1).bias(1, GRADIENT, 0, 0).inEpoch(1);

        assertThat(given.bySageMaker("vanishing-gradient").outcome()).isEqualTo(UNHEALTHY);
        assertThat(given.byTheDeepChecker("vanishing-gradient").outcome()).isEqualTo(HEALTHY);
    }

    @Test
    void theFindingNamesTheWorstLayerAndSinceWhen() {
        Finding finding = twoKernels()
                .kernel(1, GRADIENT, 1e-8)
                .kernel(2, GRADIENT, 1)
                .inEpoch(1)
                .kernel(1, GRADIENT, 1e-8)
                .kernel(2, GRADIENT, 1e-9)
                .inEpoch(2)
                .kernel(1, GRADIENT, 1e-8)
                .kernel(2, GRADIENT, 1e-10)
                .inEpoch(3)
                .bySageMaker("vanishing-gradient")
                .findings()
                .get(0);

        assertThat(finding.layer()).isEqualTo("layer 2");
        assertThat(finding.actual()).isEqualTo(1e-10);
        assertThat(finding.sinceEpoch()).isEqualTo(2);
        assertThat(finding.sinceIteration()).isEqualTo(21);
        assertThat(finding.fromEpoch()).isEqualTo(1);
        assertThat(finding.toEpoch()).isEqualTo(3);
        assertThat(finding.evidence())
                .extracting("name", "value")
                .contains(
                        tuple("beyond the limit", "layer 1, layer 2"),
                        tuple("worst in iterations", "41 to 60"),
                        tuple("windows beyond the limit", "3 of 3"),
                        tuple("rule taken from", "Amazon SageMaker Debugger, VanishingGradient"));
    }

    @ParameterizedTest
    @CsvSource({"1e-6, HEALTHY", "0.99e-6, UNHEALTHY"})
    void theDeepCheckerCallsAMeanGradientBelow1eMinus6Vanishing(double size, Outcome outcome) {
        Given given = twoKernels().kernel(1, GRADIENT, size, -size).inEpoch(1);

        assertThat(given.byTheDeepChecker("vanishing-gradient").outcome()).isEqualTo(outcome);
    }

    @ParameterizedTest
    @CsvSource({"1e6, HEALTHY", "1.01e6, UNHEALTHY"})
    void theDeepCheckerCallsAMeanGradientAbove1e6Exploding(double size, Outcome outcome) {
        Given given = twoKernels().kernel(1, GRADIENT, size, -size).inEpoch(1);

        assertThat(given.byTheDeepChecker("exploding-gradient").outcome()).isEqualTo(outcome);
    }

    @Test
    void theDeepCheckerLooksAtThe11thAnd21stIterationOnly() {
        Given given = twoKernels();
        for (int iteration = 1; iteration <= 20; iteration++) {
            given.kernel(1, GRADIENT, iteration == 11 ? 1 : 0).in(1, iteration, iteration);
        }
        assertThat(given.byTheDeepChecker("vanishing-gradient").outcome()).isEqualTo(HEALTHY);

        given.kernel(1, GRADIENT, 0).in(1, 21, 21);
        assertThat(given.byTheDeepChecker("vanishing-gradient").outcome()).isEqualTo(UNHEALTHY);
    }

    @ParameterizedTest
    @CsvSource({"0.5, UNHEALTHY, HEALTHY", "0.51, HEALTHY, HEALTHY", "2, HEALTHY, UNHEALTHY", "1.99, HEALTHY, HEALTHY"})
    void fourRatiosRunningMakeATrend(double ratio, Outcome vanishing, Outcome exploding) {
        Given given = twoKernels();
        for (int epoch = 1; epoch <= 5; epoch++) {
            given.kernel(1, GRADIENT, Math.pow(ratio, epoch)).inEpoch(epoch);
        }
        assertThat(given.byTheDeepChecker("vanishing-gradient-trend").outcome()).isEqualTo(vanishing);
        assertThat(given.byTheDeepChecker("exploding-gradient-trend").outcome()).isEqualTo(exploding);
    }

    @Test
    void oneMilderRatioOfFourBreaksTheTrend() {
        Given given = twoKernels();
        double[] sizes = {1, 0.1, 0.01, 0.009, 0.0001};
        for (int epoch = 1; epoch <= 5; epoch++) {
            given.kernel(1, GRADIENT, sizes[epoch - 1]).inEpoch(epoch);
        }
        assertThat(given.byTheDeepChecker("vanishing-gradient-trend").outcome()).isEqualTo(HEALTHY);
    }

    @Test
    void fourWindowsMakeNoTrend() {
        Given given = twoKernels();
        for (int epoch = 1; epoch <= 4; epoch++) {
            given.kernel(1, GRADIENT, 1).inEpoch(epoch);
        }
        RuleResult result = given.byTheDeepChecker("vanishing-gradient-trend");
        assertThat(result.outcome()).isEqualTo(INCONCLUSIVE);
        assertThat(result.explanation()).contains("five windows");
    }

    @Test
    void aTensorWithNaNOrInfinityIsLeftOut() {
        Given given = twoKernels()
                .kernel(1, GRADIENT, Double.NaN, 0)
                .kernel(2, GRADIENT, Double.POSITIVE_INFINITY, 0)
                .inEpoch(1);

        assertThat(given.bySageMaker("vanishing-gradient").outcome()).isEqualTo(INCONCLUSIVE);
        assertThat(given.byTheDeepChecker("vanishing-gradient").outcome()).isEqualTo(INCONCLUSIVE);
        assertThat(given.byTheDeepChecker("exploding-gradient").outcome()).isEqualTo(INCONCLUSIVE);
    }

    @ParameterizedTest
    @CsvSource({"3e-4, UNHEALTHY", "6e-4, HEALTHY"})
    void sageMakerWantsTheInitialGradientToBeSpread(double size, Outcome outcome) {
        Given given = twoKernels().kernel(1, GRADIENT, size, -size).in(1, 1, 1);

        assertThat(given.bySageMaker("poor-weight-initialization-gradient").outcome())
                .isEqualTo(outcome);
    }

    @Test
    void theInitialGradientIsThatOfTheFirstTenIterations() {
        Given late = twoKernels().kernel(1, GRADIENT, 0, 0).in(1, 11, 20);

        assertThat(late.bySageMaker("poor-weight-initialization-gradient").outcome())
                .isEqualTo(INCONCLUSIVE);
    }
}
