package io.github.gradientharness.recording;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The quick way to read a line, beside the general parser. */
class PlainTreeTest {

    private static JsonNode read(String text) {
        byte[] line = (text + "\n").getBytes(StandardCharsets.UTF_8);
        return PlainTree.read(new LineCursor(line, 0, line.length - 1, false));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "[]",
                "{\"a\":{\"b\":[1,-2,{\"c\":null}],\"d\":true,\"e\":false},\"f\":\"gr\u00f6\u00dfer \u20ac \ud83d\ude00\"}",
                "[0,-0,7,2147483647,2147483648,-2147483648,-2147483649,123456789012345678]",
                "[0.5,-1.25E-5,1E10,1e10,1.0,-0.0,1E-300]",
                "\"text\"",
                "12"
            })
    void whatIsWrittenPlainlyIsReadAsTheGeneralParserReadsIt(String text) throws JsonProcessingException {
        assertThat(read(text)).isEqualTo(GeneralParser.read(text));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{ }",
                "{\"a\":1} ",
                "{\"a\":1}}",
                "{\"a\":1,\"a\":1}",
                "{\"a\":1,}",
                "{\"a\"}",
                "{a:1}",
                "[1,]",
                "[,1]",
                "[1",
                "[01]",
                "[1.]",
                "[.5]",
                "[+1]",
                "[1e]",
                "[1E999]",
                "[1234567890123456789]",
                "[NaN]",
                "[nul]",
                "[truefalse]",
                "\"a\\nb\"",
                "\"a\tb\"",
                "\"a",
                "",
                "-",
                "[[[[[[[[[[1]]]]]]]]]]"
            })
    void anythingElseIsForTheGeneralParser(String text) {
        assertThatThrownBy(() -> read(text)).isInstanceOf(UnusualLineException.class);
    }

    /** A changed byte is refused, or read just as the general parser reads it. */
    @Test
    void whatIsReadOfADamagedLineIsWhatTheGeneralParserReads() throws JsonProcessingException {
        String whole =
                "{\"type\":\"end\",\"list\":[1,-25,0.5,1.25E-5,null],\"map\":{\"a\":true,\"b\":\"c d\"},\"n\":12345}";
        Random random = new Random(5);
        int read = 0;
        for (int i = 0; i < 20_000; i++) {
            String text = damaged(whole, random);
            Optional<JsonNode> tree = readIfPlain(text);
            if (tree.isPresent()) {
                assertThat(tree.get()).as(text).isEqualTo(GeneralParser.read(text));
                read++;
            }
        }
        assertThat(read).isBetween(2_000, 18_000);
    }

    private static String damaged(String whole, Random random) {
        String likely = "0123456789-+.eE,:[]{}\"\\ \tnulrtfasW\u00fc";
        StringBuilder changed = new StringBuilder(whole);
        for (int k = 1 + random.nextInt(2); k > 0; k--) {
            int place = random.nextInt(changed.length());
            char other = likely.charAt(random.nextInt(likely.length()));
            switch (random.nextInt(3)) {
                case 0 -> changed.insert(place, other);
                case 1 -> changed.setCharAt(place, other);
                default -> changed.deleteCharAt(place);
            }
        }
        return changed.toString();
    }

    private static Optional<JsonNode> readIfPlain(String text) {
        try {
            return Optional.of(read(text));
        } catch (UnusualLineException unusual) {
            return Optional.empty();
        }
    }
}
