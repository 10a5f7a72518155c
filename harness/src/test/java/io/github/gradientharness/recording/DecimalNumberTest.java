package io.github.gradientharness.recording;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Locale;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DecimalNumberTest {

    @Test
    void isTheDoubleThatTheJdkFinds() {
        Random random = new Random(1);
        int found = 0;
        int all = 100_000;
        for (int i = 0; i < all; i++) {
            long digits = random.nextLong() >>> 10 + random.nextInt(50);
            int scale = random.nextInt(401) - 200;
            double value = DecimalNumber.of(digits, scale);
            if (!Double.isNaN(value)) {
                found++;
                assertThat(value).as("%se%s", digits, scale).isEqualTo(Double.parseDouble(digits + "e" + scale));
            }
        }
        assertThat(found).isGreaterThan(all * 9 / 10);
    }

    @ParameterizedTest
    @CsvSource({
        // halfway between two doubles: 2^53 + 1, and the same with ten to the twenty-third
        "9007199254740993, 0",
        "1, 201",
        "1, -201",
        "9007199254740994, -30"
    })
    void leavesToTheJdkWhatNeedsMoreCare(long digits, int scale) {
        assertThat(DecimalNumber.of(digits, scale)).isNaN();
    }

    @Test
    void anyWayOfWritingADoubleIsReadAsIt() {
        Random random = new Random(2);
        for (int i = 0; i < 100_000; i++) {
            double value = Double.longBitsToDouble(random.nextLong());
            if (Double.isFinite(value) && Math.abs(value) > 1e-300) {
                BigDecimal rounded = new BigDecimal(value).round(new MathContext(10));
                assertThat(read(Double.toString(value))).isEqualTo(value);
                assertThat(read(rounded.toString())).isEqualTo(rounded.doubleValue());
                assertThat(read(rounded.toString().toLowerCase(Locale.ROOT))).isEqualTo(rounded.doubleValue());
            }
        }
    }

    private static double read(String text) {
        byte[] line = LineCursor.bytes(text + "\n");
        return new LineCursor(line, 0, line.length - 1, false).number();
    }
}
