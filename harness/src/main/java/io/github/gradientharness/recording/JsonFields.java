package io.github.gradientharness.recording;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Arrays;

/** Typed access to the fields of a line; what is missing or of another type is named. */
final class JsonFields {

    private JsonFields() {}

    static JsonNode object(JsonNode parent, String field) {
        return require(parent, field, parent.path(field).isObject(), "an object");
    }

    static JsonNode array(JsonNode parent, String field) {
        return require(parent, field, parent.path(field).isArray(), "a list");
    }

    static String text(JsonNode parent, String field) {
        return require(parent, field, parent.path(field).isTextual(), "a text").asText();
    }

    /** A constant of an enum, by name. */
    static <E extends Enum<E>> E constant(JsonNode parent, String field, Class<E> type) {
        String name = text(parent, field);
        return Arrays.stream(type.getEnumConstants())
                .filter(constant -> constant.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new MalformedLineException("field '" + field + "' can't be '" + name + "'"));
    }

    static boolean bool(JsonNode parent, String field) {
        return require(parent, field, parent.path(field).isBoolean(), "true or false")
                .asBoolean();
    }

    /** A whole number, which may be negative. */
    static long wholeNumber(JsonNode parent, String field) {
        JsonNode node = parent.path(field);
        return require(parent, field, node.isIntegralNumber() && node.canConvertToLong(), "a whole number")
                .asLong();
    }

    /** A whole number from 0. */
    static long count(JsonNode parent, String field) {
        JsonNode node = require(parent, field, parent.path(field).canConvertToLong(), "a whole number");
        require(parent, field, node.isIntegralNumber() && node.asLong() >= 0, "a whole number from 0");
        return node.asLong();
    }

    /** A whole number from 0 in a list. */
    static long count(JsonNode list, int index) {
        JsonNode node = list.get(index);
        if (!node.isIntegralNumber() || !node.canConvertToLong() || node.asLong() < 0) {
            throw new MalformedLineException("a list that should hold whole numbers from 0 holds " + node);
        }
        return node.asLong();
    }

    /** A whole number from 0 that fits an int. */
    static int smallCount(JsonNode parent, String field) {
        return (int) Math.min(Integer.MAX_VALUE, count(parent, field));
    }

    /** A whole number from 0 in a list, which fits an int. */
    static int smallCount(JsonNode list, int index) {
        return (int) Math.min(Integer.MAX_VALUE, count(list, index));
    }

    static double number(JsonNode parent, String field) {
        double value = require(parent, field, parent.path(field).isNumber(), "a number")
                .asDouble();
        require(parent, field, Double.isFinite(value), "a finite number");
        return value;
    }

    /** The number, or what stands for it where it is null. */
    static double numberOr(JsonNode parent, String field, double absent) {
        return parent.path(field).isNull() ? absent : number(parent, field);
    }

    private static JsonNode require(JsonNode parent, String field, boolean fits, String wanted) {
        if (!fits) {
            throw new MalformedLineException("field '" + field + "' should be " + wanted);
        }
        return parent.path(field);
    }
}
