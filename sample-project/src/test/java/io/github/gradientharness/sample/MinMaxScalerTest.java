package io.github.gradientharness.sample;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;

class MinMaxScalerTest {

    @Test
    void mapsEachColumnToMinusOneToOne() {
        double[][] rows = {{0, 10}, {2, 30}, {4, 20}};

        double[][] scaled = MinMaxScaler.fit(rows).transform(rows);

        assertThat(scaled).isDeepEqualTo(new double[][] {{-1, -1}, {0, 1}, {1, 0}});
        assertThat(rows[0]).containsExactly(0, 10);
    }

    @Test
    void mapsOtherRowsByTheFittedRange() {
        MinMaxScaler scaler = MinMaxScaler.fit(new double[][] {{0}, {4}});

        assertThat(scaler.transform(new double[][] {{8}, {-4}})).isDeepEqualTo(new double[][] {{3}, {-3}});
    }

    @Test
    void aConstantColumnBecomesMinusOne() {
        double[][] rows = {{5}, {5}};

        assertThat(MinMaxScaler.fit(rows).transform(rows)).isDeepEqualTo(new double[][] {{-1}, {-1}});
    }

    @Test
    void aColumnAsNarrowAsRoundingErrorsCountsAsConstant() {
        double[][] rows = {{1}, {1 + 9 * Math.ulp(1.0)}};

        double[][] scaled = MinMaxScaler.fit(rows).transform(rows);

        assertThat(scaled[1][0]).isBetween(-1.0, -1 + 1e-14);
    }

    @Test
    void refusesNoRowsAndOtherColumns() {
        MinMaxScaler scaler = MinMaxScaler.fit(new double[][] {{0, 1}});

        assertThatIllegalArgumentException()
                .isThrownBy(() -> MinMaxScaler.fit(new double[0][]))
                .withMessage("A scaler needs at least one row to fit");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> scaler.transform(new double[][] {{0}}))
                .withMessage("The scaler was fitted to 2 columns, but a row has 1");
    }
}
