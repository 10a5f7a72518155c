package io.github.gradientharness.report.chart;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.apiguardian.api.API;

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
@API(status = API.Status.INTERNAL, since = "0.1")
public record HeatCells(List<int[]> rows, List<int[]> columns, double[][] values) {

    static final int MOST_ROWS = 60;
    static final int MOST_COLUMNS = 200;

    /** What a cell of one layer is. */
    @FunctionalInterface
    public interface Value {
        /** A layer's value over some windows: NaN where nothing was measured, infinite where something is not finite. */
        public double of(int layer, int[] windows);
    }

    public static HeatCells of(int layers, int windows, Value value) {
        List<int[]> rows = groups(layers, MOST_ROWS);
        List<int[]> columns = groups(windows, MOST_COLUMNS);
        double[][] values = new double[rows.size()][columns.size()];
        for (int column = 0; column < columns.size(); column++) {
            for (int row = 0; row < rows.size(); row++) {
                values[row][column] = smallest(rows.get(row), columns.get(column), value);
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

    private static double smallest(int[] ofRow, int[] ofColumn, Value ofCell) {
        double smallest = Double.NaN;
        for (int layer : ofRow) {
            double value = ofCell.of(layer, ofColumn);
            if (Double.isInfinite(value)) {
                return value;
            }
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

    public boolean isEmpty() {
        return Arrays.stream(values).flatMapToDouble(Arrays::stream).allMatch(Double::isNaN);
    }

    public boolean hasDead() {
        return Arrays.stream(values).flatMapToDouble(Arrays::stream).anyMatch(value -> value == 0);
    }

    public boolean hasNonFinite() {
        return Arrays.stream(values).flatMapToDouble(Arrays::stream).anyMatch(Double::isInfinite);
    }
}
