package io.github.gradientharness.report.chart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class LogAxisTest {

    @Test
    void equalFactorsAreEqualDistances() {
        LogAxis axis = LogAxis.over(new double[] {1e-5, 0.5}, 300, 0);
        assertThat(axis.position(1e-5)).isEqualTo(300);
        assertThat(axis.position(1)).isEqualTo(0);
        assertThat(axis.position(1e-3) - axis.position(1e-2)).isCloseTo(60, within(1e-9));
    }

    @Test
    void zeroHasAPlaceOfItsOwnBelowEverythingElse() {
        LogAxis axis = LogAxis.over(new double[] {0, 0.02, 3}, 200, 0);
        assertThat(axis.position(0)).isEqualTo(200);
        assertThat(axis.position(0.02)).isLessThan(190);
        assertThat(axis.ticks().get(0).text()).isEqualTo("0");
    }

    @Test
    void whatHasNoPlaceIsNotDrawn() {
        LogAxis axis = LogAxis.over(new double[] {0.1, Double.NaN, Double.POSITIVE_INFINITY}, 100, 0);
        assertThat(axis.position(Double.NaN)).isNaN();
        assertThat(axis.position(Double.POSITIVE_INFINITY)).isNaN();
        assertThat(axis.highest()).isEqualTo(0);
    }

    @Test
    void nothingPositiveStillMakesAnAxis() {
        assertThat(LogAxis.over(new double[] {}, 100, 0).ticks()).isNotEmpty();
        assertThat(LogAxis.over(new double[] {0}, 100, 0).position(0)).isEqualTo(100);
    }

    @Test
    void labelsNeverTouch() {
        LogAxis axis = LogAxis.over(new double[] {0, 1e-300, 1e300}, 200, 0);
        assertThat(axis.ticks()).hasSizeBetween(2, 13);
        for (int i = 1; i < axis.ticks().size(); i++) {
            double distance =
                    axis.ticks().get(i - 1).position() - axis.ticks().get(i).position();
            assertThat(distance).isGreaterThan(12);
        }
    }

    @Test
    void labelsArePowersOfTen() {
        assertThat(LogAxis.over(new double[] {2e-6, 0.3}, 300, 0).ticks())
                .extracting(Axis.Tick::text)
                .containsExactly("1e-6", "1e-5", "0.0001", "0.001", "0.01", "0.1", "1");
    }
}
