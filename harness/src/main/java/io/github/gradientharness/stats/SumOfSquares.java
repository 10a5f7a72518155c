package io.github.gradientharness.stats;

import java.io.Serializable;
import org.apiguardian.api.API;

/**
 * A sum of squares whose range is that of the values themselves: 1e-320 and 1e300 count, though their squares leave the
 * range of a double.
 *
 * <p>The values are scaled by a power of two before they are squared, which is exact. Source: Blue, "A portable Fortran
 * program to find the Euclidean norm of a vector", 1978.
 *
 * @param scaled the sum of the squares of the values times 2<sup>-exponent</sup>
 * @param exponent one of three: -{@value #STEP} if every value is tiny, {@value #STEP} if one is huge, 0 otherwise
 */
@API(status = API.Status.INTERNAL, since = "0.1")
public record SumOfSquares(CompensatedSum scaled, int exponent) implements Serializable {

    /** The empty sum. */
    public static final SumOfSquares ZERO = new SumOfSquares(CompensatedSum.ZERO, 0);

    static final int STEP = 540;

    /** Magnitudes from here on are scaled down. */
    static final double HUGE = 0x1p460;

    /** Magnitudes up to here are scaled up. */
    static final double TINY = 0x1p-460;

    /** The sum of squares of as many numbers as given, of which the mean and the standard deviation are known. */
    public static SumOfSquares of(double mean, double deviation, long count) {
        double magnitude = Math.max(Math.abs(mean), deviation);
        int exponent = magnitude == 0 ? 0 : exponentFor(magnitude);
        double factor = Math.scalb(1.0, -exponent);
        double scaledMean = mean * factor;
        double scaledDeviation = deviation * factor;
        return new SumOfSquares(
                CompensatedSum.product(scaledMean, scaledMean)
                        .plus(CompensatedSum.product(scaledDeviation, scaledDeviation))
                        .times(count),
                exponent);
    }

    private static int exponentFor(double magnitude) {
        if (magnitude >= HUGE) {
            return STEP;
        }
        return magnitude <= TINY ? -STEP : 0;
    }

    /** The sum of both. */
    public SumOfSquares plus(SumOfSquares other) {
        if (isZero()) {
            return other;
        }
        if (other.isZero()) {
            return this;
        }
        int common = Math.max(exponent, other.exponent);
        return new SumOfSquares(at(common).plus(other.at(common)), common);
    }

    private boolean isZero() {
        return scaled.high() == 0;
    }

    /** The scaled sum as it would be with a larger exponent. */
    private CompensatedSum at(int common) {
        CompensatedSum shifted = scaled;
        for (int from = exponent; from < common; from += STEP) {
            shifted = shifted.times(Math.scalb(1.0, -STEP)).times(Math.scalb(1.0, -STEP));
        }
        return shifted;
    }

    /** The sum of squares of the values times a number. */
    public SumOfSquares timesSquareOf(double factor) {
        return factor == 1.0 ? this : new SumOfSquares(scaled.times(factor).times(factor), exponent);
    }

    /** The sum rounded to a double; infinite or zero where that is beyond its range. */
    public double unscaled() {
        return exponent == 0 ? scaled.high() : Math.scalb(scaled.high(), 2 * exponent);
    }

    /** The root of this sum over a number. */
    public double rootOver(long divisor) {
        return Math.scalb(Math.sqrt(scaled.value() / divisor), exponent);
    }

    /**
     * The root of the sum's distance from the least it can be: with n values of a given sum, the square of that sum over
     * n. Divided by the root of n it is the standard deviation.
     */
    double deviation(CompensatedSum sum, long n) {
        CompensatedSum scaledSum = sum.times(Math.scalb(1.0, -exponent));
        CompensatedSum squaredSum =
                CompensatedSum.product(scaledSum.high(), scaledSum.high()).plus(2 * scaledSum.high() * scaledSum.low());
        CompensatedSum centred = scaled.times(n).plus(squaredSum.times(-1.0));
        return Math.scalb(Math.sqrt(Math.max(0.0, centred.value())) / n, exponent);
    }
}
