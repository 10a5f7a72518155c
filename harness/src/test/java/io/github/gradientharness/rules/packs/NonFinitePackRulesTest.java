package io.github.gradientharness.rules.packs;

import static io.github.gradientharness.recording.Quantity.GRADIENT;
import static io.github.gradientharness.recording.Quantity.PARAMETER;
import static io.github.gradientharness.verdict.Outcome.HEALTHY;
import static io.github.gradientharness.verdict.Outcome.INCONCLUSIVE;
import static io.github.gradientharness.verdict.Outcome.UNHEALTHY;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.gradientharness.verdict.Finding;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NonFinitePackRulesTest {

    private static Given network() {
        return Given.network("tanh", "tanh", "sigmoid");
    }

    @ParameterizedTest
    @ValueSource(doubles = {Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY})
    void oneSuchValueInATensorIsFound(double value) {
        Given given = network()
                .kernel(1, GRADIENT, 1)
                .inEpoch(1)
                .kernel(1, GRADIENT, value, 1)
                .kernel(2, GRADIENT, 1, value)
                .inEpoch(2);

        Finding finding = given.bySageMaker("exploding-tensor").findings().get(0);
        assertThat(finding.layer()).as("the one nearest to the output").isEqualTo("layer 2");
        assertThat(finding.sinceEpoch()).isEqualTo(2);
        assertThat(finding.actual()).isEqualTo(2);
        assertThat(given.byTheDeepChecker("non-finite").outcome()).isEqualTo(UNHEALTHY);
    }

    @Test
    void theFirstWindowIsNamedThoughLaterOnesAreWorse() {
        Given given = network()
                .kernel(3, GRADIENT, Double.NaN)
                .inEpoch(1)
                .kernel(1, GRADIENT, Double.NaN, Double.NaN)
                .inEpoch(2);

        Finding finding = given.bySageMaker("exploding-tensor").findings().get(0);
        assertThat(finding.layer()).isEqualTo("layer 3");
        assertThat(finding.sinceEpoch()).isEqualTo(1);
    }

    @Test
    void theLossCountsAndHugeNumbersDoNot() {
        assertThat(network()
                        .loss(Double.NaN)
                        .inEpoch(1)
                        .bySageMaker("exploding-tensor")
                        .findings())
                .extracting(Finding::layer)
                .containsExactly("loss");
        assertThat(network()
                        .kernel(1, GRADIENT, 1e300)
                        .inEpoch(1)
                        .bySageMaker("exploding-tensor")
                        .outcome())
                .isEqualTo(HEALTHY);
    }

    @Test
    void withoutIterationsNothingIsSaid() {
        assertThat(network().bySageMaker("exploding-tensor").outcome()).isEqualTo(INCONCLUSIVE);
        assertThat(network().byAutoTrainer("non-finite").outcome()).isEqualTo(INCONCLUSIVE);
        assertThat(network().byTheDeepChecker("non-finite").outcome()).isEqualTo(INCONCLUSIVE);
    }

    @ParameterizedTest
    @ValueSource(doubles = {Double.NaN, Double.POSITIVE_INFINITY, 1000})
    void autoTrainerWantsBothTheLossAndAWeightOrGradientLost(double loss) {
        assertThat(network()
                        .loss(loss)
                        .kernel(1, GRADIENT, 1)
                        .inEpoch(1)
                        .byAutoTrainer("non-finite")
                        .outcome())
                .isEqualTo(HEALTHY);
        assertThat(network()
                        .kernel(1, GRADIENT, Double.NaN)
                        .inEpoch(1)
                        .byAutoTrainer("non-finite")
                        .outcome())
                .isEqualTo(HEALTHY);
        assertThat(network()
                        .loss(999)
                        .kernel(1, PARAMETER, Double.NaN)
                        .inEpoch(1)
                        .byAutoTrainer("non-finite")
                        .outcome())
                .isEqualTo(HEALTHY);
        assertThat(network()
                        .loss(loss)
                        .kernel(1, PARAMETER, Double.NaN)
                        .inEpoch(1)
                        .byAutoTrainer("non-finite")
                        .outcome())
                .isEqualTo(UNHEALTHY);
    }
}
