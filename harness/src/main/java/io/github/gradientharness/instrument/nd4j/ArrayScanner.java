package io.github.gradientharness.instrument.nd4j;

import io.github.gradientharness.stats.SummaryAccumulator;
import org.apiguardian.api.API;
import org.bytedeco.javacpp.DoublePointer;
import org.bytedeco.javacpp.FloatPointer;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * Adds the elements of ND4J arrays to accumulators, copying them out in chunks of a reused buffer.
 *
 * <p>Contiguous float and double arrays, views included, are read straight from their memory; others are copied by ND4J
 * first. The order of elements is that of memory. Not thread-safe.
 */
@API(status = API.Status.INTERNAL, since = "0.1")
public final class ArrayScanner {

    private static final int CHUNK = 4096;

    private final float[] floats = new float[CHUNK];
    private final double[] doubles = new double[CHUNK];

    /** Adds all elements; an empty array adds nothing. */
    public void add(INDArray array, SummaryAccumulator accumulator) {
        if (array.isEmpty()) {
            return;
        }
        INDArray readable = readable(array);
        if (readable.dataType() == DataType.FLOAT) {
            addFloats(readable, accumulator);
        } else {
            addDoubles(readable, accumulator);
        }
    }

    /**
     * The L2 norms of equally long blocks of an array, in an order in which a block's elements are neighbours.
     *
     * @param order 'c' or 'f'
     * @param blocks their number, a divisor of the array's length
     */
    public double[] blockNorms(INDArray array, char order, int blocks) {
        INDArray ordered = array.ordering() == order ? readable(array) : array.dup(order);
        double[] norms = new double[blocks];
        long length = ordered.length() / blocks;
        for (int block = 0; block < blocks; block++) {
            norms[block] = Math.sqrt(sumOfSquares(ordered, ordered.offset() + block * length, length));
        }
        return norms;
    }

    private double sumOfSquares(INDArray array, long start, long length) {
        boolean isFloat = array.dataType() == DataType.FLOAT;
        double sum = 0;
        for (long from = start; from < start + length; from += CHUNK) {
            int count = (int) Math.min(CHUNK, start + length - from);
            if (isFloat) {
                new FloatPointer(array.data().pointer()).position(from).get(floats, 0, count);
            } else {
                new DoublePointer(array.data().pointer()).position(from).get(doubles, 0, count);
            }
            for (int i = 0; i < count; i++) {
                double value = isFloat ? floats[i] : doubles[i];
                sum += value * value;
            }
        }
        return sum;
    }

    private static INDArray readable(INDArray array) {
        boolean floatingPoint = array.dataType() == DataType.FLOAT || array.dataType() == DataType.DOUBLE;
        if (!floatingPoint) {
            return array.castTo(DataType.DOUBLE);
        }
        return array.elementWiseStride() == 1 ? array : array.dup();
    }

    private void addFloats(INDArray array, SummaryAccumulator accumulator) {
        FloatPointer memory = new FloatPointer(array.data().pointer());
        long end = array.offset() + array.length();
        for (long from = array.offset(); from < end; from += CHUNK) {
            int length = (int) Math.min(CHUNK, end - from);
            memory.position(from).get(floats, 0, length);
            accumulator.add(floats, length);
        }
    }

    private void addDoubles(INDArray array, SummaryAccumulator accumulator) {
        DoublePointer memory = new DoublePointer(array.data().pointer());
        long end = array.offset() + array.length();
        for (long from = array.offset(); from < end; from += CHUNK) {
            int length = (int) Math.min(CHUNK, end - from);
            memory.position(from).get(doubles, 0, length);
            accumulator.add(doubles, length);
        }
    }
}
