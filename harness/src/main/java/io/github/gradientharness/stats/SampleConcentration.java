package io.github.gradientharness.stats;

import java.util.Arrays;
import org.apiguardian.api.API;

/** How much of a batch's gradient comes from few of its samples. */
@API(status = API.Status.INTERNAL, since = "0.1")
public final class SampleConcentration {

    private SampleConcentration() {}

    /**
     * The share of the summed absolute values that comes from the tenth of the rows with the most.
     *
     * @param values a batch, row after row
     * @param rows number of samples; a tenth of them is rounded down, but at least one
     * @param columns number of values in a row
     * @return from 0.1 (all alike) to 1; NaN if there are no rows, all values are zero, or one is not finite
     */
    public static double topTenthShare(double[] values, int rows, int columns) {
        double[] sums = new double[rows];
        for (int row = 0; row < rows; row++) {
            sums[row] = sumOfAbsolutes(values, row * columns, (row + 1) * columns);
        }
        return topTenthShare(sums);
    }

    /** The same of floats. */
    public static double topTenthShare(float[] values, int rows, int columns) {
        double[] sums = new double[rows];
        for (int row = 0; row < rows; row++) {
            sums[row] = sumOfAbsolutes(values, row * columns, (row + 1) * columns);
        }
        return topTenthShare(sums);
    }

    private static double topTenthShare(double[] sums) {
        int rows = sums.length;
        if (rows == 0) {
            return Double.NaN;
        }
        double all = 0;
        for (double sum : sums) {
            all += sum;
        }
        Arrays.sort(sums);
        double top = 0;
        for (int row = rows - Math.max(1, rows / 10); row < rows; row++) {
            top += sums[row];
        }
        return all > 0 && all <= Double.MAX_VALUE ? top / all : Double.NaN;
    }

    /** Four sums side by side, because each addition would wait for the one before. */
    private static double sumOfAbsolutes(double[] values, int from, int to) {
        double first = 0;
        double second = 0;
        double third = 0;
        double fourth = 0;
        int i = from;
        for (; i + 3 < to; i += 4) {
            first += Math.abs(values[i]);
            second += Math.abs(values[i + 1]);
            third += Math.abs(values[i + 2]);
            fourth += Math.abs(values[i + 3]);
        }
        for (; i < to; i++) {
            first += Math.abs(values[i]);
        }
        return (first + second) + (third + fourth);
    }

    private static double sumOfAbsolutes(float[] values, int from, int to) {
        double first = 0;
        double second = 0;
        double third = 0;
        double fourth = 0;
        int i = from;
        for (; i + 3 < to; i += 4) {
            first += Math.abs(values[i]);
            second += Math.abs(values[i + 1]);
            third += Math.abs(values[i + 2]);
            fourth += Math.abs(values[i + 3]);
        }
        for (; i < to; i++) {
            first += Math.abs(values[i]);
        }
        return (first + second) + (third + fourth);
    }
}
