package io.github.gradientharness.recording.file;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.github.gradientharness.json.Json;
import java.io.Closeable;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** Steps through the JSON of one line. What is missing or of another type is named. */
final class LineParser implements Closeable {

    private final JsonParser json;
    private final Memory memory;

    /** Before the value of a line. */
    LineParser(RecordingLines line, Memory memory) throws IOException {
        this.json = line.parser();
        this.memory = memory;
    }

    /** What a line's field {@code type} says; the rest of the line is left. */
    String type() throws IOException {
        if (json.nextToken() == JsonToken.START_OBJECT) {
            for (String field = nextField(); field != null; field = nextField()) {
                if (field.equals("type")) {
                    return text(field);
                }
                skip();
            }
        }
        throw new MalformedLineException("field 'type' should be a text");
    }

    /** The whole of the line as plain values. */
    @Nullable
    Object tree() throws IOException {
        json.nextToken();
        Object value = json.currentToken() == null ? null : Json.value(json, () -> take(Memory.OF_VALUE));
        end();
        return value;
    }

    /** Steps over the line, which must be JSON. */
    void skipLine() throws IOException {
        json.nextToken();
        skip();
        end();
    }

    /** Steps into the line's object. */
    void begin() throws IOException {
        json.nextToken();
    }

    /** Checks that nothing stands behind the line's value. */
    void end() throws IOException {
        if (json.nextToken() != null) {
            throw new MalformedLineException("something stands behind its end");
        }
    }

    /** Goes to the value of the object's next field; null behind the last one. */
    @Nullable
    String nextField() throws IOException {
        String name = json.nextFieldName();
        if (name != null) {
            json.nextToken();
        }
        return name;
    }

    /** Goes to the list's next element; false behind the last one. */
    boolean nextElement() throws IOException {
        return json.nextToken() != JsonToken.END_ARRAY;
    }

    /** Goes to the list's next element, which must be there. */
    void requireElement(String problem) throws IOException {
        if (!nextElement()) {
            throw new MalformedLineException(problem);
        }
    }

    boolean isList() {
        return json.currentToken() == JsonToken.START_ARRAY;
    }

    boolean isNull() {
        return json.currentToken() == JsonToken.VALUE_NULL;
    }

    boolean isNumber() {
        return json.currentToken().isNumeric();
    }

    void requireObject(String field) {
        require(json.currentToken() == JsonToken.START_OBJECT, field, "an object");
    }

    void requireList(String field) {
        require(isList(), field, "a list");
    }

    String text(String field) throws IOException {
        require(json.currentToken() == JsonToken.VALUE_STRING, field, "a text");
        return json.getText();
    }

    /** A whole number from 0; -1 if the value is none. */
    long countOrMinus() throws IOException {
        return json.currentToken() == JsonToken.VALUE_NUMBER_INT
                        && json.getNumberType() != JsonParser.NumberType.BIG_INTEGER
                ? Math.max(-1, json.getLongValue())
                : -1;
    }

    /** A whole number from 0. */
    long count(String field) throws IOException {
        require(json.currentToken() == JsonToken.VALUE_NUMBER_INT, field, "a whole number");
        long count = countOrMinus();
        require(count >= 0, field, "a whole number from 0");
        return count;
    }

    /** A whole number from 0; the largest int in place of a larger one. */
    int smallCount(String field) throws IOException {
        return (int) Math.min(Integer.MAX_VALUE, count(field));
    }

    /** A number, infinite if no double is as large. */
    double number() throws IOException {
        return json.getDoubleValue();
    }

    /** What is written of the value. */
    String shown() throws IOException {
        return json.currentToken() == JsonToken.VALUE_STRING ? '"' + json.getText() + '"' : json.getText();
    }

    /** Steps over the value. */
    void skip() throws IOException {
        json.skipChildren();
    }

    /** Takes memory for what is made of the line. */
    void take(int bytes) throws IOException {
        memory.take(bytes);
    }

    static void require(boolean fits, String field, String wanted) {
        if (!fits) {
            throw new MalformedLineException("field '" + field + "' should be " + wanted);
        }
    }

    @Override
    public void close() throws IOException {
        json.close();
    }
}
