package io.github.gradientharness.rules.packs;

import static io.github.gradientharness.verdict.Outcome.HEALTHY;
import static io.github.gradientharness.verdict.Outcome.INCONCLUSIVE;
import static io.github.gradientharness.verdict.Outcome.UNHEALTHY;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.gradientharness.text.Numbers;
import io.github.gradientharness.verdict.Outcome;
import io.github.gradientharness.verdict.RuleResult;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ActivationRulesTest {

    @Test
    void halfOfTheUnitsOffIsFineAndMoreIsADeadRelu() {
        Given half =
                Given.network("relu", "sigmoid").zeroShares(1, 1, 1, 0.9, 0).inEpoch(1);
        Given more = Given.network("relu", "sigmoid").zeroShares(1, 1, 1, 1, 0).inEpoch(1);

        assertThat(half.bySageMaker("dead-relu").outcome()).isEqualTo(HEALTHY);
        assertThat(more.bySageMaker("dead-relu").outcome()).isEqualTo(UNHEALTHY);
        assertThat(more.bySageMaker("dead-relu").findings().get(0).actual()).isEqualTo(0.75);
        assertThat(half.byTheDeepChecker("dead-layer").outcome()).isEqualTo(HEALTHY);
        assertThat(more.byTheDeepChecker("dead-layer").outcome()).isEqualTo(UNHEALTHY);
    }

    @Test
    void aUnitThatIsOnForFewSamplesIsOffForTheDeepCheckerAlone() {
        Given given = Given.network("relu", "sigmoid")
                .zeroShares(1, 0.96, 0.96, 0.96, 0.93)
                .inEpoch(1);

        assertThat(given.bySageMaker("dead-relu").outcome()).isEqualTo(HEALTHY);
        assertThat(given.byTheDeepChecker("dead-layer").findings().get(0).actual())
                .isEqualTo(0.75);
    }

    @Test
    void theOutputLayerIsNoneOfTheDeepCheckers() {
        Given given =
                Given.network("relu", "relu").zeroShares(1, 0).zeroShares(2, 1).inEpoch(1);

        assertThat(given.bySageMaker("dead-relu").outcome()).isEqualTo(UNHEALTHY);
        assertThat(given.byTheDeepChecker("dead-layer").outcome()).isEqualTo(HEALTHY);
    }

    @ParameterizedTest
    @ValueSource(strings = {"dead-relu", "poor-weight-initialization-variance"})
    void aNetworkWithoutReluIsFine(String rule) {
        RuleResult result = Given.network("tanh", "sigmoid").inEpoch(1).bySageMaker(rule);

        assertThat(result.outcome()).isEqualTo(HEALTHY);
        assertThat(result.explanation()).startsWith("the network has no");
    }

    @ParameterizedTest
    @ValueSource(strings = {"dead-relu", "saturated-activation", "poor-weight-initialization-variance"})
    void unmeasuredOutputsAndUnknownFunctionsAreInconclusive(String rule) {
        RuleResult unmeasured = Given.network("relu", "relu", "tanh").inEpoch(1).bySageMaker(rule);
        RuleResult unknown = Given.network("", "").inEpoch(1).bySageMaker(rule);

        assertThat(unmeasured.outcome()).isEqualTo(INCONCLUSIVE);
        assertThat(unmeasured.explanation()).contains("preset standard or full");
        assertThat(unknown.outcome()).isEqualTo(INCONCLUSIVE);
        assertThat(unknown.explanation()).contains("which activation functions");
    }

    @ParameterizedTest
    @ValueSource(strings = {"dead-layer", "saturated-layer"})
    void theDeepCheckerToo(String rule) {
        RuleResult unmeasured =
                Given.network("relu", "tanh", "sigmoid").inEpoch(1).byTheDeepChecker(rule);

        assertThat(unmeasured.outcome()).isEqualTo(INCONCLUSIVE);
        assertThat(Given.network("", "").inEpoch(1).byTheDeepChecker(rule).outcome())
                .isEqualTo(INCONCLUSIVE);
    }

    /** As floats: tanh(9.4999) and sigmoid(17.5) are 1, tanh(8.5) and sigmoid(16) are not. */
    @ParameterizedTest
    @CsvSource({
        "tanh, 9.4999, UNHEALTHY",
        "tanh, -9.4999, UNHEALTHY",
        "tanh, 8.5, HEALTHY",
        "sigmoid, 17.5, UNHEALTHY",
        "sigmoid, 16, HEALTHY",
        "sigmoid, -23.2, UNHEALTHY",
        "sigmoid, -22.8, HEALTHY"
    })
    void sageMakersBoundsOfTheInputAreSeenInTheOutput(String function, double input, Outcome outcome) {
        double output = function.equals("tanh") ? Math.tanh(input) : 1 / (1 + Math.exp(-input));
        double asFloat = (float) output;
        Given given = Given.network(function, "softmax")
                .output(1, asFloat, asFloat, 0.5)
                .inEpoch(1);

        assertThat(given.bySageMaker("saturated-activation").outcome()).isEqualTo(outcome);
    }

    @Test
    void halfOfTheOutputAtTheEndIsFine() {
        Given given =
                Given.network("tanh", "softmax").output(1, 1, -1, 0.5, 0.99).inEpoch(1);

        assertThat(given.bySageMaker("saturated-activation").outcome()).isEqualTo(HEALTHY);
    }

    @ParameterizedTest
    @CsvSource({
        "tanh, 0.84, HEALTHY",
        "tanh, 0.86, UNHEALTHY",
        "tanh, 0.5, HEALTHY",
        "sigmoid, 0.86, HEALTHY",
        "sigmoid, 0.98, UNHEALTHY",
        "sigmoid, 0.05, UNHEALTHY",
        "sigmoid, 0.09, HEALTHY"
    })
    void theSaturationMeasureIsTheDistanceFromTheMiddle(String function, double output, Outcome outcome) {
        double opposite = function.equals("tanh") ? -output : output;
        Given given =
                Given.network(function, "softmax").output(1, output, opposite).inEpoch(1);

        assertThat(given.byTheDeepChecker("saturated-layer").outcome()).isEqualTo(outcome);
    }

    /** The measure in its original form: bins of equal width, in each the distance of the mean from the middle. */
    @Test
    void withBinsThatMeetAtTheMiddleTheSaturationMeasureIsAMeanDistance() {
        double[] outputs = {-0.97, -0.9, -0.61, -0.6, 0.02, 0.31, 0.32, 0.78, 0.95, 0.99};
        double weighted = 0;
        for (int bin = 0; bin < 50; bin++) {
            int number = bin;
            double[] inBin = Arrays.stream(outputs)
                    .filter(output -> (int) Math.floor((output + 1) * 25) == number)
                    .toArray();
            weighted += inBin.length * Math.abs(Arrays.stream(inBin).average().orElse(0));
        }

        Given given = Given.network("tanh", "softmax").output(1, outputs).inEpoch(1);
        String seen = given.byTheDeepChecker("saturated-layer").explanation();
        assertThat(seen).contains("at worst " + Numbers.print(weighted / outputs.length));
    }

    @Test
    void anOutputWithNaNIsNotLookedAt() {
        Given given =
                Given.network("tanh", "softmax").output(1, Double.NaN, 1, 1).inEpoch(1);

        assertThat(given.byTheDeepChecker("saturated-layer").outcome()).isEqualTo(INCONCLUSIVE);
    }

    @ParameterizedTest
    @CsvSource({"3.1, HEALTHY", "3.2, UNHEALTHY"})
    void sageMakerLetsTheInitialVarianceDifferByTenfold(double largest, Outcome outcome) {
        Given given = Given.network("relu", "relu", "relu", "sigmoid")
                .output(1, largest, largest)
                .output(2, 1, 1)
                .output(3, 2, 2)
                .in(1, 1, 1);

        RuleResult result = given.bySageMaker("poor-weight-initialization-variance");
        assertThat(result.outcome()).isEqualTo(outcome);
        assertThat(result.explanation()).endsWith("in layer 2");
    }

    @Test
    void aDeadLayerHasAnInfiniteRatioAndLaterIterationsDoNotMatter() {
        Given dead = Given.network("relu", "relu").output(1, 1).output(2, 0).in(1, 10, 12);
        Given late = Given.network("relu", "relu").output(1, 1).output(2, 0).in(1, 11, 12);

        assertThat(dead.bySageMaker("poor-weight-initialization-variance")
                        .findings()
                        .get(0)
                        .actual())
                .isInfinite();
        assertThat(late.bySageMaker("poor-weight-initialization-variance").outcome())
                .isEqualTo(INCONCLUSIVE);
    }
}
