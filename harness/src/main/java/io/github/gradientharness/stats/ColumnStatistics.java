package io.github.gradientharness.stats;

import java.util.Arrays;
import org.apiguardian.api.API;

/** Mean, standard deviation and extremes of each column of a table that comes in row by row. Not thread-safe. */
@API(status = API.Status.INTERNAL, since = "0.1")
public final class ColumnStatistics {

    private final long[] counts;
    private final double[] means;
    private final double[] squares;
    private final double[] minima;
    private final double[] maxima;

    /** Of no rows yet. */
    public ColumnStatistics(int columns) {
        counts = new long[columns];
        means = new double[columns];
        squares = new double[columns];
        minima = new double[columns];
        maxima = new double[columns];
        Arrays.fill(minima, Double.POSITIVE_INFINITY);
        Arrays.fill(maxima, Double.NEGATIVE_INFINITY);
    }

    /** Adds a value; one that is not finite is left out. Source of the update: Welford (1962). */
    public void add(int column, double value) {
        if (!Double.isFinite(value)) {
            return;
        }
        double difference = value - means[column];
        means[column] += difference / ++counts[column];
        squares[column] += difference * (value - means[column]);
        minima[column] = Math.min(minima[column], value);
        maxima[column] = Math.max(maxima[column], value);
    }

    /** Number of columns. */
    public int columns() {
        return counts.length;
    }

    /** The column's mean; 0 of no values. */
    public double mean(int column) {
        return means[column];
    }

    /** The column's population variance; NaN of no values. */
    public double variance(int column) {
        return squares[column] / counts[column];
    }

    /** Whether all values of a column are equal, of at least one. */
    public boolean isConstant(int column) {
        return minima[column] == maxima[column];
    }

    /** The smallest value of all columns; NaN of no values. */
    public double min() {
        double min = Arrays.stream(minima).min().orElse(Double.NaN);
        return Double.isFinite(min) ? min : Double.NaN;
    }

    /** The largest value of all columns; NaN of no values. */
    public double max() {
        double max = Arrays.stream(maxima).max().orElse(Double.NaN);
        return Double.isFinite(max) ? max : Double.NaN;
    }

    /** The mean of all values; NaN of no values. */
    public double mean() {
        double sum = 0;
        long count = 0;
        for (int column = 0; column < counts.length; column++) {
            sum += means[column] * counts[column];
            count += counts[column];
        }
        return sum / count;
    }

    /** The population standard deviation of all values; NaN of no values. */
    public double spread() {
        double mean = mean();
        double sum = 0;
        long count = 0;
        for (int column = 0; column < counts.length; column++) {
            double distance = means[column] - mean;
            sum += squares[column] + counts[column] * distance * distance;
            count += counts[column];
        }
        return Math.sqrt(sum / count);
    }
}
