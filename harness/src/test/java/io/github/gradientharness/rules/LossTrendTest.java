package io.github.gradientharness.rules;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.gradientharness.rules.evidence.Epoch;
import io.github.gradientharness.rules.evidence.LossTrend;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The last quarter's mean loss is at least 5 % below the second quarter's and below the first epoch's. */
class LossTrendTest {

    private static LossTrend of(double... losses) {
        return LossTrend.of(Epoch.all(NetworkByHand.of("tanh").recording(losses)));
    }

    @ParameterizedTest
    @CsvSource({"94, true", "95, true", "95.1, false"})
    void theLossFallsFromFivePercentOn(double last, boolean falls) {
        assertThat(of(100, 100, 100, 100, 0.1, 999, last, last).stillFalls()).isEqualTo(falls);
    }

    @ParameterizedTest
    @CsvSource({"101, true", "100, true", "99.9, false"})
    void itHasToBeBelowTheFirstEpochsAsWell(double first, boolean falls) {
        assertThat(of(first, 500, 500, 500, 500, 500, 90, 100).stillFalls()).isEqualTo(falls);
    }

    @Test
    void theQuartersMeansAreCompared() {
        LossTrend trend = of(8, 8, 3, 5, 4, 4, 1, 3);

        assertThat(trend.overSecondQuarter()).isEqualTo(0.5);
        assertThat(trend.overFirstEpoch()).isEqualTo(0.25);
        assertThat(trend.evidence().value()).isEqualTo("0.5");
    }

    @Test
    void nothingIsConcludedFromFewerThanEightEpochsWithAFiniteLoss() {
        double[] eight = {8, 7, 6, 5, 4, 3, 2, 1};
        double[] nine = {8, 7, 6, Double.NaN, 5, 4, 3, 2, 1};

        assertThat(of(eight).stillFalls()).isTrue();
        assertThat(of(nine)).isEqualTo(of(eight));
        LossTrend seven = of(Arrays.copyOf(eight, 7));
        assertThat(seven.stillFalls()).isFalse();
        assertThat(seven.evidence().value()).isEqualTo("too few epochs");
        eight[4] = Double.POSITIVE_INFINITY;
        assertThat(of(eight).stillFalls()).isFalse();
    }

    @ParameterizedTest
    @CsvSource({"1e-9, true", "0, false", "-1, false"})
    void nothingIsConcludedFromALossThatIsNotPositive(double loss, boolean falls) {
        assertThat(of(8, 7, 6, 5, 4, 3, 2, loss).stillFalls()).isEqualTo(falls);
    }
}
