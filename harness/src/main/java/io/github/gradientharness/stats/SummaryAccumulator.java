package io.github.gradientharness.stats;

import org.jspecify.annotations.Nullable;

/**
 * Collects tensors into a {@link Summary}, chunk by chunk and without allocating per element.
 *
 * <p>Feed the chunks of one tensor with {@code add}, then call {@link #endTensor}. Not thread-safe.
 */
public final class SummaryAccumulator {

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
            double value = values[i];
            if (Double.isFinite(value)) {
                addFinite(value);
            } else {
                countNonFinite(value);
            }
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
        for (int i = 0; i < length; i++) {
            double value = values[i];
            if (Double.isFinite(value)) {
                addFinite(value);
            } else {
                countNonFinite(value);
            }
        }
        tensorCount += length;
        if (countsDistribution) {
            for (int i = 0; i < length; i++) {
                tensorDistribution.add(values[i], distributionScale);
            }
        }
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
