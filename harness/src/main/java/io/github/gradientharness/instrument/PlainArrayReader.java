package io.github.gradientharness.instrument;

import io.github.gradientharness.stats.SummaryAccumulator;
import java.util.Arrays;

/** Reads Java's own arrays of float and double with one to three dimensions, whose rows must be equally long. */
final class PlainArrayReader implements ArrayReader {

    @Override
    public String supportedArrays() {
        return "float[], double[], float[][], double[][], float[][][], double[][][]";
    }

    @Override
    public boolean supports(Object array) {
        return isFlat(array)
                || array instanceof float[][]
                || array instanceof double[][]
                || array instanceof float[][][]
                || array instanceof double[][][];
    }

    private static boolean isFlat(Object array) {
        return array instanceof float[] || array instanceof double[];
    }

    @Override
    public long[] shape(Object array) {
        if (isFlat(array)) {
            return new long[] {length(array)};
        }
        Object[] rows = (Object[]) array;
        long[] ofRow = rows.length == 0 ? new long[1] : shapeOfRow(rows, 0);
        for (int row = 1; row < rows.length; row++) {
            long[] other = shapeOfRow(rows, row);
            if (!Arrays.equals(other, ofRow)) {
                throw new IllegalArgumentException("Row 0 has " + inWords(ofRow) + " elements, but row " + row + " has "
                        + inWords(other) + ". All rows must be equally long.");
            }
        }
        long[] shape = new long[ofRow.length + 1];
        shape[0] = rows.length;
        System.arraycopy(ofRow, 0, shape, 1, ofRow.length);
        return shape;
    }

    private long[] shapeOfRow(Object[] rows, int row) {
        if (rows[row] == null) {
            throw new IllegalArgumentException("Row " + row + " is null. Fill every row.");
        }
        return shape(rows[row]);
    }

    private static String inWords(long[] shape) {
        return shape.length == 1 ? Long.toString(shape[0]) : shape[0] + " x " + shape[1];
    }

    private static int length(Object flat) {
        return flat instanceof float[] floats ? floats.length : ((double[]) flat).length;
    }

    private static double value(Object flat, int index) {
        return flat instanceof float[] floats ? floats[index] : ((double[]) flat)[index];
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
        copy(array, batch.reshape(shape(array)), 0);
    }

    /** Copies in the order of the indices, the last one running fastest; says where to go on. */
    private static int copy(Object array, double[] values, int from) {
        int next = from;
        if (isFlat(array)) {
            for (int i = 0; i < length(array); i++) {
                values[next++] = value(array, i);
            }
            return next;
        }
        for (Object row : (Object[]) array) {
            next = copy(row, values, next);
        }
        return next;
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
}
