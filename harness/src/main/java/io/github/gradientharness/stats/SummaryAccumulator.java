package io.github.gradientharness.stats;

import org.jspecify.annotations.Nullable;

/**
 * Collects tensors into a {@link Summary}, chunk by chunk and without allocating per element.
 *
 * <p>Feed the chunks of one tensor with {@code add}, then call {@link #endTensor}. Not thread-safe.
 */
public final class SummaryAccumulator {

    /** Chunks of at least this length are added by plain sums, which cost less. */
    private static final int LONG_CHUNK = 1024;

    private CompensatedSum sum = CompensatedSum.ZERO;
    private CompensatedSum sumOfAbsolutes = CompensatedSum.ZERO;
    private CompensatedSum sumOfSquares = CompensatedSum.ZERO;
    private double min = Double.POSITIVE_INFINITY;
    private double max = Double.NEGATIVE_INFINITY;
    private long tensors;
    private long count;
    private long zeros;
    private long nans;
    private long infinities;

    private boolean countsDistribution;
    private double distributionScale;
    private @Nullable DistributionAccumulator distribution;
    private @Nullable DistributionAccumulator tensorDistribution;

    private long tensorCount;
    private long tensorZeros;
    private long tensorNans;
    private long tensorInfinities;
    private double tensorSum;
    private double tensorAbsolutes;
    private double tensorSquares;
    private double tensorSumError;
    private double tensorSquaresError;
    private double tensorMin = Double.POSITIVE_INFINITY;
    private double tensorMax = Double.NEGATIVE_INFINITY;

    /**
     * Adds the first {@code length} values of a chunk.
     *
     * @throws IndexOutOfBoundsException if the array is shorter
     */
    public void add(double[] values, int length) {
        for (int i = 0; i < length; i++) {
            addOne(values[i]);
        }
        tensorCount += length;
        if (countsDistribution) {
            for (int i = 0; i < length; i++) {
                tensorDistribution.add(values[i], distributionScale);
            }
        }
    }

    /**
     * Adds the first {@code length} values of a chunk.
     *
     * @throws IndexOutOfBoundsException if the array is shorter
     */
    public void add(float[] values, int length) {
        if (length < LONG_CHUNK || length % 2 != 0 || !addFinite(values, length)) {
            for (int i = 0; i < length; i++) {
                addOne(values[i]);
            }
        }
        tensorCount += length;
        if (countsDistribution) {
            for (int i = 0; i < length; i++) {
                tensorDistribution.add(values[i], distributionScale);
            }
        }
    }

    private void addOne(double value) {
        if (Double.isFinite(value)) {
            addFinite(value);
        } else {
            countNonFinite(value);
        }
    }

    /**
     * Adds a long chunk of floats by plain sums: squares of floats are exact in double, and the rounding of some thousand
     * sums is far below a float's own. Adds nothing and returns false if a value is not finite.
     */
    private boolean addFinite(float[] values, int length) {
        double sum0 = 0;
        double sum1 = 0;
        double absolutes0 = 0;
        double absolutes1 = 0;
        double squares0 = 0;
        double squares1 = 0;
        float smallest = Float.POSITIVE_INFINITY;
        float largest = Float.NEGATIVE_INFINITY;
        int zerosSeen = 0;
        for (int i = 0; i < length; i += 2) {
            float a = values[i];
            float b = values[i + 1];
            sum0 += a;
            sum1 += b;
            absolutes0 += Math.abs(a);
            absolutes1 += Math.abs(b);
            squares0 += (double) a * a;
            squares1 += (double) b * b;
            smallest = a < smallest ? a : smallest;
            smallest = b < smallest ? b : smallest;
            largest = a > largest ? a : largest;
            largest = b > largest ? b : largest;
            zerosSeen += (a == 0 ? 1 : 0) + (b == 0 ? 1 : 0);
        }
        if (!Double.isFinite(absolutes0 + absolutes1)) {
            return false;
        }
        addSums(sum0 + sum1, absolutes0 + absolutes1, squares0 + squares1);
        tensorMin = Math.min(tensorMin, smallest);
        tensorMax = Math.max(tensorMax, largest);
        tensorZeros += zerosSeen;
        return true;
    }

    private void addSums(double sumOfChunk, double absolutes, double squares) {
        double newSum = tensorSum + sumOfChunk;
        tensorSumError += CompensatedSum.twoSumError(tensorSum, sumOfChunk, newSum);
        tensorSum = newSum;
        tensorAbsolutes += absolutes;
        double newSquares = tensorSquares + squares;
        tensorSquaresError += CompensatedSum.twoSumError(tensorSquares, squares, newSquares);
        tensorSquares = newSquares;
    }

    /** Sum and squares are compensated: the deviation of values far from zero is a small difference of the two. */
    private void addFinite(double value) {
        double newSum = tensorSum + value;
        tensorSumError += CompensatedSum.twoSumError(tensorSum, value, newSum);
        tensorSum = newSum;
        tensorAbsolutes += Math.abs(value);
        double square = value * value;
        double newSquares = tensorSquares + square;
        tensorSquaresError +=
                CompensatedSum.twoSumError(tensorSquares, square, newSquares) + Math.fma(value, value, -square);
        tensorSquares = newSquares;
        countFinite(value);
    }

    private void countFinite(double value) {
        if (value < tensorMin) {
            tensorMin = value;
        }
        if (value > tensorMax) {
            tensorMax = value;
        }
        if (value == 0.0) {
            tensorZeros++;
        }
    }

    private void countNonFinite(double value) {
        if (Double.isNaN(value)) {
            tensorNans++;
        } else {
            tensorInfinities++;
        }
    }

    /**
     * Counts the distribution of the tensor that is about to be added as well.
     *
     * @param scale positive factor by which its values count
     */
    public void countDistribution(double scale) {
        if (tensorDistribution == null) {
            tensorDistribution = new DistributionAccumulator();
            distribution = new DistributionAccumulator();
        }
        countsDistribution = true;
        distributionScale = scale;
    }

    /** Whether the tensor that is being added has any values so far. */
    public boolean tensorHasValues() {
        return tensorCount > 0;
    }

    /** Whether the tensor that is being added holds a NaN or infinite value so far. */
    public boolean tensorHasNonFinite() {
        return tensorNans + tensorInfinities > 0;
    }

    /**
     * Ends the tensor whose chunks were added: only now it counts.
     *
     * @param scale positive factor by which every value counts, for instance one over the batch size
     */
    public void endTensor(double scale) {
        tensors++;
        count += tensorCount;
        zeros += tensorZeros;
        nans += tensorNans;
        infinities += tensorInfinities;
        sum = sum.plus(new CompensatedSum(tensorSum, tensorSumError).times(scale));
        sumOfAbsolutes = sumOfAbsolutes.plus(tensorAbsolutes * scale);
        sumOfSquares = sumOfSquares.plus(new CompensatedSum(tensorSquares, tensorSquaresError)
                .times(scale)
                .times(scale));
        min = Math.min(min, tensorMin * scale);
        max = Math.max(max, tensorMax * scale);
        if (countsDistribution) {
            distribution.takeFrom(tensorDistribution);
        }
        dropTensor();
    }

    /** Takes over the chunks of another accumulator's tensor that was not ended; that one forgets them. */
    public void takeTensor(SummaryAccumulator other) {
        tensorCount = other.tensorCount;
        tensorZeros = other.tensorZeros;
        tensorNans = other.tensorNans;
        tensorInfinities = other.tensorInfinities;
        tensorSum = other.tensorSum;
        tensorAbsolutes = other.tensorAbsolutes;
        tensorSquares = other.tensorSquares;
        tensorSumError = other.tensorSumError;
        tensorSquaresError = other.tensorSquaresError;
        tensorMin = other.tensorMin;
        tensorMax = other.tensorMax;
        takeDistribution(other);
        other.dropTensor();
    }

    private void takeDistribution(SummaryAccumulator other) {
        if (other.countsDistribution) {
            countDistribution(other.distributionScale);
            DistributionAccumulator empty = tensorDistribution;
            tensorDistribution = other.tensorDistribution;
            other.tensorDistribution = empty;
        }
    }

    /** Forgets the chunks of the tensor that was not ended. */
    public void dropTensor() {
        tensorCount = 0;
        tensorZeros = 0;
        tensorNans = 0;
        tensorInfinities = 0;
        tensorSum = 0;
        tensorAbsolutes = 0;
        tensorSquares = 0;
        tensorSumError = 0;
        tensorSquaresError = 0;
        tensorMin = Double.POSITIVE_INFINITY;
        tensorMax = Double.NEGATIVE_INFINITY;
        if (countsDistribution) {
            tensorDistribution.reset();
            countsDistribution = false;
        }
    }

    /** The distribution of those tensors for which it was counted. */
    public Distribution distribution() {
        return distribution == null ? Distribution.EMPTY : distribution.distribution();
    }

    /** Whether a tensor was ended since the start or the last {@link #reset}. */
    public boolean isEmpty() {
        return tensors == 0;
    }

    /** The summary of all tensors ended so far. */
    public Summary summary() {
        return new Summary(tensors, count, sum, sumOfAbsolutes, sumOfSquares, min, max, zeros, nans, infinities);
    }

    /** Forgets all tensors that were ended. */
    public void reset() {
        sum = CompensatedSum.ZERO;
        sumOfAbsolutes = CompensatedSum.ZERO;
        sumOfSquares = CompensatedSum.ZERO;
        min = Double.POSITIVE_INFINITY;
        max = Double.NEGATIVE_INFINITY;
        tensors = 0;
        count = 0;
        zeros = 0;
        nans = 0;
        infinities = 0;
        if (distribution != null) {
            distribution.reset();
        }
    }
}
