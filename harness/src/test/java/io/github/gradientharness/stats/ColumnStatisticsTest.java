package io.github.gradientharness.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Held against two plain passes over the table. */
class ColumnStatisticsTest {

    private static final int ROWS = 500;
    private static final double FAR = 1e6;

    private static ColumnStatistics of(double[]... columns) {
        ColumnStatistics statistics = new ColumnStatistics(columns.length);
        for (int row = 0; row < columns[0].length; row++) {
            for (int column = 0; column < columns.length; column++) {
                statistics.add(column, columns[column][row]);
            }
        }
        return statistics;
    }

    private static double variance(double[] values) {
        double mean = Arrays.stream(values).average().orElseThrow();
        return Arrays.stream(values)
                .map(value -> (value - mean) * (value - mean))
                .average()
                .orElseThrow();
    }

    @Test
    void columnsAndTheWholeTableAreThoseOfTwoPasses() {
        Random random = new Random(1);
        double[] near = random.doubles(ROWS).toArray();
        double[] far = random.doubles(ROWS).map(value -> FAR + value).toArray();
        double[] all = IntStream.range(0, 2 * ROWS)
                .mapToDouble(i -> i < ROWS ? near[i] : far[i - ROWS])
                .toArray();

        ColumnStatistics statistics = of(near, far);

        assertThat(statistics.variance(0)).isCloseTo(variance(near), within(1e-12));
        assertThat(statistics.variance(1)).isCloseTo(variance(far), within(1e-9));
        assertThat(statistics.mean(1)).isCloseTo(Arrays.stream(far).average().orElseThrow(), within(1e-9));
        assertThat(statistics.mean()).isCloseTo(Arrays.stream(all).average().orElseThrow(), within(1e-9));
        assertThat(statistics.spread()).isCloseTo(Math.sqrt(variance(all)), within(1e-6));
        assertThat(statistics.min()).isEqualTo(Arrays.stream(near).min().orElseThrow());
        assertThat(statistics.max()).isEqualTo(Arrays.stream(far).max().orElseThrow());
    }

    @Test
    void whatIsNotFiniteIsLeftOut() {
        ColumnStatistics statistics =
                of(new double[] {1, Double.NaN, 3, Double.POSITIVE_INFINITY}, new double[] {2, 2, 2, 2});

        assertThat(statistics.mean(0)).isEqualTo(2);
        assertThat(statistics.variance(0)).isEqualTo(1);
        assertThat(statistics.max()).isEqualTo(3);
        assertThat(statistics.isConstant(0)).isFalse();
        assertThat(statistics.isConstant(1)).isTrue();
    }

    @Test
    void ofNothingNothingIsKnown() {
        ColumnStatistics statistics = of(new double[] {Double.NaN});

        assertThat(statistics.variance(0)).isNaN();
        assertThat(statistics.mean()).isNaN();
        assertThat(statistics.spread()).isNaN();
        assertThat(statistics.min()).isNaN();
        assertThat(statistics.max()).isNaN();
        assertThat(statistics.isConstant(0)).isFalse();
    }
}
