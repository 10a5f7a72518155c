package io.github.gradientharness.stats;

import java.io.Serializable;
import org.apiguardian.api.API;

/**
 * What is known about the values of one tensor, or of several tensors of one series taken together.
 *
 * <p>Moments, minimum and maximum are of the finite values; NaN and infinite values are counted apart and never mixed
 * in. A statistic of no finite value is NaN. Values may be as small or large as a double; only a sum of values that
 * leaves its range is infinite.
 *
 * @param tensors how many tensors were taken together (for a gradient: iterations)
 * @param count number of elements, non-finite ones included
 * @param sum of the finite elements
 * @param sumOfAbsolutes of the finite elements
 * @param sumOfSquares of the finite elements
 * @param min smallest finite element, +infinity if there is none
 * @param max largest finite element, -infinity if there is none
 * @param zeros how many of the examined elements are exactly zero
 * @param examined how many elements were looked at one by one: all, but of large tensors a sample
 * @param nans elements that are NaN
 * @param infinities elements that are infinite
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public record Summary(
        long tensors,
        long count,
        @API(status = API.Status.INTERNAL, since = "0.1") CompensatedSum sum,
        @API(status = API.Status.INTERNAL, since = "0.1") CompensatedSum sumOfAbsolutes,
        @API(status = API.Status.INTERNAL, since = "0.1") SumOfSquares sumOfSquares,
        double min,
        double max,
        long zeros,
        long examined,
        long nans,
        long infinities)
        implements Serializable {

    /** The summary of nothing: the neutral element of {@link #merge}. */
    public static final Summary EMPTY = new Summary(
            0,
            0,
            CompensatedSum.ZERO,
            CompensatedSum.ZERO,
            SumOfSquares.ZERO,
            Double.POSITIVE_INFINITY,
            Double.NEGATIVE_INFINITY,
            0,
            0,
            0,
            0);

    /** The summary of one tensor that holds the given values. */
    public static Summary of(double... values) {
        SummaryAccumulator accumulator = new SummaryAccumulator();
        accumulator.add(values, values.length);
        accumulator.endTensor(1.0);
        return accumulator.summary();
    }

    /** The summary of the elements of both. */
    public Summary merge(Summary other) {
        return new Summary(
                tensors + other.tensors,
                count + other.count,
                sum.plus(other.sum),
                sumOfAbsolutes.plus(other.sumOfAbsolutes),
                sumOfSquares.plus(other.sumOfSquares),
                Math.min(min, other.min),
                Math.max(max, other.max),
                zeros + other.zeros,
                examined + other.examined,
                nans + other.nans,
                infinities + other.infinities);
    }

    /** Number of finite elements. */
    public long finiteCount() {
        return count - nonFinite();
    }

    /** Number of NaN and infinite elements. */
    public long nonFinite() {
        return nans + infinities;
    }

    /** Arithmetic mean. */
    public double mean() {
        return sum.value() / finiteCount();
    }

    /** Mean of the absolute values: the field's usual "size" of a gradient. */
    public double meanAbsolute() {
        return sumOfAbsolutes.value() / finiteCount();
    }

    /** Root of the mean square. */
    public double rms() {
        return finiteCount() == 0 ? Double.NaN : sumOfSquares.rootOver(finiteCount());
    }

    /** Standard deviation of the elements (divided by their number, not by one less). */
    public double standardDeviation() {
        return finiteCount() == 0 ? Double.NaN : sumOfSquares.deviation(sum, finiteCount());
    }

    /** Euclidean norm of a tensor; of several tensors, the root of the mean of their squared norms. */
    public double l2() {
        return finiteCount() == 0 ? Double.NaN : sumOfSquares.rootOver(tensors);
    }

    /** Share of the examined elements that are exactly zero; NaN if none was examined. */
    public double zeroShare() {
        return (double) zeros / examined;
    }

    /** Whether there is at least one element and every element is exactly zero. */
    public boolean isAllZero() {
        return count > 0 && nonFinite() == 0 && sumOfAbsolutes.high() == 0;
    }
}
