package io.github.gradientharness.recording.file;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Typed access to the fields of an object; what is missing or of another type is named.
 *
 * @param values as {@link io.github.gradientharness.json.Json} reads them
 */
record JsonFields(Map<?, ?> values) {

    /** Of a value that should be an object. */
    static JsonFields of(@Nullable Object value) {
        return new JsonFields(value instanceof Map<?, ?> object ? object : Map.of());
    }

    boolean has(String field) {
        return values.get(field) != null;
    }

    /** Whether the field is there and null. */
    boolean isNull(String field) {
        return values.containsKey(field) && values.get(field) == null;
    }

    JsonFields object(String field) {
        return new JsonFields(require(field, Map.class, "an object"));
    }

    List<?> list(String field) {
        return require(field, List.class, "a list");
    }

    /** The objects of a list. */
    List<JsonFields> objects(String field) {
        return list(field).stream().map(JsonFields::of).toList();
    }

    String text(String field) {
        return require(field, String.class, "a text");
    }

    boolean bool(String field) {
        return require(field, Boolean.class, "true or false");
    }

    /** A constant of an enum, by name. */
    <E extends Enum<E>> E constant(String field, Class<E> type) {
        return constant(field, text(field), type);
    }

    /** The constant of a name that stands in a field. */
    static <E extends Enum<E>> E constant(String field, String name, Class<E> type) {
        for (E constant : type.getEnumConstants()) {
            if (constant.name().equals(name)) {
                return constant;
            }
        }
        throw new MalformedLineException("field '" + field + "' can't be '" + name + "'");
    }

    /** A whole number, which may be negative. */
    long wholeNumber(String field) {
        return require(field, Long.class, "a whole number");
    }

    /** A whole number from 0. */
    long count(String field) {
        long count = wholeNumber(field);
        LineParser.require(count >= 0, field, "a whole number from 0");
        return count;
    }

    /** A whole number from 0; the largest int instead of a larger one. */
    int smallCount(String field) {
        return (int) Math.min(Integer.MAX_VALUE, count(field));
    }

    /** A finite number. */
    double number(String field) {
        double value = require(field, Number.class, "a number").doubleValue();
        LineParser.require(Double.isFinite(value), field, "a finite number");
        return value;
    }

    /** A finite number; NaN where null is written. */
    double numberOrNaN(String field) {
        return isNull(field) ? Double.NaN : number(field);
    }

    private <T> T require(String field, Class<T> type, String wanted) {
        Object value = values.get(field);
        LineParser.require(type.isInstance(value), field, wanted);
        return type.cast(value);
    }
}
