package io.github.gradientharness.report.chart;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class LinearAxisTest {

    @Test
    void roundsItsEndsToWholeSteps() {
        LinearAxis axis = LinearAxis.over(0.13, 0.87, true, 0, 100);
        assertThat(axis.ticks()).extracting(Axis.Tick::text).containsExactly("0", "0.2", "0.4", "0.6", "0.8", "1");
        assertThat(axis.position(0.5)).isEqualTo(50);
    }

    @Test
    void aSingleValueStillMakesAnAxis() {
        assertThat(LinearAxis.over(3, 3, true, 0, 100).position(3)).isBetween(0.0, 100.0);
        assertThat(LinearAxis.over(0, 0, true, 0, 100).ticks()).hasSizeGreaterThan(1);
    }

    @Test
    void epochsAreWholeNumbers() {
        assertThat(LinearAxis.ofWholeSteps(3, 0, 90).ticks())
                .extracting(Axis.Tick::text)
                .containsExactly("0", "1", "2", "3");
        assertThat(LinearAxis.ofWholeSteps(500, 0, 90).ticks())
                .extracting(Axis.Tick::text)
                .containsExactly("0", "100", "200", "300", "400", "500");
    }

    @Test
    void whatIsNotANumberHasNoPlace() {
        assertThat(LinearAxis.over(0, 1, true, 0, 100).position(Double.NaN)).isNaN();
    }
}
