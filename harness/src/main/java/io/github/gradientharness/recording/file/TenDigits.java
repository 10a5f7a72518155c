package io.github.gradientharness.recording.file;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
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
    static void write(JsonGenerator json, double value) throws IOException {
        if (!Double.isFinite(value)) {
            json.writeNull();
            return;
        }
        double rounded = rounded(value);
        if (rounded == Math.rint(rounded) && Math.abs(rounded) <= LARGEST_FAST) {
            json.writeNumber((long) rounded);
        } else {
            json.writeNumber(rounded);
        }
    }

    /** Rounds to ten significant digits. Powers of ten up to 1e22 are exact doubles, and rounding by them is as well. */
    static double rounded(double value) {
        double magnitude = Math.abs(value);
        if (magnitude < SMALLEST_FAST || magnitude > LARGEST_FAST) {
            return BigDecimal.valueOf(value).round(ROUNDING).doubleValue();
        }
        double power = POWERS_OF_TEN[DIGITS - 1 - (int) Math.floor(Math.log10(magnitude))];
        return Math.rint(value * power) / power;
    }

    private static double[] powersOfTen() {
        double[] powers = new double[23];
        Arrays.setAll(powers, exponent -> Double.parseDouble("1e" + exponent));
        return powers;
    }
}
