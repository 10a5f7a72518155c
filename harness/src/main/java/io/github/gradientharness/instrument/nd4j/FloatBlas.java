package io.github.gradientharness.instrument.nd4j;

import io.github.gradientharness.stats.SummaryAccumulator;
import org.bytedeco.javacpp.FloatPointer;
import org.bytedeco.openblas.global.openblas_nolapack;
import org.jspecify.annotations.Nullable;

/**
 * Sums of large float arrays by the backend's own level 1 BLAS, which reads several times faster than Java loops.
 *
 * <p>Chunks are added up in double precision. Where a value is not finite, or squares would leave the range of a float,
 * the chunk is left to Java. Absolute values and squares are summed in full. The plain sum and the extremes are found in
 * full where that is asked for; otherwise, like zeros and the distribution in any case, they are those of a sample that
 * moves on from tensor to tensor.
 */
final class FloatBlas {

    /** Half of a processor's first cache, so that of four passes only the first one reads from farther away. */
    private static final int CHUNK = 4096;

    /** A chunk is summed as a matrix of so many rows, which is faster than as a product with ones. */
    private static final int ROWS = 64;

    /** Sums of squares in which no square was infinite, and those that were rounded to zero do not count. */
    private static final float LARGEST_SQUARES = 1e24f;

    private static final float SMALLEST_SQUARES = 1e-24f;

    /** Of so many chunks one is examined in full. Primes here, so that a sample meets all rows and columns of a kernel. */
    private static final int SAMPLED = 17;

    /** Of a tensor whose distribution is due, one of so many values is examined. */
    private static final int SAMPLED_OF_LARGE = 31;

    /** The same for arrays of which a smaller share is sample enough. */
    private static final int SAMPLED_OF_HUGE = 257;

    static final int HUGE = 500_000;

    /** From this length on a tensor's plain sum and extremes are those of a sample as well. */
    static final int LARGE = 65_536;

    /** Of a shorter tensor one of so many values is examined. */
    static final int SAMPLED_OF_MEDIUM = 7;

    /** Shorter blocks are not worth a call each. */
    private static final int SHORTEST_BLOCK = 256;

    static final double[] NO_NORMS = {};

    /** Of a lookup table's columns one of so many is read in an iteration: each word has a value in every column. */
    static final int PARTS_OF_TABLE = 4;

    /** Keeps the rounding of a scale from hiding a value that is an extreme by its last bit. */
    private static final double ROUNDED = 1 - 0x1p-50;

    private final FloatPointer ones = new FloatPointer(CHUNK);
    private final FloatPointer rowSums = new FloatPointer(ROWS);
    private final FloatPointer sampled = new FloatPointer(CHUNK / SAMPLED_OF_MEDIUM + 1);
    private final float[] chunk = new float[CHUNK];
    private int tensors;
    private int firstOfMedium;
    private int turn;
    private boolean isExact;
    private double known;
    private double[] norms = NO_NORMS;
    private int block;
    private double sampledSum;
    private long sampledCount;
    private long summedCount;
    private int sample;
    private int stride;
    private long everyNth;
    private double summedAbsolutes;
    private double summedSquares;

    /**
     * What is asked of an array.
     *
     * @param reach the magnitude up to which the accumulated tensors reach on both sides of zero
     * @param isExact whether the plain sum and the extremes are to be those of all values
     * @param norms takes the L2 norms of equally long blocks that are neighbours in memory; empty if they are not asked for
     */
    record Wanted(double reach, boolean isExact, double[] norms) {}

    private FloatBlas() {
        for (int i = 0; i < CHUNK; i++) {
            ones.put(i, 1f);
        }
    }

    /** Null where the backend brings no OpenBLAS. */
    static @Nullable FloatBlas ifThere() {
        try {
            FloatBlas blas = new FloatBlas();
            return blas.sum(blas.ones, CHUNK) == CHUNK ? blas : null;
        } catch (LinkageError notThere) {
            return null;
        }
    }

    /** Adds an array. */
    void add(FloatPointer memory, long start, long length, SummaryAccumulator accumulator, Wanted wanted) {
        double[] norms = wanted.norms();
        long perBlock = norms.length == 0 ? 0 : length / norms.length;
        boolean inPassing = perBlock >= SHORTEST_BLOCK && perBlock <= CHUNK;
        this.norms = inPassing ? norms : NO_NORMS;
        block = inPassing ? (int) perBlock : CHUNK;
        isExact = wanted.isExact();
        known = wanted.reach() * ROUNDED;
        if (length < LARGE && !isExact && !accumulator.countsDistribution()) {
            addMedium(memory, start, (int) length, accumulator);
        } else {
            addChunks(memory, start, length, CHUNK / block * block, accumulator);
        }
        this.norms = NO_NORMS;
        if (norms.length > 0 && !inPassing) {
            blockNorms(memory, start, (int) perBlock, norms);
        }
    }

    private void addChunks(
            FloatPointer memory, long start, long length, int chunkLength, SummaryAccumulator accumulator) {
        long chunks = (length + chunkLength - 1) / chunkLength;
        beginTensor(Math.min(SAMPLED, chunks), length < HUGE ? SAMPLED_OF_LARGE : SAMPLED_OF_HUGE);
        for (long number = 0; number < chunks; number++) {
            long from = number * chunkLength;
            int size = (int) Math.min(chunkLength, length - from);
            addChunk(memory.position(start + from), size, number, (int) (from / block), accumulator);
        }
        accumulator.addSums(0, estimatedSum(), 0, 0);
    }

    /**
     * Adds a lookup table whose columns are neighbours in memory: some of them, and the others as if they were alike. Another part
     * of them in each iteration.
     */
    void addTable(
            FloatPointer memory, long start, int columns, long length, SummaryAccumulator accumulator, double reach) {
        isExact = false;
        known = reach * ROUNDED;
        block = CHUNK;
        beginTensor(SAMPLED, SAMPLED_OF_LARGE);
        long number = 0;
        long unread = 0;
        for (int column = 0; column < columns; column++) {
            if ((column + turn) % PARTS_OF_TABLE != 0) {
                unread += length;
                continue;
            }
            for (long from = 0; from < length; from += CHUNK) {
                int size = (int) Math.min(CHUNK, length - from);
                addChunk(memory.position(start + column * length + from), size, number++, 0, accumulator);
            }
        }
        double sum = estimatedSum();
        accumulator.addSums(0, sum, 0, 0);
        if (summedCount > 0) {
            double share = (double) unread / summedCount;
            accumulator.addSums(unread, share * sum, share * summedAbsolutes, share * summedSquares);
        }
    }

    private void beginTensor(long everyNth, int stride) {
        this.everyNth = everyNth;
        this.stride = stride;
        sample = tensors++ % (SAMPLED * SAMPLED_OF_LARGE * SAMPLED_OF_HUGE);
        sampledSum = 0;
        sampledCount = 0;
        summedCount = 0;
        summedAbsolutes = 0;
        summedSquares = 0;
    }

    private void addChunk(FloatPointer memory, int size, long number, int firstBlock, SummaryAccumulator accumulator) {
        if (addSums(memory, size, squares(memory, size, firstBlock), accumulator)) {
            examine(memory, size, accumulator, number % everyNth == sample % everyNth, sample % stride);
        } else {
            memory.get(chunk, 0, size);
            accumulator.add(chunk, size);
        }
    }

    /** The plain sum of all chunks whose sums were added. */
    private double estimatedSum() {
        return sampledCount == 0 ? 0 : sampledSum / sampledCount * summedCount;
    }

    /** Adds a tensor of which the sums and the extremes are those of all values, and the zeros those of a sample. */
    private void addMedium(FloatPointer memory, long start, int length, SummaryAccumulator accumulator) {
        for (int from = 0; from < length; from += CHUNK) {
            int size = Math.min(CHUNK, length - from);
            memory.position(start + from);
            if (addSums(memory, size, dot(memory, memory, size), accumulator)) {
                accumulator.addSums(0, sum(memory, size), 0, 0);
                extremes(memory, size, accumulator);
                accumulator.examine(chunk, sample(memory, size, firstOfMedium, SAMPLED_OF_MEDIUM));
            } else {
                memory.get(chunk, 0, size);
                accumulator.add(chunk, size);
            }
        }
    }

    /**
     * Moves the samples on: seven iterations in a row meet all values of a shorter tensor, four all columns of a lookup table.
     */
    void nextIteration() {
        firstOfMedium = (firstOfMedium + 1) % SAMPLED_OF_MEDIUM;
        turn = (turn + 1) % PARTS_OF_TABLE;
    }

    /** Adds what is summed in full; adds nothing and returns false where it can't be had in the range of a float. */
    private boolean addSums(FloatPointer memory, int size, double squares, SummaryAccumulator accumulator) {
        float absolutes = openblas_nolapack.cblas_sasum(size, memory, 1);
        if (!(absolutes <= Float.MAX_VALUE)) {
            return false;
        }
        if (absolutes != 0 && !(squares < LARGEST_SQUARES && squares > SMALLEST_SQUARES)) {
            return false;
        }
        accumulator.addSums(size, 0, absolutes, squares);
        summedCount += size;
        summedAbsolutes += absolutes;
        summedSquares += squares;
        return true;
    }

    /** The sum of squares of a chunk; of its blocks the norms where they are asked for. */
    private double squares(FloatPointer memory, int size, int firstBlock) {
        if (norms.length == 0) {
            return dot(memory, memory, size);
        }
        long start = memory.position();
        double all = 0;
        for (int i = 0; i < size / block; i++) {
            float squares = blockSquares(memory.position(start + (long) i * block), block, firstBlock + i, norms);
            all += squares;
        }
        memory.position(start);
        return all;
    }

    private void examine(FloatPointer memory, int size, SummaryAccumulator accumulator, boolean isSampled, int first) {
        boolean countsDistribution = accumulator.countsDistribution();
        if (isExact || (isSampled && !countsDistribution)) {
            sampledSum += sum(memory, size);
            sampledCount += size;
            extremes(memory, size, accumulator);
        }
        if (countsDistribution) {
            examineValues(memory, size, accumulator, first, stride);
        } else if (isSampled) {
            memory.get(chunk, 0, size);
            accumulator.examine(chunk, size);
        }
    }

    /** Finds a chunk's extremes if its largest magnitude can be one. */
    private void extremes(FloatPointer memory, int size, SummaryAccumulator accumulator) {
        float peak = memory.get(openblas_nolapack.cblas_isamax(size, memory, 1));
        boolean isNew = Math.abs(peak) > Math.max(known, accumulator.tensorReach());
        accumulator.extremes(peak, peak);
        if (isNew) {
            memory.get(chunk, 0, size);
            addExtremes(size, accumulator);
        }
    }

    /** The sum of a chunk: that of its columns, then of what is left. */
    private float sum(FloatPointer memory, int size) {
        int columns = size / ROWS;
        float sum = 0;
        if (columns > 0) {
            openblas_nolapack.cblas_sgemv(
                    openblas_nolapack.CblasColMajor,
                    openblas_nolapack.CblasNoTrans,
                    ROWS,
                    columns,
                    1f,
                    memory,
                    ROWS,
                    ones,
                    1,
                    0f,
                    rowSums,
                    1);
            sum = dot(rowSums, ones, ROWS);
        }
        for (int i = columns * ROWS; i < size; i++) {
            sum += memory.get(i);
        }
        return sum;
    }

    /** Examines every so many values of a chunk. */
    private void examineValues(FloatPointer memory, int size, SummaryAccumulator accumulator, int first, int stride) {
        int count = sample(memory, size, first, stride);
        if (count > 0) {
            accumulator.examine(chunk, count);
            if (!isExact) {
                sampledSum += dot(sampled, ones, count);
                sampledCount += count;
                addExtremes(count, accumulator);
            }
        }
    }

    /** Copies every so many values of a chunk; returns their number. */
    private int sample(FloatPointer memory, int size, int first, int stride) {
        int count = (size - first + stride - 1) / stride;
        if (count > 0) {
            long start = memory.position();
            openblas_nolapack.cblas_scopy(count, memory.position(start + first), stride, sampled, 1);
            memory.position(start);
            sampled.get(chunk, 0, count);
        }
        return count;
    }

    private float dot(FloatPointer a, FloatPointer b, int size) {
        return openblas_nolapack.cblas_sdot(size, a, 1, b, 1);
    }

    private void addExtremes(int size, SummaryAccumulator accumulator) {
        float smallest = chunk[0];
        float largest = chunk[0];
        for (int i = 1; i < size; i++) {
            smallest = chunk[i] < smallest ? chunk[i] : smallest;
            largest = chunk[i] > largest ? chunk[i] : largest;
        }
        accumulator.extremes(smallest, largest);
    }

    /** The L2 norms of equally long blocks that are neighbours in memory. */
    void blockNorms(FloatPointer memory, long start, int length, double[] norms) {
        for (int number = 0; number < norms.length; number++) {
            blockSquares(memory.position(start + (long) number * length), length, number, norms);
        }
    }

    /** Sets a block's norm; its squares may leave the range of a float. */
    private float blockSquares(FloatPointer memory, int length, int number, double[] norms) {
        float squares = dot(memory, memory, length);
        boolean inRange = squares > SMALLEST_SQUARES && squares < LARGEST_SQUARES;
        norms[number] = inRange ? Math.sqrt(squares) : norm(memory, length);
        return squares;
    }

    /** An L2 norm, which may leave the range of a float too. */
    private static double norm(FloatPointer memory, int length) {
        double norm = openblas_nolapack.cblas_snrm2(length, memory, 1);
        if (norm <= Float.MAX_VALUE) {
            return norm;
        }
        double squares = 0;
        for (int i = 0; i < length; i++) {
            double value = memory.get(i);
            squares += value * value;
        }
        return Math.sqrt(squares);
    }
}
