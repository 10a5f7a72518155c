package io.github.gradientharness.instrument.djl;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import io.github.gradientharness.instrument.LayerBatch;
import io.github.gradientharness.stats.SummaryAccumulator;
import java.nio.ByteBuffer;
import java.nio.DoubleBuffer;
import java.nio.FloatBuffer;
import java.util.Arrays;

/**
 * Reads the elements of DJL's arrays from their memory, in chunks of a reused buffer. Whatever must be copied first belongs to a
 * manager that the caller closes. Not thread-safe.
 */
final class ArrayValues {

    private static final int CHUNK = 4096;

    private final float[] floats = new float[CHUNK];
    private final double[] doubles = new double[CHUNK];

    /** A view of an array that takes no part in calculating gradients, and dies with a manager. */
    static NDArray view(NDArray array, NDManager scope) {
        NDArray view = array.stopGradient();
        view.attach(scope);
        return view;
    }

    /** An array of floats or doubles that is dense; belongs to the same manager. */
    private static NDArray readable(NDArray array) {
        NDArray dense = array.isSparse() ? array.toDense() : array;
        DataType type = dense.getDataType();
        return type == DataType.FLOAT32 || type == DataType.FLOAT64 ? dense : dense.toType(DataType.FLOAT32, true);
    }

    /** Adds all elements; an empty array adds nothing. */
    void add(NDArray array, SummaryAccumulator accumulator) {
        addWithNorms(array, accumulator, new double[0]);
    }

    /**
     * Adds all elements, and takes the L2 norm of equally many neighbours for each number that is asked for.
     *
     * @param norms their number divides the array's size
     */
    void addWithNorms(NDArray array, SummaryAccumulator accumulator, double[] norms) {
        if (array.size() == 0) {
            return;
        }
        NDArray readable = readable(array);
        ByteBuffer memory = readable.toByteBuffer(true);
        RowNorms rows = new RowNorms(norms, array.size());
        if (readable.getDataType() == DataType.FLOAT64) {
            addDoubles(memory.asDoubleBuffer(), accumulator, rows);
        } else {
            addFloats(memory.asFloatBuffer(), accumulator, rows);
        }
        rows.end();
    }

    private void addFloats(FloatBuffer memory, SummaryAccumulator accumulator, RowNorms rows) {
        while (memory.hasRemaining()) {
            int length = Math.min(CHUNK, memory.remaining());
            memory.get(floats, 0, length);
            accumulator.add(floats, length);
            if (rows.isWanted()) {
                for (int i = 0; i < length; i++) {
                    rows.add(floats[i]);
                }
            }
        }
    }

    private void addDoubles(DoubleBuffer memory, SummaryAccumulator accumulator, RowNorms rows) {
        while (memory.hasRemaining()) {
            int length = Math.min(CHUNK, memory.remaining());
            memory.get(doubles, 0, length);
            accumulator.add(doubles, length);
            if (rows.isWanted()) {
                for (int i = 0; i < length; i++) {
                    rows.add(doubles[i]);
                }
            }
        }
    }

    /** The norms of rows whose elements come one after the other. */
    private static final class RowNorms {

        private final double[] norms;
        private final long length;
        private int row;
        private long inRow;

        RowNorms(double[] norms, long size) {
            this.norms = norms;
            this.length = norms.length == 0 ? 0 : size / norms.length;
            Arrays.fill(norms, 0);
        }

        boolean isWanted() {
            return norms.length > 0;
        }

        void add(double value) {
            norms[row] += value * value;
            if (++inRow == length) {
                inRow = 0;
                row++;
            }
        }

        void end() {
            for (int i = 0; i < norms.length; i++) {
                norms[i] = Math.sqrt(norms[i]);
            }
        }
    }

    /**
     * Copies a layer's array of a minibatch.
     *
     * @param array [samples], [samples, units], or with more dimensions
     * @param unitsLast whether the last of more than two dimensions holds the units, and not the second
     */
    void copy(NDArray array, LayerBatch batch, boolean unitsLast) {
        NDArray readable = readable(array);
        long[] shape = readable.getShape().getShape();
        int units = unitsLast && shape.length > 2 ? (int) shape[shape.length - 1] : 1;
        int positions = units == 1 ? 1 : (int) (readable.size() / shape[0] / units);
        double[] values = batch.reshape(
                units == 1 ? shape : new long[] {shape[0], units, positions}); // as it is in memory if units are second
        ByteBuffer memory = readable.toByteBuffer(true);
        boolean isDouble = readable.getDataType() == DataType.FLOAT64;
        FloatBuffer ofFloats = memory.asFloatBuffer();
        DoubleBuffer ofDoubles = memory.asDoubleBuffer();
        int next = 0;
        for (int sample = 0; sample < (shape.length == 0 ? 1 : (int) shape[0]); sample++) {
            int from = next;
            int size = batch.length() / (shape.length == 0 ? 1 : (int) shape[0]);
            for (int i = 0; i < size; i++, next++) {
                double value = isDouble ? ofDoubles.get(next) : ofFloats.get(next);
                values[units == 1 ? next : from + i % units * positions + i / units] = value;
            }
        }
    }
}
