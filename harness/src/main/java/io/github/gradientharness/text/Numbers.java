package io.github.gradientharness.text;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import org.apiguardian.api.API;

/** Prints numbers the same on every machine, with three significant digits. */
@API(status = API.Status.INTERNAL, since = "0.1")
public final class Numbers {

    private static final int DIGITS = 3;

    /** As many as tell any two doubles apart. */
    private static final int ALL_DIGITS = 17;

    private Numbers() {}

    /** The number rounded to the nearest; NaN and infinities by name. */
    public static String print(double value) {
        return print(value, DIGITS);
    }

    /**
     * The number as {@link #print(double)} prints it, with as many more digits as it takes to lie on the same side of a limit: it
     * prints as the limit only if it is the limit.
     */
    public static String print(double actual, double limit) {
        if (!Double.isFinite(actual) || !Double.isFinite(limit)) {
            return print(actual);
        }
        int digits = DIGITS;
        int side = exact(actual).compareTo(exact(limit));
        while (digits < ALL_DIGITS && rounded(actual, digits).compareTo(exact(limit)) != side) {
            digits++;
        }
        return print(actual, digits);
    }

    /** A bound as somebody declared it, with all its digits. */
    public static String bound(double bound) {
        return print(bound, ALL_DIGITS);
    }

    private static String print(double value, int digits) {
        if (!Double.isFinite(value)) {
            return Double.toString(value);
        }
        BigDecimal rounded = rounded(value, digits);
        return rounded.signum() == 0 ? "0" : shortest(rounded.stripTrailingZeros());
    }

    private static BigDecimal rounded(double value, int digits) {
        return exact(value).round(new MathContext(digits, RoundingMode.HALF_EVEN));
    }

    /** By the digits that Java prints, of which no two doubles have the same. */
    private static BigDecimal exact(double value) {
        return BigDecimal.valueOf(value);
    }

    private static String shortest(BigDecimal number) {
        int exponent = number.precision() - number.scale() - 1;
        if (exponent >= -4 && exponent < 6) {
            return number.toPlainString();
        }
        String digits = number.movePointLeft(exponent).toPlainString();
        return digits + "e" + exponent;
    }

    /** A share as a percentage. */
    public static String percent(double share) {
        return Double.isFinite(share) ? print(share * 100.0) + " %" : Double.toString(share);
    }
}
