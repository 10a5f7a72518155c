package io.github.gradientharness.recording;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Numbers as recordings hold them are read as {@link Double#parseDouble} reads them; others are left to another reader. */
class PlainNumberTest {

    private static byte[] line(String text) {
        return (text + "," + " ".repeat(PlainNumber.REACH)).getBytes(StandardCharsets.US_ASCII);
    }

    private static void assertReadAsByTheJdk(String text) {
        double[] read = new double[1];
        int end = PlainNumber.read(line(text), 0, read, 0);

        assertThat(end).as(text).isEqualTo(text.length());
        assertThat(read[0]).as(text).isEqualTo(Double.parseDouble(text));
        assertThat(PlainNumber.skip(line(text), 0)).as(text).isEqualTo(text.length());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "0",
                "7",
                "4096",
                "0.0",
                "-0.0",
                "1.5",
                "-1.395511209E-5",
                "0.0003924893746",
                "11.29773034",
                "0.12345678",
                "0.123456789012345",
                "1.0E-45",
                "9.99999999E-99",
                "-1234567.891"
            })
    void numbersAsTheRecorderWritesThem(String text) {
        assertReadAsByTheJdk(text);
    }

    @Test
    void tenDigitsOfAnySize() {
        Random random = new Random(1);
        for (int i = 0; i < 100_000; i++) {
            double value = random.nextGaussian() * Math.pow(10, -1 - random.nextInt(12));
            assertReadAsByTheJdk(String.format(Locale.ROOT, "%.9E", value)
                    .replaceFirst("E-0?", "E-")
                    .replace("E+00", ""));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "-",
                ".5",
                "1.",
                "01.5",
                "00",
                "+1",
                "1E5",
                "1.0E5",
                "1.0E-",
                "1.0E-123",
                "1.0E5-12",
                "1.0E+5",
                "NaN",
                "null",
                "0.1234567890123456",
                "12345678.0",
                "1.0e-5x",
                "\"1\""
            })
    void anythingElseIsLeft(String text) {
        byte[] line = line(text);
        int end = PlainNumber.read(line, 0, new double[1], 0);

        int behind = PlainNumber.skip(line, 0);

        assertThat(end < 0 || line[end] != ',').isTrue();
        assertThat(behind < 0 || line[behind] != ',').isTrue();
    }

    @Test
    void countsHaveAtMostSevenDigitsAndNoZeroBeforeOthers() {
        long[] read = new long[1];

        assertThat(PlainNumber.readCount(line("4096"), 0, read, 0)).isEqualTo(4);
        assertThat(read[0]).isEqualTo(4096);
        assertThat(PlainNumber.readCount(line("0"), 0, read, 0)).isEqualTo(1);
        assertThat(PlainNumber.readCount(line("016"), 0, read, 0)).isNegative();
        assertThat(PlainNumber.readCount(line("12345678"), 0, read, 0)).isNegative();
        assertThat(PlainNumber.readCount(line("-1"), 0, read, 0)).isNegative();
        assertThat(PlainNumber.readCount(line(""), 0, read, 0)).isNegative();
    }
}
