package io.github.gradientharness.stats;

import org.apiguardian.api.API;
import org.jspecify.annotations.Nullable;

/**
 * Collects tensors into a {@link Summary}, chunk by chunk and without allocating per element.
 *
 * <p>Feed the chunks of one tensor with {@code add}, then call {@link #endTensor}. Not thread-safe.
 */
@API(status = API.Status.INTERNAL, since = "0.1")
public final class SummaryAccumulator {

    private final RunningSum sum = new RunningSum();
    private final RunningSum sumOfAbsolutes = new RunningSum();
    private final RunningSquares sumOfSquares = new RunningSquares();
    private double min = Double.POSITIVE_INFINITY;
    private double max = Double.NEGATIVE_INFINITY;
    private long tensors;
    private long count;
    private long examined;
    private long zeros;
    private long nans;
    private long infinities;
    private @Nullable DistributionAccumulator distribution;

    private TensorSums tensor = new TensorSums();
    private boolean countsDistribution;
    private double distributionScale;
    private @Nullable PendingDistribution tensorDistribution;

    /**
     * Adds the first {@code length} values of a chunk.
     *
     * @throws IndexOutOfBoundsException if the array is shorter
     */
    public void add(double[] values, int length) {
        add(values, 0, length);
    }

    /**
     * Adds the values of an array from one index to before another.
     *
     * @throws IndexOutOfBoundsException if the array is shorter
     */
    public void add(double[] values, int from, int to) {
        tensor.add(values, from, to);
        if (countsDistribution) {
            tensorDistribution.add(values, from, to, distributionScale);
        }
    }

    /**
     * Adds the first {@code length} values of a chunk.
     *
     * @throws IndexOutOfBoundsException if the array is shorter
     */
    public void add(float[] values, int length) {
        add(values, 0, length);
    }

    /**
     * Adds the values of an array from one index to before another.
     *
     * @throws IndexOutOfBoundsException if the array is shorter
     */
    public void add(float[] values, int from, int to) {
        tensor.add(values, from, to);
        if (countsDistribution) {
            tensorDistribution.add(values, from, to, distributionScale);
        }
    }

    /**
     * Adds a chunk of finite values of which only the sums are known. Its extremes are to be given by {@link #extremes}
     * and some of its values by {@link #examine}.
     */
    public void addSums(long values, double sumOfValues, double sumOfTheirAbsolutes, double sumOfTheirSquares) {
        tensor.addSums(values, sumOfValues, sumOfTheirAbsolutes, sumOfTheirSquares);
    }

    /** Says between which values a chunk lies whose sums were added. */
    public void extremes(double smallest, double largest) {
        tensor.extremes(smallest, largest);
    }

    /** Examines some values of a chunk whose sums were added: counts zeros, and the distribution where that is counted. */
    public void examine(float[] values, int length) {
        int zerosSeen = 0;
        for (int i = 0; i < length; i++) {
            zerosSeen += values[i] == 0 ? 1 : 0;
        }
        tensor.zeros += zerosSeen;
        tensor.examined += length;
        if (countsDistribution) {
            tensorDistribution.addOfMany(values, 0, length, distributionScale);
        }
    }

    /**
     * Counts the distribution of the tensor that is about to be added as well.
     *
     * @param scale positive factor by which its values count
     */
    public void countDistribution(double scale) {
        if (tensorDistribution == null) {
            tensorDistribution = new PendingDistribution();
            distribution = new DistributionAccumulator();
        }
        countsDistribution = true;
        distributionScale = scale;
    }

    /** Whether the distribution of the tensor that is being added is counted. */
    public boolean countsDistribution() {
        return countsDistribution;
    }

    /** Whether the tensor that is being added has any values so far. */
    public boolean tensorHasValues() {
        return tensor.count > 0;
    }

    /** Whether the tensor that is being added holds a NaN or infinite value so far. */
    public boolean tensorHasNonFinite() {
        return tensor.hasNonFinite();
    }

    /** The magnitude up to which values lie between the extremes of the tensors ended so far; below zero if there is none. */
    public double reach() {
        return Math.min(max, -min);
    }

    /** The same of the tensor that is being added. */
    public double tensorReach() {
        return Math.min(tensor.max, -tensor.min);
    }

    /**
     * Ends the tensor whose chunks were added: only now it counts.
     *
     * @param scale positive factor by which every value counts, for instance one over the batch size
     */
    public void endTensor(double scale) {
        tensors++;
        count += tensor.count;
        examined += tensor.examined;
        zeros += tensor.zeros;
        nans += tensor.nans;
        infinities += tensor.infinities;
        tensor.addSumTo(sum, scale);
        sumOfAbsolutes.add(tensor.sumOfAbsolutes() * scale);
        tensor.addSquaresTo(sumOfSquares, scale);
        min = Math.min(min, tensor.min * scale);
        max = Math.max(max, tensor.max * scale);
        if (countsDistribution) {
            tensorDistribution.moveTo(distribution);
        }
        dropTensor();
    }

    /** Takes over the chunks of another accumulator's tensor that was not ended; that one forgets them. */
    public void takeTensor(SummaryAccumulator other) {
        TensorSums mine = tensor;
        tensor = other.tensor;
        other.tensor = mine;
        if (other.countsDistribution) {
            countDistribution(other.distributionScale);
            PendingDistribution empty = tensorDistribution;
            tensorDistribution = other.tensorDistribution;
            other.tensorDistribution = empty;
        }
        other.dropTensor();
    }

    /** Forgets the chunks of the tensor that was not ended. */
    public void dropTensor() {
        if (tensor.count > 0) {
            tensor.reset();
        }
        if (countsDistribution) {
            tensorDistribution.reset();
            countsDistribution = false;
        }
    }

    /** The distribution of those tensors for which it was counted. */
    public Distribution distribution() {
        return distribution == null ? Distribution.EMPTY : distribution.distribution();
    }

    /** Whether no tensor was ended since the start or the last {@link #reset}. */
    public boolean isEmpty() {
        return tensors == 0;
    }

    /** The summary of all tensors ended so far. */
    public Summary summary() {
        return new Summary(
                tensors,
                count,
                sum.value(),
                sumOfAbsolutes.value(),
                sumOfSquares.value(),
                min,
                max,
                zeros,
                examined,
                nans,
                infinities);
    }

    /** Forgets all tensors that were ended. */
    public void reset() {
        sum.reset();
        sumOfAbsolutes.reset();
        sumOfSquares.reset();
        min = Double.POSITIVE_INFINITY;
        max = Double.NEGATIVE_INFINITY;
        tensors = 0;
        count = 0;
        examined = 0;
        zeros = 0;
        nans = 0;
        infinities = 0;
        if (distribution != null) {
            distribution.reset();
        }
    }
}
