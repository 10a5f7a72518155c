package io.github.gradientharness.baseline;

import java.math.BigDecimal;
import java.math.MathContext;

/** Numbers as a baseline holds them: with two significant digits, so that the last ones do not differ from run to run. */
final class TwoDigits {

    private static final MathContext ROUNDING = new MathContext(2);

    private TwoDigits() {}

    /** The number, rounded; NaN where it is not finite. */
    static double of(double value) {
        return Double.isFinite(value)
                ? BigDecimal.valueOf(value).round(ROUNDING).doubleValue()
                : Double.NaN;
    }
}
