package io.github.gradientharness.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NumbersTest {

    @ParameterizedTest
    @CsvSource({
        "0.0, 0",
        "1.0, 1",
        "0.5, 0.5",
        "-0.01234, -0.0123",
        "0.000123456, 0.000123",
        "0.0000123456, 1.23e-5",
        "1e-300, 1e-300",
        "123456, 123000",
        "1234567, 1.23e6",
        "NaN, NaN",
        "-Infinity, -Infinity"
    })
    void printsThreeDigits(double value, String text) {
        assertThat(Numbers.print(value)).isEqualTo(text);
    }

    @Test
    void doesNotFollowTheMachinesLocale() {
        Locale before = Locale.getDefault();
        try {
            Locale.setDefault(Locale.GERMANY);
            assertThat(Numbers.print(0.125)).isEqualTo("0.125");
            assertThat(Numbers.percent(0.125)).isEqualTo("12.5 %");
        } finally {
            Locale.setDefault(before);
        }
    }
}
