package io.github.gradientharness.instrument.nd4j;

import io.github.gradientharness.stats.SummaryAccumulator;
import java.util.function.DoublePredicate;
import org.bytedeco.javacpp.FloatPointer;
import org.bytedeco.openblas.global.openblas_nolapack;
import org.jspecify.annotations.Nullable;

/**
 * Sums of large float arrays by the backend's own level 1 BLAS, which reads several times faster than Java loops.
 *
 * <p>Chunks are added up in double precision. Where a value is not finite, or squares would leave the range of a float,
 * the chunk is left to Java. The extremes are exact: the largest magnitude of a chunk tells whether it can hold one that
 * is not known yet, and only then its values are looked at. Zeros and the distribution are those of a sample.
 */
final class FloatBlas {

    private static final int CHUNK = 8192;

    /** Magnitudes whose squares add up in a float without overflow, and without an underflow that counts. */
    private static final float LARGEST = 1e12f;

    private static final float SMALLEST = 1e-12f;

    /** A prime, so that a sample of every 17th value meets all rows and columns of a kernel. */
    private static final int SAMPLED = 17;

    private final FloatPointer ones = new FloatPointer(CHUNK);
    private final FloatPointer sampled = new FloatPointer(CHUNK / SAMPLED + 1);
    private final float[] chunk = new float[CHUNK];
    private int tensors;

    private FloatBlas() {
        for (int i = 0; i < CHUNK; i++) {
            ones.put(i, 1f);
        }
    }

    /** Null where the backend brings no OpenBLAS. */
    static @Nullable FloatBlas ifThere() {
        try {
            FloatBlas blas = new FloatBlas();
            return blas.dot(blas.ones, blas.ones, 2) == 2 ? blas : null;
        } catch (LinkageError notThere) {
            return null;
        }
    }

    /**
     * Adds an array.
     *
     * @param isKnown whether the accumulated tensors already hold values up to a magnitude on both sides of zero
     */
    void add(FloatPointer memory, long start, long length, SummaryAccumulator accumulator, DoublePredicate isKnown) {
        int sample = tensors++ % SAMPLED;
        for (long from = 0, number = 0; from < length; from += CHUNK, number++) {
            int size = (int) Math.min(CHUNK, length - from);
            memory.position(start + from);
            boolean examined = number % SAMPLED == sample;
            if (!addByBlas(memory, size, accumulator, isKnown, examined, sample)) {
                memory.get(chunk, 0, size);
                accumulator.add(chunk, size);
            }
        }
    }

    private boolean addByBlas(
            FloatPointer memory,
            int size,
            SummaryAccumulator accumulator,
            DoublePredicate isKnown,
            boolean examined,
            int sample) {
        float absolutes = openblas_nolapack.cblas_sasum(size, memory, 1);
        if (!(absolutes <= Float.MAX_VALUE)) {
            return false;
        }
        float peak = memory.get(openblas_nolapack.cblas_isamax(size, memory, 1));
        float magnitude = Math.abs(peak);
        if (absolutes != 0 && (magnitude > LARGEST || magnitude < SMALLEST)) {
            return false;
        }
        accumulator.addSums(size, dot(memory, ones, size), absolutes, dot(memory, memory, size));
        accumulator.extremes(peak, peak);
        boolean extremes = !isKnown.test(magnitude);
        if (extremes || (examined && !accumulator.countsDistribution())) {
            memory.get(chunk, 0, size);
        }
        if (extremes) {
            addExtremes(size, accumulator);
        }
        if (accumulator.countsDistribution()) {
            examineSample(memory, sample, size, accumulator);
        } else if (examined) {
            accumulator.examine(chunk, size);
        }
        return true;
    }

    private void examineSample(FloatPointer memory, int first, int size, SummaryAccumulator accumulator) {
        int count = (size - first + SAMPLED - 1) / SAMPLED;
        if (count > 0) {
            long start = memory.position();
            openblas_nolapack.cblas_scopy(count, memory.position(start + first), SAMPLED, sampled, 1);
            memory.position(start);
            sampled.get(chunk, 0, count);
            accumulator.examine(chunk, count);
        }
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
        for (int block = 0; block < norms.length; block++) {
            memory.position(start + (long) block * length);
            float squares = dot(memory, memory, length);
            boolean inRange = squares > SMALLEST * SMALLEST && squares < LARGEST * LARGEST;
            norms[block] = inRange ? Math.sqrt(squares) : openblas_nolapack.cblas_snrm2(length, memory, 1);
        }
    }
}
