package io.github.gradientharness.sample.study;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

class AgreementTest {

    @Test
    void tenSeedsOnOneSideOfTheMedianDisagree() {
        double[] above = new double[10];
        Arrays.fill(above, 0.9);

        assertThat(Agreement.quantileAgrees(above, 0.8, 0.5)).isFalse();
        assertThat(Agreement.quantileAgrees(above, 0.95, 0.5)).isFalse();
    }

    @Test
    void fewerThanTenSeedsCanNotTell() {
        assertThat(Agreement.canTell(9)).isFalse();
        assertThat(Agreement.canTell(10)).isTrue();
    }

    @Test
    void oneOfTenOnTheOtherSideIsNotEnoughToDisagree() {
        double[] values = {0.7, 0.9, 0.9, 0.9, 0.9, 0.9, 0.9, 0.9, 0.9, 0.9};

        assertThat(Agreement.quantileAgrees(values, 0.8, 0.5)).isTrue();
    }

    @Test
    void valuesAtTheQuantileCountOnEitherSide() {
        double[] constant = new double[10];
        Arrays.fill(constant, 0.496);

        assertThat(Agreement.quantileAgrees(constant, 0.496, 0.25)).isTrue();
        assertThat(Agreement.quantileAgrees(constant, 0.496, 0.75)).isTrue();
    }

    /** Eight of ten below a lower quartile: chance 0.0004. */
    @Test
    void quartilesAreComparedAtTheirOwnShare() {
        double[] values = {0.1, 0.1, 0.1, 0.1, 0.1, 0.1, 0.1, 0.1, 0.9, 0.9};

        assertThat(Agreement.quantileAgrees(values, 0.5, 0.25)).isFalse();
        assertThat(Agreement.quantileAgrees(values, 0.5, 0.75)).isTrue();
    }

    /** Fisher's own example: a lady tastes three of four cups of each kind right. */
    @Test
    void sharesAreComparedByFishersExactTest() {
        assertThat(Agreement.chanceOfShares(3, 4, 1, 4)).isCloseTo(34.0 / 70, within(1e-12));
        assertThat(Agreement.chanceOfShares(4, 4, 0, 4)).isCloseTo(2.0 / 70, within(1e-12));
    }

    /** From the tables of Clopper and Pearson's interval. */
    @Test
    void theIntervalOfAShareIsExact() {
        assertThat(Binomial.lowerShare(3, 10)).isCloseTo(0.06674, within(1e-5));
        assertThat(Binomial.upperShare(3, 10)).isCloseTo(0.65245, within(1e-5));
        assertThat(Binomial.upperShare(0, 10)).isCloseTo(1 - Math.pow(0.025, 0.1), within(1e-9));
        assertThat(Binomial.lowerShare(0, 10)).isZero();
    }

    /** Of ten seeds the second and the ninth hold the median with 97.9 %, the third and the eighth with 89 %. */
    @Test
    void theIntervalOfAMedianIsOneOfOrderStatistics() {
        Spread spread = new Spread(new double[] {1, 2, 3, 4, 5, 6, 7, 8, 9, 10});

        assertThat(spread.median()).isEqualTo(5.5);
        assertThat(spread.lower()).isEqualTo(2);
        assertThat(spread.upper()).isEqualTo(9);
        assertThat(new Spread(new double[] {1, 2, 3}).lower()).isEqualTo(1);
    }
}
