package io.github.gradientharness.instrument.dl4j.remedy;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** On losses whose greatest stable rate is known: descent on c (x - e)^2 / 2, with another e in each minibatch, is stable below 2 / c. */
class RangeTestTest {

    private double x = 1;
    private int steps;

    private double descend(double curvature, double rate) {
        double distance = x - (steps % 2 == 0 ? 0.2 : -0.2);
        double loss = 0.5 * curvature * distance * distance;
        x -= rate * curvature * distance;
        steps++;
        return loss;
    }

    @ParameterizedTest
    @ValueSource(doubles = {0.5, 1, 20, 400, 10_000})
    void theRateIsStableAndWithinTwoPowersOfTenOfTheGreatestStableOne(double curvature) {
        double rate = RangeTest.rate(it -> descend(curvature, it)).orElseThrow();

        assertThat(rate).isBetween(0.02 / curvature, 2 / curvature);
    }

    @Test
    void theSweepEndsWhereTheLossDiverges() {
        RangeTest.rate(rate -> descend(10_000, rate));

        assertThat(steps).isLessThan(RangeTest.STEPS);
    }

    @Test
    void itTakesNoMoreThanItsSteps() {
        RangeTest.rate(rate -> descend(1e-9, rate));

        assertThat(steps).isEqualTo(RangeTest.STEPS);
    }

    @Test
    void aLossThatNoRateLowersHasNoRate() {
        assertThat(RangeTest.rate(rate -> 0.7)).isEmpty();
        assertThat(RangeTest.rate(rate -> 0.7 + rate)).isEmpty();
        assertThat(RangeTest.rate(rate -> Double.NaN)).isEmpty();
    }
}
