package io.github.gradientharness.recording.file;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.github.gradientharness.json.Json;
import java.io.Closeable;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** Takes any JSON. */
final class JacksonLine extends LineParser implements Closeable {

    private final JsonParser json;

    /** Before the value of a line. */
    JacksonLine(RecordingLines line, Memory memory) throws IOException {
        super(memory);
        this.json = line.parser();
    }

    @Override
    @Nullable
    Object tree() throws IOException {
        json.nextToken();
        Object value = json.currentToken() == null ? null : Json.value(json, () -> take(Memory.OF_VALUE));
        end();
        return value;
    }

    @Override
    void skipLine() throws IOException {
        json.nextToken();
        skip();
        end();
    }

    @Override
    void begin() throws IOException {
        json.nextToken();
    }

    @Override
    void end() throws IOException {
        if (json.nextToken() != null) {
            throw new MalformedLineException("something stands behind its end");
        }
    }

    @Override
    @Nullable
    String nextField() throws IOException {
        String name = json.nextFieldName();
        if (name != null) {
            json.nextToken();
        }
        return name;
    }

    @Override
    boolean nextElement() throws IOException {
        return json.nextToken() != JsonToken.END_ARRAY;
    }

    @Override
    boolean isObject() {
        return json.currentToken() == JsonToken.START_OBJECT;
    }

    @Override
    boolean isList() {
        return json.currentToken() == JsonToken.START_ARRAY;
    }

    @Override
    boolean isNull() {
        return json.currentToken() == JsonToken.VALUE_NULL;
    }

    @Override
    boolean isNumber() {
        return json.currentToken().isNumeric();
    }

    @Override
    boolean isWholeNumber() {
        return json.currentToken() == JsonToken.VALUE_NUMBER_INT;
    }

    @Override
    String text(String field) throws IOException {
        require(json.currentToken() == JsonToken.VALUE_STRING, field, "a text");
        return json.getText();
    }

    @Override
    long countOrMinus() throws IOException {
        return isWholeNumber() && json.getNumberType() != JsonParser.NumberType.BIG_INTEGER
                ? Math.max(-1, json.getLongValue())
                : -1;
    }

    @Override
    double number() throws IOException {
        return json.getDoubleValue();
    }

    @Override
    String shown() throws IOException {
        return json.currentToken() == JsonToken.VALUE_STRING ? '"' + json.getText() + '"' : json.getText();
    }

    @Override
    void skip() throws IOException {
        json.skipChildren();
    }

    @Override
    public void close() throws IOException {
        json.close();
    }
}
