package io.github.gradientharness.rules.packs;

import static io.github.gradientharness.recording.Quantity.PARAMETER;
import static io.github.gradientharness.verdict.Outcome.INCONCLUSIVE;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.gradientharness.verdict.Outcome;
import io.github.gradientharness.verdict.RuleResult;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The kernels are 4x2: He's variance is 1/2, Glorot's 1/3, LeCun's 1/4. */
class InitialVarianceTest {

    private static RuleResult judged(String activation, double... weights) {
        return Given.network(activation, "identity")
                .kernel(1, PARAMETER, weights)
                .in(1, 1, 1)
                .byTheDeepChecker("initial-variance");
    }

    @ParameterizedTest
    @CsvSource({
        "relu, 1.352, HEALTHY",
        "relu, 1.354, UNHEALTHY",
        "relu, 0.185, HEALTHY",
        "relu, 0.184, UNHEALTHY",
        "tanh, 0.901, HEALTHY",
        "tanh, 0.902, UNHEALTHY",
        "sigmoid, 0.676, HEALTHY",
        "sigmoid, 0.677, UNHEALTHY",
        "elu, 1.352, HEALTHY",
        "elu, 1.354, UNHEALTHY",
        "elu, 0.0925, HEALTHY",
        "elu, 0.0923, UNHEALTHY"
    })
    void theVarianceMayBeOffByAFactorOf27(String activation, double variance, Outcome outcome) {
        double deviation = Math.sqrt(variance);

        assertThat(judged(activation, deviation, -deviation).outcome()).isEqualTo(outcome);
    }

    @Test
    void aConstantKernelIsFound() {
        assertThat(judged("relu", 0.5, 0.5, 0.5).findings().get(0).actual()).isInfinite();
    }

    @Test
    void onlyTheFirstIterationCounts() {
        Given later =
                Given.network("relu", "identity").kernel(1, PARAMETER, 9, -9).in(1, 2, 2);

        assertThat(later.byTheDeepChecker("initial-variance").outcome()).isEqualTo(INCONCLUSIVE);
    }

    @Test
    void nonFiniteWeightsAndUnknownFunctionsAreInconclusive() {
        assertThat(judged("relu", Double.NaN, 1).outcome()).isEqualTo(INCONCLUSIVE);
        assertThat(judged("", 1, -1).outcome()).isEqualTo(INCONCLUSIVE);
    }
}
