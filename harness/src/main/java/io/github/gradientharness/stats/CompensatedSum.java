package io.github.gradientharness.stats;

import java.io.Serializable;
import org.apiguardian.api.API;

/**
 * A sum of doubles kept as an unevaluated pair of about 106 significant bits.
 *
 * <p>Adding in another order, or adding partial sums, changes at most the last of those bits, so that the sum rounded
 * to a double does not depend on how the numbers were split. Source: Knuth's two-sum and Dekker's double-double
 * addition (Dekker, "A floating-point technique for extending the available precision", 1971). Infinite and NaN terms
 * make the sum non-finite; callers count such values apart. A sum beyond the range of a double is infinite.
 *
 * @param high the sum rounded to a double
 * @param low what rounding left over, at most half a unit in the last place of {@code high}
 */
@API(status = API.Status.INTERNAL, since = "0.1")
public record CompensatedSum(double high, double low) implements Serializable {

    /** The empty sum. */
    public static final CompensatedSum ZERO = new CompensatedSum(0.0, 0.0);

    /** The sum of one number. */
    public static CompensatedSum of(double value) {
        return new CompensatedSum(value, 0.0);
    }

    /** The product of two doubles without rounding error, barring overflow and underflow. */
    public static CompensatedSum product(double a, double b) {
        double high = a * b;
        return new CompensatedSum(high, Math.fma(a, b, -high));
    }

    /** This sum with another one added. */
    public CompensatedSum plus(CompensatedSum other) {
        double sum = high + other.high;
        double error = twoSumError(high, other.high, sum);
        return normalised(sum, error + low + other.low);
    }

    /** This sum with one number added. */
    public CompensatedSum plus(double value) {
        double sum = high + value;
        return normalised(sum, twoSumError(high, value, sum) + low);
    }

    /** This sum times a number. */
    public CompensatedSum times(double factor) {
        CompensatedSum product = product(high, factor);
        return normalised(product.high, product.low + low * factor);
    }

    /** The sum rounded to a double. */
    public double value() {
        return high + low;
    }

    static double twoSumError(double a, double b, double sum) {
        double bRounded = sum - a;
        return (a - (sum - bRounded)) + (b - bRounded);
    }

    private static CompensatedSum normalised(double sum, double error) {
        double high = sum + error;
        return Double.isFinite(sum) ? new CompensatedSum(high, error - (high - sum)) : new CompensatedSum(sum, 0.0);
    }
}
