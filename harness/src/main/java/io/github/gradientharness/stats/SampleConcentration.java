package io.github.gradientharness.stats;

import java.util.Arrays;

/** How much of a batch's gradient comes from few of its samples. */
public final class SampleConcentration {

    private SampleConcentration() {}

    /**
     * The share of the summed absolute values that comes from the tenth of the rows with the most.
     *
     * @param values a batch, row after row
     * @param rows number of samples; a tenth of them is rounded down, but at least one
     * @return from 0.1 (all alike) to 1; NaN if there are no rows, all values are zero, or one is not finite
     */
    public static double topTenthShare(double[] values, int rows) {
        if (rows == 0) {
            return Double.NaN;
        }
        int columns = values.length / rows;
        double[] sums = new double[rows];
        for (int row = 0; row < rows; row++) {
            for (int column = 0; column < columns; column++) {
                sums[row] += Math.abs(values[row * columns + column]);
            }
        }
        Arrays.sort(sums);
        double all = Arrays.stream(sums).sum();
        double top = Arrays.stream(sums, rows - Math.max(1, rows / 10), rows).sum();
        return all > 0 && all <= Double.MAX_VALUE ? top / all : Double.NaN;
    }
}
