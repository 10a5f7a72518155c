package io.github.gradientharness.instrument;

import io.github.gradientharness.stats.SummaryAccumulator;
import java.util.Arrays;

/** Reads Java's own arrays: flat ones, and ones of equally long rows. */
final class PlainArrayReader implements ArrayReader {

    @Override
    public String supportedArrays() {
        return "float[], double[], float[][], double[][]";
    }

    @Override
    public boolean supports(Object array) {
        return array instanceof float[]
                || array instanceof double[]
                || array instanceof float[][]
                || array instanceof double[][];
    }

    @Override
    public long[] shape(Object array) {
        if (array instanceof float[] floats) {
            return new long[] {floats.length};
        }
        if (array instanceof double[] doubles) {
            return new long[] {doubles.length};
        }
        Object[] rows = (Object[]) array;
        int columns = rows.length == 0 ? 0 : length(rows, 0);
        for (int row = 1; row < rows.length; row++) {
            if (length(rows, row) != columns) {
                throw new IllegalArgumentException("Row 0 has " + columns + " elements, but row " + row + " has "
                        + length(rows, row) + ". All rows must be equally long.");
            }
        }
        return new long[] {rows.length, columns};
    }

    private static int length(Object[] rows, int row) {
        Object it = rows[row];
        if (it == null) {
            throw new IllegalArgumentException("Row " + row + " is null. Fill every row.");
        }
        return it instanceof float[] floats ? floats.length : ((double[]) it).length;
    }

    @Override
    public void add(Object array, SummaryAccumulator accumulator) {
        if (array instanceof float[] floats) {
            accumulator.add(floats, floats.length);
        } else if (array instanceof double[] doubles) {
            accumulator.add(doubles, doubles.length);
        } else {
            for (Object row : (Object[]) array) {
                add(row, accumulator);
            }
        }
    }

    @Override
    public void copy(Object array, LayerBatch batch) {
        double[] values = batch.reshape(shape(array));
        Object[] rows = (Object[]) array;
        for (int i = 0, row = 0; row < rows.length; row++) {
            for (int column = 0; column < length(rows, row); column++) {
                values[i++] = value(rows[row], column);
            }
        }
    }

    @Override
    public void unitNorms(Object array, double[] norms) {
        Arrays.fill(norms, 0.0);
        for (Object row : (Object[]) array) {
            for (int unit = 0; unit < norms.length; unit++) {
                double value = value(row, unit);
                norms[unit] += value * value;
            }
        }
        for (int unit = 0; unit < norms.length; unit++) {
            norms[unit] = Math.sqrt(norms[unit]);
        }
    }

    private static double value(Object row, int column) {
        return row instanceof float[] floats ? floats[column] : ((double[]) row)[column];
    }
}
