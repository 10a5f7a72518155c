package io.github.gradientharness.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WilsonIntervalTest {

    private static final double Z = 1.959963984540054;

    /** The ends are the two shares p from which the observed one is z standard deviations of p away. */
    @ParameterizedTest
    @CsvSource({"8, 10", "1, 30", "29, 30", "3, 7", "50, 100"})
    void theEndsAreWhereTheObservedShareIsJustBelievable(int having, int cases) {
        WilsonInterval interval = new WilsonInterval(having, cases);

        assertThat(interval.share()).isEqualTo((double) having / cases);
        assertThat(deviations(interval.share(), interval.lower(), cases)).isCloseTo(Z, within(1e-9));
        assertThat(deviations(interval.share(), interval.upper(), cases)).isCloseTo(-Z, within(1e-9));
    }

    private static double deviations(double observed, double share, int cases) {
        return (observed - share) / Math.sqrt(share * (1 - share) / cases);
    }

    @Test
    void noneAndAllReachTheEnds() {
        assertThat(new WilsonInterval(0, 10).lower()).isZero();
        assertThat(new WilsonInterval(10, 10).upper()).isEqualTo(1);
        assertThat(deviations(0, new WilsonInterval(0, 10).upper(), 10)).isCloseTo(-Z, within(1e-9));
        assertThat(deviations(1, new WilsonInterval(10, 10).lower(), 10)).isCloseTo(Z, within(1e-9));
    }
}
