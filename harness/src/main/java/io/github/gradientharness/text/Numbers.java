package io.github.gradientharness.text;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import org.apiguardian.api.API;

/** Prints numbers the same on every machine, with three significant digits. */
@API(status = API.Status.INTERNAL, since = "0.1")
public final class Numbers {

    private static final int DIGITS = 3;

    private Numbers() {}

    /** The number rounded to the nearest; NaN and infinities by name. */
    public static String print(double value) {
        return print(value, RoundingMode.HALF_EVEN);
    }

    /** The number rounded as asked; NaN and infinities by name. */
    public static String print(double value, RoundingMode rounding) {
        if (!Double.isFinite(value)) {
            return Double.toString(value);
        }
        BigDecimal rounded = BigDecimal.valueOf(value).round(new MathContext(DIGITS, rounding));
        return rounded.signum() == 0 ? "0" : shortest(rounded.stripTrailingZeros());
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
