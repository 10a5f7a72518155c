package io.github.gradientharness.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import java.util.Random;
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
    void aValueThatDiffersFromItsLimitNeverPrintsAsTheLimitNorOnTheOtherSideOfIt() {
        assertThat(Numbers.print(0.0099999, 0.01)).isEqualTo("0.0099999");
        assertThat(Numbers.print(10.0001, 10)).isEqualTo("10.0001");
        assertThat(Numbers.print(0.01232, 0.012324)).isEqualTo("0.0123");
        assertThat(Numbers.print(0.012346, 0.012348)).isEqualTo("0.0123");
        assertThat(Numbers.print(0.012357, 0.012358)).isEqualTo("0.012357");
        assertThat(Numbers.print(0.01, 0.01)).isEqualTo("0.01");
        assertThat(Numbers.print(Double.NaN, 0.01)).isEqualTo("NaN");
        Random random = new Random(7);
        for (int i = 0; i < 10_000; i++) {
            double limit = random.nextDouble() * Math.pow(10, random.nextInt(20) - 10);
            double actual = i % 2 == 0 ? Math.nextUp(limit) : limit * (1 - random.nextDouble() / 500);
            double printed = Double.parseDouble(Numbers.print(actual, limit));
            double bound = Double.parseDouble(Numbers.bound(limit));

            assertThat(Double.compare(printed, bound)).isEqualTo(Double.compare(actual, limit));
        }
    }

    @Test
    void aBoundIsPrintedAsItWasDeclared() {
        assertThat(Numbers.bound(0.0123456)).isEqualTo("0.0123456");
        assertThat(Numbers.bound(10)).isEqualTo("10");
        assertThat(Numbers.bound(1e-6)).isEqualTo("1e-6");
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
