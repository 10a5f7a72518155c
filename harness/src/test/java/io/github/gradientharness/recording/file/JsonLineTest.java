package io.github.gradientharness.recording.file;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.gradientharness.json.Json;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JsonLineTest {

    private final JsonLine json = new JsonLine();

    private String line() throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        json.writeTo(out);
        json.reset();
        return out.toString(StandardCharsets.UTF_8);
    }

    @Test
    void objectsListsAndValuesFollowEachOtherWithCommas() throws IOException {
        json.writeStartObject();
        json.writeArrayFieldStart("list");
        json.writeNumber(1);
        json.writeNumber(-2.5);
        json.writeNull();
        json.writeStartObject();
        json.writeEndObject();
        json.writeStartArray();
        json.writeEndArray();
        json.writeEndArray();
        json.writeNullField("nothing");
        json.writeBooleanField("yes", true);
        json.writeObjectFieldStart("within");
        json.writeNumberField("least", Long.MIN_VALUE);
        json.writeNumberField("most", Long.MAX_VALUE);
        json.writeNumberField("half", 0.5);
        json.writeEndObject();
        json.writeStringField("text", "last");
        json.writeEndObject();

        assertThat(line())
                .isEqualTo("{\"list\":[1,-2.5,null,{},[]],\"nothing\":null,\"yes\":true,"
                        + "\"within\":{\"least\":-9223372036854775808,\"most\":9223372036854775807,\"half\":0.5},"
                        + "\"text\":\"last\"}\n");
    }

    @Test
    void aLineIsForgottenWithTheNextOne() throws IOException {
        json.writeStartArray();
        json.writeNumber(1);
        json.reset();
        json.writeNumber(2);

        assertThat(line()).isEqualTo("2\n");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "plain",
                "\"quoted\" \\ back",
                "a\nb\rc\td\be\ff",
                "\u0000\u0001\u001f\u007f",
                "größer ≤ 漢字",
                "😀 half",
                "\u2028\u2029"
            })
    void anyTextIsReadBackAsItWas(String text) throws IOException {
        json.writeStartObject();
        json.writeStringField(text, text);
        json.writeEndObject();

        assertThat(Json.read(line())).isEqualTo(Map.of(text, text));
    }

    @Test
    void halfAnEmojiBecomesAQuestionMark() throws IOException {
        json.writeStartArray();
        json.writeString("a\ud83d");
        json.writeString("b".repeat(10_000));
        json.writeEndArray();

        assertThat(Json.read(line())).isEqualTo(List.of("a?", "b".repeat(10_000)));
    }
}
