package io.github.gradientharness.recording.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.MathContext;
import java.nio.charset.StandardCharsets;
import java.util.Random;
import org.junit.jupiter.api.Test;

class TenDigitsTest {

    @Test
    void tenDigitsAreThoseOfExactDecimalArithmeticOverTheWholeRange() throws IOException {
        Random random = new Random(3);
        for (int i = 0; i < 100_000; i++) {
            double value = (random.nextDouble() - 0.5) * Math.pow(10, random.nextInt(600) - 300);
            double expected = new BigDecimal(value).round(new MathContext(10)).doubleValue();
            assertThat(rounded(value))
                    .isCloseTo(expected, within(Math.ulp(expected) + Math.abs(expected) * 1.0001e-10 * isTie(value)));
        }
        assertThat(rounded(0.0)).isZero();
        assertThat(rounded(-0.1)).isEqualTo(-0.1);
        assertThat(rounded(999_999_999.99999)).isEqualTo(1e9);
        assertThat(rounded(1.0000000004e-5)).isEqualTo(1.0e-5);
    }

    @Test
    void whatIsWrittenIsTheRoundedNumberInAtMostTenDigits() throws IOException {
        Random random = new Random(4);
        for (int i = 0; i < 100_000; i++) {
            double value = (random.nextDouble() - 0.5) * Math.pow(10, random.nextInt(40) - 20);
            String text = written(i % 10 == 0 ? Math.rint(value) : value);
            assertThat(new BigDecimal(text).stripTrailingZeros().precision()).isLessThanOrEqualTo(10);
        }
    }

    @Test
    void numbersAreWrittenAsShortAsTheyAre() throws IOException {
        assertThat(written(0.0)).isEqualTo("0");
        assertThat(written(-0.0)).isEqualTo("0");
        assertThat(written(1)).isEqualTo("1");
        assertThat(written(-250)).isEqualTo("-250");
        assertThat(written(1e9)).isEqualTo("1000000000");
        assertThat(written(999_999_999.99999)).isEqualTo("1000000000");
        assertThat(written(0.5)).isEqualTo("0.5");
        assertThat(written(-0.001)).isEqualTo("-0.001");
        assertThat(written(0.0009999999999999)).isEqualTo("0.001");
        assertThat(written(1.5e-5)).isEqualTo("1.5E-5");
        assertThat(written(-3e-11)).isEqualTo("-3.0E-11");
        assertThat(written(1.25e-300)).isEqualTo("1.25E-300");
        assertThat(written(Double.MIN_VALUE)).isEqualTo("4.9E-324");
        assertThat(written(12_345_678.5)).isEqualTo("1.23456785E7");
        assertThat(written(-1.2e15)).isEqualTo("-1.2E15");
        assertThat(written(Double.NaN)).isEqualTo("null");
        assertThat(written(Double.NEGATIVE_INFINITY)).isEqualTo("null");
    }

    private static double rounded(double value) throws IOException {
        return Double.parseDouble(written(value));
    }

    private static String written(double value) throws IOException {
        JsonLine json = new JsonLine();
        TenDigits.write(json, value);
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        json.writeTo(line);
        return line.toString(StandardCharsets.UTF_8).strip();
    }

    /** One where the eleventh digit is so near a five that the product's rounding may decide; else zero. */
    private static int isTie(double value) {
        String digits = new BigDecimal(value)
                .round(new MathContext(15))
                .unscaledValue()
                .abs()
                .toString();
        return digits.length() > 10
                        && (digits.substring(10).startsWith("4999")
                                || digits.substring(10).startsWith("5"))
                ? 1
                : 0;
    }
}
