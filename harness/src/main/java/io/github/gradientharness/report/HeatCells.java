package io.github.gradientharness.report;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The mean absolute value of a quantity for each layer and window, as a grid of bounded size.
 *
 * <p>A value is NaN where nothing was measured, infinite where some value is NaN or infinite, and 0 where all are 0.
 * Neighbouring windows that share a column are taken together; of neighbouring layers that share a row the smallest counts,
 * so that a dead one is seen, unless one is not finite.
 *
 * @param rows positions of the layers of each row, from input to output
 * @param columns positions of the windows of each column, in order
 * @param values one for each row and column
 */
record HeatCells(List<int[]> rows, List<int[]> columns, double[][] values) {

    static final int MOST_ROWS = 60;
    static final int MOST_COLUMNS = 200;

    static HeatCells of(List<LayerSeries> layers, int[] windows) {
        List<int[]> rows = groups(layers.size(), MOST_ROWS);
        List<int[]> columns = groups(windows.length, MOST_COLUMNS);
        double[][] values = new double[rows.size()][columns.size()];
        for (int column = 0; column < columns.size(); column++) {
            for (int row = 0; row < rows.size(); row++) {
                values[row][column] = value(layers, rows.get(row), windows, columns.get(column));
            }
        }
        return new HeatCells(rows, columns, values);
    }

    private static List<int[]> groups(int size, int most) {
        int number = Math.min(size, most);
        List<int[]> groups = new ArrayList<>();
        for (int i = 0; i < number; i++) {
            groups.add(IntStream.range((int) ((long) i * size / number), (int) ((i + 1L) * size / number))
                    .toArray());
        }
        return groups;
    }

    private static double value(List<LayerSeries> layers, int[] ofRow, int[] windows, int[] ofColumn) {
        double smallest = Double.NaN;
        for (int layer : ofRow) {
            Totals totals = new Totals();
            for (int window : ofColumn) {
                layers.get(layer).addTo(totals, windows[window]);
            }
            if (totals.nonFinite() > 0) {
                return Double.POSITIVE_INFINITY;
            }
            double value = totals.meanAbsolute();
            smallest = Double.isNaN(smallest) || value < smallest ? value : smallest;
        }
        return smallest;
    }

    /** The values that have a logarithm. */
    double[] positive() {
        return Arrays.stream(values)
                .flatMapToDouble(Arrays::stream)
                .filter(value -> value > 0 && Double.isFinite(value))
                .toArray();
    }

    boolean isEmpty() {
        return Arrays.stream(values).flatMapToDouble(Arrays::stream).allMatch(Double::isNaN);
    }

    boolean hasDead() {
        return Arrays.stream(values).flatMapToDouble(Arrays::stream).anyMatch(value -> value == 0);
    }

    boolean hasNonFinite() {
        return Arrays.stream(values).flatMapToDouble(Arrays::stream).anyMatch(Double::isInfinite);
    }
}
