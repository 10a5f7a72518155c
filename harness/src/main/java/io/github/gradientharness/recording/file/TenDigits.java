package io.github.gradientharness.recording.file;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Arrays;

/** Numbers with ten significant digits. */
final class TenDigits {

    private static final int DIGITS = 10;
    private static final MathContext ROUNDING = new MathContext(DIGITS);
    private static final double SMALLEST_FAST = 1e-12;
    private static final double LARGEST_FAST = 1e9;
    private static final double[] POWERS_OF_TEN = powersOfTen();

    private TenDigits() {}

    /** Writes a number, or null if it is not finite: such values are counted instead. */
    static void write(JsonLine json, double value) {
        if (!Double.isFinite(value)) {
            json.writeNull();
            return;
        }
        double magnitude = Math.abs(value);
        if (magnitude == 0) {
            json.writeNumber(0);
        } else if (magnitude < SMALLEST_FAST || magnitude > LARGEST_FAST) {
            BigDecimal rounded = BigDecimal.valueOf(magnitude).round(ROUNDING);
            json.writeDecimal(value < 0, rounded.unscaledValue().longValue(), rounded.scale());
        } else {
            int scale = DIGITS - 1 - (int) Math.floor(Math.log10(magnitude));
            json.writeDecimal(value < 0, (long) Math.rint(magnitude * POWERS_OF_TEN[scale]), scale);
        }
    }

    private static double[] powersOfTen() {
        double[] powers = new double[23];
        Arrays.setAll(powers, exponent -> Double.parseDouble("1e" + exponent));
        return powers;
    }
}
