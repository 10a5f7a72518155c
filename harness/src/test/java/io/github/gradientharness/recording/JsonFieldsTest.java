package io.github.gradientharness.recording;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Random;
import org.junit.jupiter.api.Test;

class JsonFieldsTest {

    @Test
    void tenDigitsAreThoseOfExactDecimalArithmeticOverTheWholeRange() {
        Random random = new Random(3);
        for (int i = 0; i < 100_000; i++) {
            double value = (random.nextDouble() - 0.5) * Math.pow(10, random.nextInt(600) - 300);
            double expected = new BigDecimal(value).round(new MathContext(10)).doubleValue();
            assertThat(JsonFields.tenDigits(value))
                    .isCloseTo(expected, within(Math.ulp(expected) + Math.abs(expected) * 1.0001e-10 * isTie(value)));
        }
        assertThat(JsonFields.tenDigits(0.0)).isZero();
        assertThat(JsonFields.tenDigits(-0.1)).isEqualTo(-0.1);
        assertThat(JsonFields.tenDigits(999_999_999.99999)).isEqualTo(1e9);
        assertThat(JsonFields.tenDigits(1.0000000004e-5)).isEqualTo(1.0e-5);
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
