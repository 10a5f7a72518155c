package io.github.gradientharness.recording;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Arrays;

/**
 * Writes numbers with ten significant digits.
 *
 * <p>A window has hundreds of them and is written while the training waits, so digits go straight from the rounded number
 * into the text.
 */
final class TenDigits {

    private static final int DIGITS = 10;
    private static final long LARGEST_OF_TEN_DIGITS = 9_999_999_999L;
    private static final MathContext ROUNDING = new MathContext(DIGITS);
    private static final double SMALLEST_FAST = 1e-12;
    private static final double LARGEST_FAST = 1e9;
    private static final double[] POWERS_OF_TEN = powersOfTen();

    /** Numbers below this power of ten are written with an exponent. */
    private static final int SMALLEST_PLAIN = -4;

    private final char[] text = new char[32];
    private int length;

    private TenDigits() {}

    /** Writes a number, or null if it is not finite: such values are counted instead. */
    static void write(JsonGenerator json, double value) throws IOException {
        double magnitude = Math.abs(value);
        if (!Double.isFinite(value)) {
            json.writeNull();
        } else if (isFast(magnitude)) {
            TenDigits digits = new TenDigits();
            digits.append(value < 0, magnitude);
            json.writeNumber(digits.text, 0, digits.length);
        } else if (magnitude == 0) {
            json.writeNumber(0);
        } else {
            json.writeNumber(exactlyRounded(value).stripTrailingZeros().toString());
        }
    }

    /** Rounds to ten significant digits. Powers of ten up to 1e22 are exact doubles, and rounding by them is as well. */
    static double rounded(double value) {
        double magnitude = Math.abs(value);
        if (!isFast(magnitude)) {
            return exactlyRounded(value).doubleValue();
        }
        double power = POWERS_OF_TEN[DIGITS - 1 - exponent(magnitude)];
        return Math.rint(value * power) / power;
    }

    private static BigDecimal exactlyRounded(double value) {
        return BigDecimal.valueOf(value).round(ROUNDING);
    }

    private static boolean isFast(double magnitude) {
        return magnitude >= SMALLEST_FAST && magnitude <= LARGEST_FAST;
    }

    private static int exponent(double magnitude) {
        return (int) Math.floor(Math.log10(magnitude));
    }

    private void append(boolean isNegative, double magnitude) {
        int exponent = exponent(magnitude);
        long significant = (long) Math.rint(magnitude * POWERS_OF_TEN[DIGITS - 1 - exponent]);
        if (significant > LARGEST_OF_TEN_DIGITS) {
            significant /= 10;
            exponent++;
        }
        if (isNegative) {
            text[length++] = '-';
        }
        if (exponent < SMALLEST_PLAIN) {
            appendDigits(significant, 1, 1);
            appendExponent(exponent);
        } else if (exponent < 0) {
            appendZeros(-exponent);
            appendDigits(significant, DIGITS, 1);
        } else {
            appendDigits(significant, exponent + 1, exponent + 1);
        }
    }

    /** Appends 0.000 with so many zeros. */
    private void appendZeros(int count) {
        for (int i = 0; i < count; i++) {
            text[length++] = '0';
            if (i == 0) {
                text[length++] = '.';
            }
        }
    }

    /** Appends ten digits with a point after some of them; of zeros at the end, those beyond the kept digits are left out. */
    private void appendDigits(long significant, int point, int kept) {
        int end = length + DIGITS + (point < DIGITS ? 1 : 0);
        long rest = significant;
        for (int i = end - 1; i >= length; i--) {
            if (i == length + point) {
                text[i] = '.';
            } else {
                text[i] = (char) ('0' + rest % 10);
                rest /= 10;
            }
        }
        int start = length;
        length = end;
        while (length > start + kept && text[length - 1] == '0') {
            length--;
        }
        if (text[length - 1] == '.') {
            length--;
        }
    }

    private void appendExponent(int exponent) {
        String digits = Integer.toString(exponent);
        text[length++] = 'E';
        digits.getChars(0, digits.length(), text, length);
        length += digits.length();
    }

    private static double[] powersOfTen() {
        double[] powers = new double[23];
        Arrays.setAll(powers, exponent -> Double.parseDouble("1e" + exponent));
        return powers;
    }
}
