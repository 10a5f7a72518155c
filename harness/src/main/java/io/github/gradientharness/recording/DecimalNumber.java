package io.github.gradientharness.recording;

import java.math.BigDecimal;

/**
 * The double nearest to a decimal number, without the big integers that {@link Double#parseDouble} may need.
 *
 * <p>Powers of ten up to 1e22 are exact doubles, so that one multiplication or division rounds once (source: Clinger, "How
 * to read floating point numbers accurately", 1990). Larger ones are held as a pair of doubles of about 106 bits, and the
 * result is taken only if it is the same at both ends of what the error can be.
 */
final class DecimalNumber {

    private static final long LARGEST_EXACT = 1L << 53;
    private static final int EXACT_POWERS = 22;
    private static final int POWERS = 200;

    /** Far more than the relative error of a product or quotient of pairs, far less than half a unit in the last place. */
    private static final double ERROR = 0x1p-96;

    private static final double[] HIGH = new double[POWERS + 1];
    private static final double[] LOW = new double[POWERS + 1];

    static {
        for (int power = 0; power <= POWERS; power++) {
            BigDecimal exact = BigDecimal.ONE.scaleByPowerOfTen(power);
            HIGH[power] = exact.doubleValue();
            LOW[power] = exact.subtract(new BigDecimal(HIGH[power])).doubleValue();
        }
    }

    private DecimalNumber() {}

    /** The double nearest to {@code digits} times ten to the {@code scale}; NaN if that would need more care. */
    static double of(long digits, int scale) {
        if (digits == 0) {
            return 0.0;
        }
        if (digits > LARGEST_EXACT || scale < -POWERS || scale > POWERS) {
            return Double.NaN;
        }
        if (scale < 0) {
            return scale < -EXACT_POWERS ? quotient(digits, -scale) : digits / HIGH[-scale];
        }
        return scale > EXACT_POWERS ? product(digits, scale) : digits * HIGH[scale];
    }

    private static double quotient(double digits, int power) {
        double first = digits / HIGH[power];
        double rest = Math.fma(-first, HIGH[power], digits) - first * LOW[power];
        return surely(first, rest / HIGH[power]);
    }

    private static double product(double digits, int power) {
        double first = digits * HIGH[power];
        return surely(first, Math.fma(digits, HIGH[power], -first) + digits * LOW[power]);
    }

    private static double surely(double high, double low) {
        double error = high * ERROR;
        double sum = high + (low + error);
        return sum == high + (low - error) ? sum : Double.NaN;
    }
}
