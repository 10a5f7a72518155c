package io.github.gradientharness.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

class SampleConcentrationTest {

    @Test
    void samplesThatAreAllAlikeGiveATenth() {
        double[] batch = new double[20 * 3];
        Arrays.fill(batch, -0.5);

        assertThat(topTenthShare(batch, 20)).isCloseTo(0.1, within(1e-15));
    }

    @Test
    void theTenthIsRoundedDownButAtLeastOne() {
        // 39 rows: a tenth is 3 rows; rows are 1, 2, ..., 39
        double[] batch = new double[39];
        Arrays.setAll(batch, i -> i + 1);
        assertThat(topTenthShare(batch, 39)).isEqualTo((37.0 + 38 + 39) / (39 * 40 / 2));
        assertThat(topTenthShare(new double[] {1, 3}, 2)).isEqualTo(0.75);
    }

    @Test
    void absoluteValuesOfARowCountTogether() {
        assertThat(topTenthShare(new double[] {1, -1, 4, -2}, 2)).isEqualTo(0.75);
    }

    /** Four values are read at a time; a row of nine has one left. */
    @Test
    void everyValueOfALongRowCounts() {
        double[] batch = new double[2 * 9];
        for (int i = 0; i < 9; i++) {
            batch[i] = i % 2 == 0 ? 1 << i : -(1 << i);
            batch[9 + i] = 0.5;
        }

        assertThat(topTenthShare(batch, 2)).isEqualTo(511 / 515.5);
    }

    @Test
    void zerosNothingAndNotANumberHaveNoShare() {
        assertThat(topTenthShare(new double[] {0, 0}, 2)).isNaN();
        assertThat(topTenthShare(new double[0], 0)).isNaN();
        assertThat(topTenthShare(new double[] {1, Double.NaN}, 2)).isNaN();
        assertThat(topTenthShare(new double[] {1, Double.POSITIVE_INFINITY}, 2)).isNaN();
    }

    private static double topTenthShare(double[] batch, int rows) {
        return SampleConcentration.topTenthShare(batch, rows, rows == 0 ? 0 : batch.length / rows);
    }
}
