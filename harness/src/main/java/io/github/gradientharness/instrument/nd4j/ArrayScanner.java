package io.github.gradientharness.instrument.nd4j;

import io.github.gradientharness.instrument.LayerBatch;
import io.github.gradientharness.stats.SummaryAccumulator;
import java.util.Arrays;
import org.apiguardian.api.API;
import org.bytedeco.javacpp.DoublePointer;
import org.bytedeco.javacpp.FloatPointer;
import org.jspecify.annotations.Nullable;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.concurrency.AffinityManager.Location;
import org.nd4j.linalg.api.memory.MemoryWorkspace;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * Reads the elements of ND4J arrays, copying them out in chunks of a reused buffer.
 *
 * <p>Contiguous float and double arrays, views included, are read straight from their memory; others are copied by ND4J
 * first, outside of any workspace. Not thread-safe.
 */
@API(status = API.Status.INTERNAL, since = "0.1")
public final class ArrayScanner {

    private static final int CHUNK = 4096;

    private static final double NO_REACH = -1;

    /** Float arrays from this length on are summed by BLAS. */
    private static final int LARGE = FloatBlas.LARGE;

    /** The same where nothing but sums is asked for, and a sample of the zeros does. */
    static final int MEDIUM = 1024;

    /** Float batches from this length on are not turned into doubles. */
    private static final int MANY = 4096;

    private final float[] floats = new float[CHUNK];
    private final double[] doubles = new double[CHUNK];
    private double[] whole = new double[0];
    private @Nullable FloatBlas blas;
    private boolean lookedForBlas;

    /** Made for one reader. */
    public ArrayScanner() {}

    /** Says that the arrays from here on are those of another iteration, so that samples move on. */
    public void nextIteration() {
        if (blas != null) {
            blas.nextIteration();
        }
    }

    /** Adds all elements; an empty array adds nothing. Of a large float array, zeros and the distribution are sampled. */
    public void add(INDArray array, SummaryAccumulator accumulator) {
        add(array, accumulator, NO_REACH, true);
    }

    /**
     * Adds all elements; an empty array adds nothing.
     *
     * @param reach the magnitude up to which the tensors that this one is to be taken together with reach on both sides
     *     of zero, so that smaller values can't be their extremes; below zero if there are none
     * @param isExact whether the mean and the extremes of a large float array are to be those of all its elements, and not
     *     of a sample as well
     */
    public void add(INDArray array, SummaryAccumulator accumulator, double reach, boolean isExact) {
        if (array.isEmpty()) {
            return;
        }
        INDArray readable = readable(array);
        int shortest = isExact || accumulator.countsDistribution() ? LARGE : MEDIUM;
        FloatBlas fast = readable.dataType() != DataType.FLOAT || readable.length() < shortest ? null : blas();
        if (fast != null) {
            FloatPointer memory = new FloatPointer(readable.data().pointer());
            FloatBlas.Wanted wanted = new FloatBlas.Wanted(reach, isExact, FloatBlas.NO_NORMS);
            fast.add(memory, readable.offset(), readable.length(), accumulator, wanted);
        } else if (readable.dataType() == DataType.FLOAT) {
            addFloats(readable, accumulator);
        } else {
            addDoubles(readable, accumulator);
        }
    }

    /** Whether a lookup table of so many values is long enough to be read in parts. */
    public static boolean isReadInParts(long length) {
        return length >= FloatBlas.HUGE;
    }

    /**
     * Adds a lookup table [words, dimensions]. Of a large one of floats a quarter of the columns is read, in each of four iterations
     * another one: absolute values and squares are those of the quarter, taken for the whole.
     *
     * @param reach as in {@link #add(INDArray, SummaryAccumulator, double, boolean)}
     */
    public void addTable(INDArray table, SummaryAccumulator accumulator, double reach) {
        boolean isLarge = table.dataType() == DataType.FLOAT && table.rank() == 2 && isReadInParts(table.length());
        boolean isReadable = isLarge && isDirect(table) && isContiguous(table, 'f');
        FloatBlas fast = isReadable ? blas() : null;
        if (fast == null) {
            add(table, accumulator, reach, false);
            return;
        }
        FloatPointer memory = new FloatPointer(table.data().pointer());
        fast.addTable(memory, table.offset(), (int) table.size(1), table.size(0), accumulator, reach);
    }

    /**
     * Adds all elements and takes the {@link #blockNorms} of the same array, in one pass where its memory allows that.
     *
     * @param reach as in {@link #add(INDArray, SummaryAccumulator, double, boolean)}
     * @param isExact as there
     * @param order 'c' or 'f'
     * @param norms one for each block; their number divides the array's length
     */
    public void addWithNorms(
            INDArray array, SummaryAccumulator accumulator, double reach, boolean isExact, char order, double[] norms) {
        boolean isLarge = array.dataType() == DataType.FLOAT && array.length() >= LARGE;
        FloatBlas fast = isLarge && isDirect(array) && isContiguous(array, order) ? blas() : null;
        if (fast != null) {
            FloatPointer memory = new FloatPointer(array.data().pointer());
            FloatBlas.Wanted wanted = new FloatBlas.Wanted(reach, isExact, norms);
            fast.add(memory, array.offset(), array.length(), accumulator, wanted);
        } else {
            add(array, accumulator, reach, isExact);
            blockNorms(array, order, norms);
        }
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

    private @Nullable FloatBlas blas() {
        if (!lookedForBlas) {
            lookedForBlas = true;
            blas = FloatBlas.ifThere();
        }
        return blas;
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

    /** Copies a layer's array of a minibatch: [samples], [samples, units] or [samples, units, positions...]. */
    public void copy(INDArray array, LayerBatch batch) {
        long[] shape = array.shape();
        if (array.isEmpty()) {
            batch.reshape(shape);
            return;
        }
        INDArray ordered = isDirect(array) && (isContiguous(array, 'c') || isContiguous(array, 'f'))
                ? array
                : copyOf(array, array.dataType() == DataType.FLOAT ? DataType.FLOAT : DataType.DOUBLE);
        if (ordered.dataType() == DataType.FLOAT && ordered.length() >= MANY) {
            float[] values = batch.reshapeFloats(shape);
            if (isContiguous(ordered, 'c')) {
                FloatPointer memory = new FloatPointer(ordered.data().pointer());
                memory.position(ordered.offset()).get(values, 0, (int) ordered.length());
            } else if (shape.length == 2 && shape[0] <= CHUNK) {
                readColumns(ordered, (int) shape[0], (int) shape[1], values);
            } else {
                fromFortranOrder(ordered, shape, values);
            }
            return;
        }
        double[] values = batch.reshape(shape);
        if (isContiguous(ordered, 'c')) {
            read(ordered, values);
        } else {
            fromFortranOrder(ordered, shape, values);
        }
    }

    /** Reads a matrix whose columns are neighbours in memory, some columns at a time, row after row. */
    private void readColumns(INDArray matrix, int rows, int columns, float[] values) {
        FloatPointer memory = new FloatPointer(matrix.data().pointer());
        int most = CHUNK / rows;
        for (int first = 0; first < columns; first += most) {
            int count = Math.min(most, columns - first);
            memory.position(matrix.offset() + (long) first * rows).get(floats, 0, count * rows);
            for (int row = 0; row < rows; row++) {
                int to = row * columns + first;
                for (int column = 0; column < count; column++) {
                    values[to + column] = floats[column * rows + row];
                }
            }
        }
    }

    private void fromFortranOrder(INDArray array, long[] shape, float[] values) {
        FloatPointer memory = new FloatPointer(array.data().pointer());
        FortranOrder order = new FortranOrder(shape);
        int length = (int) array.length();
        for (int from = 0; from < length; from += CHUNK) {
            int size = Math.min(CHUNK, length - from);
            memory.position(array.offset() + from).get(floats, 0, size);
            int to = order.to;
            for (int i = 0; i < size; i++) {
                values[to] = floats[i];
                to = --order.left == 0 ? order.nextColumn() : to + order.stride;
            }
            order.to = to;
        }
    }

    private void fromFortranOrder(INDArray array, long[] shape, double[] values) {
        FortranOrder order = new FortranOrder(shape);
        int length = (int) array.length();
        for (int from = 0; from < length; from += CHUNK) {
            int size = Math.min(CHUNK, length - from);
            readDoubles(array, array.offset() + from, size, doubles);
            int to = order.to;
            for (int i = 0; i < size; i++) {
                values[to] = doubles[i];
                to = --order.left == 0 ? order.nextColumn() : to + order.stride;
            }
            order.to = to;
        }
    }

    /** Where the elements of an array whose first index runs fastest lie in a copy whose last index does. */
    private static final class FortranOrder {

        private final int[] shape;
        private final int[] index;
        private final int[] strides;

        /** The distance between neighbours of a column, which is what the first index runs through. */
        private final int stride;

        /** What is left of the column. */
        private int left;

        /** The place of the next element. */
        private int to;

        private int column;

        FortranOrder(long[] longShape) {
            this.shape = Arrays.stream(longShape).mapToInt(Math::toIntExact).toArray();
            this.index = new int[shape.length];
            this.strides = new int[shape.length];
            int length = 1;
            for (int i = shape.length - 1; i >= 0; i--) {
                strides[i] = length;
                length *= shape[i];
            }
            this.stride = strides[0];
            this.left = shape[0];
        }

        /** The place where the next column begins. */
        int nextColumn() {
            left = shape[0];
            for (int i = 1; i < shape.length; i++) {
                column += strides[i];
                if (++index[i] < shape[i]) {
                    break;
                }
                column -= strides[i] * index[i];
                index[i] = 0;
            }
            return column;
        }
    }

    private void read(INDArray array, double[] values) {
        readDoubles(array, array.offset(), (int) array.length(), values);
    }

    private void readDoubles(INDArray array, long start, int length, double[] values) {
        if (array.dataType() == DataType.DOUBLE) {
            new DoublePointer(array.data().pointer()).position(start).get(values, 0, length);
            return;
        }
        FloatPointer memory = new FloatPointer(array.data().pointer());
        for (int from = 0; from < length; from += CHUNK) {
            int size = Math.min(CHUNK, length - from);
            memory.position(start + from).get(floats, 0, size);
            for (int i = 0; i < size; i++) {
                values[from + i] = floats[i];
            }
        }
    }

    /**
     * The L2 norms of equally long blocks of an array, in an order in which a block's elements are neighbours.
     *
     * @param order 'c' or 'f'
     * @param norms one for each block; their number divides the array's length
     */
    public void blockNorms(INDArray array, char order, double[] norms) {
        if (isDirect(array) && takesTurns(array, order, norms.length)) {
            normsInTurns(array, norms);
            return;
        }
        INDArray ordered = isDirect(array) && isContiguous(array, order) ? array : orderedCopy(array, order);
        int length = (int) (ordered.length() / norms.length);
        FloatBlas fast = ordered.dataType() != DataType.FLOAT || array.length() < LARGE ? null : blas();
        if (fast != null) {
            FloatPointer memory = new FloatPointer(ordered.data().pointer());
            fast.blockNorms(memory, ordered.offset(), length, norms);
            return;
        }
        whole = whole.length < length ? new double[length] : whole;
        for (int block = 0; block < norms.length; block++) {
            readDoubles(ordered, ordered.offset() + (long) block * length, length, whole);
            double sum = 0;
            for (int i = 0; i < length; i++) {
                sum += whole[i] * whole[i];
            }
            norms[block] = Math.sqrt(sum);
        }
    }

    /** Whether each element in memory belongs to the block after that of the element before it. */
    private static boolean takesTurns(INDArray array, char order, int blocks) {
        int fastest = order == 'f' ? array.rank() - 1 : 0;
        return array.size(fastest) == blocks && isContiguous(array, order == 'f' ? 'c' : 'f');
    }

    private void normsInTurns(INDArray array, double[] norms) {
        Arrays.fill(norms, 0);
        long end = array.offset() + array.length();
        int block = 0;
        for (long from = array.offset(); from < end; from += CHUNK) {
            int size = (int) Math.min(CHUNK, end - from);
            readDoubles(array, from, size, doubles);
            int next = 0;
            while (next < size) {
                int length = Math.min(size - next, norms.length - block);
                for (int i = 0; i < length; i++) {
                    norms[block + i] += doubles[next + i] * doubles[next + i];
                }
                next += length;
                block = (block + length) % norms.length;
            }
        }
        for (int i = 0; i < norms.length; i++) {
            norms[i] = Math.sqrt(norms[i]);
        }
    }

    private static INDArray readable(INDArray array) {
        if (isDirect(array) && (isContiguous(array, 'c') || isContiguous(array, 'f'))) {
            return array;
        }
        return copyOf(array, array.dataType() == DataType.FLOAT ? DataType.FLOAT : DataType.DOUBLE);
    }

    /** Whether its memory holds floats or doubles, and is up to date on the host. */
    private static boolean isDirect(INDArray array) {
        DataType type = array.dataType();
        if (type != DataType.FLOAT && type != DataType.DOUBLE) {
            return false;
        }
        Nd4j.getAffinityManager().ensureLocation(array, Location.HOST);
        return true;
    }

    private static INDArray copyOf(INDArray array, DataType type) {
        try (MemoryWorkspace outside = Nd4j.getMemoryManager().scopeOutOfWorkspaces()) {
            return array.dataType() == type ? array.dup('c') : array.castTo(type);
        }
    }

    private static INDArray orderedCopy(INDArray array, char order) {
        try (MemoryWorkspace outside = Nd4j.getMemoryManager().scopeOutOfWorkspaces()) {
            DataType type = array.dataType() == DataType.FLOAT ? DataType.FLOAT : DataType.DOUBLE;
            return array.castTo(type).dup(order);
        }
    }

    /** Whether the elements are neighbours in memory, the last (c) or first (f) index running fastest. */
    private static boolean isContiguous(INDArray array, char order) {
        long expected = 1;
        int rank = array.rank();
        for (int i = 0; i < rank; i++) {
            int dimension = order == 'c' ? rank - 1 - i : i;
            if (array.size(dimension) != 1 && array.stride(dimension) != expected) {
                return false;
            }
            expected *= array.size(dimension);
        }
        return true;
    }
}
