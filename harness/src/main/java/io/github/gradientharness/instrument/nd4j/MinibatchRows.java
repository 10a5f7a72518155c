package io.github.gradientharness.instrument.nd4j;

import java.nio.DoubleBuffer;
import java.nio.FloatBuffer;
import java.util.Arrays;
import java.util.function.IntToLongFunction;
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
 * Gives each row of a minibatch a number, the same for the same row, so that a recording can tell where a pass over the data
 * begins. Of wide rows {@value #MOST_COLUMNS} evenly spaced values count. Not thread-safe.
 */
@API(status = API.Status.INTERNAL, since = "0.1")
public final class MinibatchRows {

    private static final int MOST_COLUMNS = 32;

    /** What a buffer of Java's can span. Of larger arrays nothing is read: their rows are all alike. */
    private static final long MOST_BYTES = Integer.MAX_VALUE;

    private static final long START = 0x9E3779B97F4A7C15L;

    private static final long FACTOR = 0xD1342543DE82EF95L;

    private long[] numbers = new long[0];

    /** Made for one reader. */
    public MinibatchRows() {}

    /**
     * Reads the rows of the first features and the first labels. Labels that are missing, or of another number of rows, are
     * left out.
     *
     * @return the number of rows; 0 if there are no features
     */
    public int read(INDArray @Nullable [] features, INDArray @Nullable [] labels) {
        INDArray first = first(features);
        if (first == null || first.size(0) > Integer.MAX_VALUE) {
            return 0;
        }
        int rows = (int) first.size(0);
        numbers = numbers.length < rows ? new long[rows] : numbers;
        Arrays.fill(numbers, 0, rows, START);
        add(first, rows);
        INDArray label = first(labels);
        if (label != null && label.size(0) == rows) {
            add(label, rows);
        }
        return rows;
    }

    private static @Nullable INDArray first(INDArray @Nullable [] arrays) {
        INDArray first = arrays == null || arrays.length == 0 ? null : arrays[0];
        return first == null || first.isEmpty() || first.rank() == 0 ? null : first;
    }

    /** The numbers that {@link #read} found, valid until it is called again; longer than there are rows. */
    public long[] numbers() {
        return numbers;
    }

    private void add(INDArray array, int rows) {
        INDArray readable = readable(array);
        long length = readable.length() / rows;
        int columns = (int) Math.min(length, MOST_COLUMNS);
        long last = offsetInRow(readable, length - 1) + (rows - 1) * readable.stride(0);
        if (last >= MOST_BYTES / Double.BYTES) {
            return;
        }
        IntToLongFunction bits = bits(readable, last + 1);
        int stride = (int) readable.stride(0);
        for (int column = 0; column < columns; column++) {
            int at = (int) offsetInRow(readable, column * length / columns);
            for (int row = 0; row < rows; row++) {
                long mixed = (numbers[row] ^ bits.applyAsLong(at + row * stride)) * FACTOR;
                numbers[row] = mixed ^ mixed >>> 29;
            }
        }
    }

    /** Reads an array's memory: an index of its own buffer may be out of bounds where the array is a view. */
    private static IntToLongFunction bits(INDArray array, long length) {
        long from = array.offset();
        if (array.dataType() == DataType.FLOAT) {
            FloatPointer memory = new FloatPointer(array.data().pointer());
            FloatBuffer values = memory.position(from).limit(from + length).asBuffer();
            return at -> Float.floatToRawIntBits(values.get(at));
        }
        DoublePointer memory = new DoublePointer(array.data().pointer());
        DoubleBuffer values = memory.position(from).limit(from + length).asBuffer();
        return at -> Double.doubleToRawLongBits(values.get(at));
    }

    /** Where an element of a row lies behind the row's first one; the last index runs fastest. */
    private static long offsetInRow(INDArray array, long element) {
        long offset = 0;
        long rest = element;
        for (int dimension = array.rank() - 1; dimension > 0; dimension--) {
            offset += rest % array.size(dimension) * array.stride(dimension);
            rest /= array.size(dimension);
        }
        return offset;
    }

    private static INDArray readable(INDArray array) {
        DataType type = array.dataType();
        if (type == DataType.FLOAT || type == DataType.DOUBLE) {
            Nd4j.getAffinityManager().ensureLocation(array, Location.HOST);
            return array;
        }
        try (MemoryWorkspace outside = Nd4j.getMemoryManager().scopeOutOfWorkspaces()) {
            return array.castTo(DataType.DOUBLE);
        }
    }
}
