package io.github.gradientharness.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.StreamWriteFeature;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apiguardian.api.API;
import org.jspecify.annotations.Nullable;

/**
 * JSON as plain values: {@link Map} with the fields in their order, {@link List}, {@link String}, {@link Boolean}, {@link Long},
 * {@link Double} (also of a whole number that fits no long) and null. A field that comes twice, deep nesting and endless
 * numbers are refused.
 */
@API(status = API.Status.INTERNAL, since = "0.1")
public final class Json {

    /** Lists and objects within each other: ours go seven deep. */
    static final int DEEPEST = 64;

    /** Digits of a number. */
    static final int LONGEST_NUMBER = 100;

    private static final JsonFactory FACTORY = JsonFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(DEEPEST)
                    .maxNumberLength(LONGEST_NUMBER)
                    .build())
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(StreamReadFeature.USE_FAST_DOUBLE_PARSER)
            .enable(StreamWriteFeature.USE_FAST_DOUBLE_WRITER)
            .disable(StreamWriteFeature.AUTO_CLOSE_TARGET)
            .build();

    /** Limits how many values are made of a text. */
    @FunctionalInterface
    public interface Budget {

        /**
         * Takes what one value needs.
         *
         * @throws IOException if it is not there
         */
        void take() throws IOException;
    }

    private Json() {}

    /** What makes parsers and generators, which leave open what they read from and write to. */
    public static JsonFactory factory() {
        return FACTORY;
    }

    /** An object of names and values in turn, which may be added to. */
    public static Map<String, @Nullable Object> object(@Nullable Object... namesAndValues) {
        Map<String, @Nullable Object> object = new LinkedHashMap<>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            object.put(String.valueOf(namesAndValues[i]), namesAndValues[i + 1]);
        }
        return object;
    }

    /**
     * The value of a text.
     *
     * @throws InvalidJsonException if it holds no value, or more than one
     */
    public static @Nullable Object read(String text) throws InvalidJsonException {
        try (JsonParser json = FACTORY.createParser(text)) {
            if (json.nextToken() == null) {
                throw new InvalidJsonException(InvalidJsonException.Kind.MALFORMED, 1);
            }
            Object value = value(json, () -> {});
            if (json.nextToken() != null) {
                throw new InvalidJsonException(
                        InvalidJsonException.Kind.TRAILING,
                        json.currentTokenLocation().getLineNr());
            }
            return value;
        } catch (JsonProcessingException exception) {
            throw InvalidJsonException.of(exception);
        } catch (InvalidJsonException exception) {
            throw exception;
        } catch (IOException exception) {
            throw new UncheckedIOException("A text in memory can always be read.", exception);
        }
    }

    /**
     * The value at which a parser stands.
     *
     * @param budget is asked for each value within, before it is made
     */
    public static @Nullable Object value(JsonParser json, Budget budget) throws IOException {
        budget.take();
        return switch (json.currentToken()) {
            case START_OBJECT -> object(json, budget);
            case START_ARRAY -> list(json, budget);
            case VALUE_STRING -> json.getText();
            case VALUE_TRUE -> true;
            case VALUE_FALSE -> false;
            case VALUE_NUMBER_INT ->
                json.getNumberType() == JsonParser.NumberType.BIG_INTEGER
                        ? (Object) json.getDoubleValue()
                        : (Object) json.getLongValue();
            case VALUE_NUMBER_FLOAT -> json.getDoubleValue();
            default -> null;
        };
    }

    private static Map<String, @Nullable Object> object(JsonParser json, Budget budget) throws IOException {
        Map<String, @Nullable Object> object = new LinkedHashMap<>();
        for (String name = json.nextFieldName(); name != null; name = json.nextFieldName()) {
            json.nextToken();
            object.put(name, value(json, budget));
        }
        return object;
    }

    private static List<@Nullable Object> list(JsonParser json, Budget budget) throws IOException {
        List<@Nullable Object> list = new ArrayList<>();
        while (json.nextToken() != JsonToken.END_ARRAY) {
            list.add(value(json, budget));
        }
        return list;
    }

    /** A value as JSON on one line, without spaces. */
    public static String text(@Nullable Object value) {
        StringWriter text = new StringWriter();
        try (JsonGenerator json = FACTORY.createGenerator(text)) {
            write(json, value);
        } catch (IOException exception) {
            throw new UncheckedIOException("A text in memory can always be written.", exception);
        }
        return text.toString();
    }

    /** Writes a value with a line for each field. */
    public static void writePretty(OutputStream out, Object value) throws IOException {
        // A writer encodes also what is no text, such as half an emoji in a name, which a generator of bytes refuses.
        Writer text = new OutputStreamWriter(out, StandardCharsets.UTF_8);
        try (JsonGenerator json = FACTORY.createGenerator(text)) {
            json.setPrettyPrinter(new DefaultPrettyPrinter());
            write(json, value);
        }
        text.flush();
    }

    private static void write(JsonGenerator json, @Nullable Object value) throws IOException {
        if (value instanceof Map<?, ?> object) {
            json.writeStartObject();
            for (Map.Entry<?, ?> field : object.entrySet()) {
                json.writeFieldName(String.valueOf(field.getKey()));
                write(json, field.getValue());
            }
            json.writeEndObject();
        } else if (value instanceof Iterable<?> list) {
            json.writeStartArray();
            for (Object element : list) {
                write(json, element);
            }
            json.writeEndArray();
        } else if (value instanceof Double number) {
            json.writeNumber(number);
        } else if (value instanceof Number number) {
            json.writeNumber(number.longValue());
        } else if (value instanceof Boolean truth) {
            json.writeBoolean(truth);
        } else if (value == null) {
            json.writeNull();
        } else {
            json.writeString(value.toString());
        }
    }
}
