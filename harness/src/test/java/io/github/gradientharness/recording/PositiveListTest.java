package io.github.gradientharness.recording;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.Random;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Holds the check of eight bytes at a time against a regular expression. */
class PositiveListTest {

    private static final Pattern LIST = Pattern.compile("([1-9][0-9]*(?:,[1-9][0-9]*)*)].*");

    /** What follows a list in any line. */
    private static final String BEHIND = "}]}\n......";

    @Test
    void acceptsWhatTheExpressionAccepts() {
        Random random = new Random(1);
        int accepted = 0;
        for (int i = 0; i < 200_000; i++) {
            String text = randomText(random);
            var matcher = LIST.matcher(text);
            boolean isList = matcher.matches();

            assertThat(elements(text))
                    .as(text)
                    .isEqualTo(isList ? matcher.group(1).split(",").length : -1);
            accepted += isList ? 1 : 0;
        }
        assertThat(accepted).isBetween(20_000, 180_000);
    }

    /** Mostly a list, in which now and then a byte is something else. */
    private static String randomText(Random random) {
        StringBuilder text = new StringBuilder();
        int elements = 1 + random.nextInt(12);
        for (int i = 0; i < elements; i++) {
            text.append(i == 0 ? "" : ",").append(1 + random.nextInt((int) Math.pow(10, 1 + random.nextInt(6))));
        }
        text.append(']');
        String likely = "0123456789,,]]0[-. \u0000\u007f\u00ff\u00fa\u009c";
        if (random.nextBoolean()) {
            text.setCharAt(random.nextInt(text.length()), likely.charAt(random.nextInt(likely.length())));
        }
        return text.toString();
    }

    /** Their number, -1 if the list is refused. */
    private static int elements(String text) {
        byte[] line = (text + BEHIND).getBytes(StandardCharsets.ISO_8859_1);
        try {
            PositiveList list = new PositiveList(line, 0);
            assertThat(line[list.end() - 1]).isEqualTo((byte) ']');
            assertThat(text.indexOf(']')).isEqualTo(list.end() - 1);
            return list.elements();
        } catch (UnusualLineException refused) {
            return -1;
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"1", "123456789012345", "7,123456789012345,7", "1234567,1234567,1234567,1234567"})
    void numbersOfUpToFifteenDigitsAreRead(String list) {
        assertThat(elements(list + "]")).isEqualTo(list.split(",").length);
    }

    @ParameterizedTest
    @ValueSource(strings = {"1", "1,2", "12345678,1234567", "123456789012345678901234"})
    void aListWithoutEndIsRefused(String list) {
        byte[] line = list.getBytes(StandardCharsets.ISO_8859_1);

        assertThatThrownBy(() -> new PositiveList(line, 0)).isInstanceOf(UnusualLineException.class);
    }

    @Test
    void aNumberThatMayNotFitALongIsRefusedWhereverItBegins() {
        for (int digits = 1; digits <= 40; digits++) {
            for (int before = 0; before < 17; before++) {
                String behind = digits % 2 == 0 ? "" : ",7";
                String text =
                        "7,".repeat(before / 2) + (before % 2 == 0 ? "" : "77,") + "9".repeat(digits) + behind + "]";

                assertThat(elements(text)).as(text).isEqualTo(digits < 18 ? text.split(",").length : -1);
            }
        }
    }
}
