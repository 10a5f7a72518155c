package io.github.gradientharness.sample;

import java.util.Arrays;

/**
 * Scales every column linearly to [−1, 1], as scikit-learn's {@code MinMaxScaler(feature_range=(-1, 1))} does.
 *
 * <p>A fitted scaler never changes. A constant column becomes −1.
 */
public final class MinMaxScaler {

    private static final double LOWER = -1.0;
    private static final double WIDTH = 2.0;
    /** Below this a column counts as constant: ten times the spacing of doubles at 1. */
    private static final double SMALLEST_RANGE = 10 * Math.ulp(1.0);

    private final double[] factors;
    private final double[] offsets;

    private MinMaxScaler(double[] factors, double[] offsets) {
        this.factors = factors;
        this.offsets = offsets;
    }

    /**
     * Learns the smallest and largest value of every column.
     *
     * @param rows at least one row of finite values, all of the same length
     * @throws IllegalArgumentException if there is no row
     */
    public static MinMaxScaler fit(double[][] rows) {
        if (rows.length == 0) {
            throw new IllegalArgumentException("A scaler needs at least one row to fit");
        }
        int columns = rows[0].length;
        double[] factors = new double[columns];
        double[] offsets = new double[columns];
        for (int column = 0; column < columns; column++) {
            int current = column;
            double min =
                    Arrays.stream(rows).mapToDouble(row -> row[current]).min().orElseThrow();
            double max =
                    Arrays.stream(rows).mapToDouble(row -> row[current]).max().orElseThrow();
            double range = max - min < SMALLEST_RANGE ? 1.0 : max - min;
            factors[column] = WIDTH / range;
            offsets[column] = LOWER - min * factors[column];
        }
        return new MinMaxScaler(factors, offsets);
    }

    /**
     * Returns scaled copies of rows; values outside the fitted range leave [−1, 1].
     *
     * @throws IllegalArgumentException if a row has another number of columns than the fitted ones
     */
    public double[][] transform(double[][] rows) {
        return Arrays.stream(rows).map(this::transformRow).toArray(double[][]::new);
    }

    private double[] transformRow(double[] row) {
        if (row.length != factors.length) {
            throw new IllegalArgumentException(
                    "The scaler was fitted to " + factors.length + " columns, but a row has " + row.length);
        }
        double[] scaled = new double[row.length];
        for (int column = 0; column < row.length; column++) {
            scaled[column] = row[column] * factors[column] + offsets[column];
        }
        return scaled;
    }
}
