package io.github.gradientharness.recording;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.math.MathContext;
import org.jspecify.annotations.Nullable;

/** Typed access to the fields of a line; what is missing or of another type is named. */
final class JsonFields {

    private static final MathContext TEN_DIGITS = new MathContext(10);

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

    static boolean bool(JsonNode parent, String field) {
        return require(parent, field, parent.path(field).isBoolean(), "true or false")
                .asBoolean();
    }

    /** A whole number from 0. */
    static long count(JsonNode parent, String field) {
        JsonNode node = require(parent, field, parent.path(field).canConvertToLong(), "a whole number");
        require(parent, field, node.isIntegralNumber() && node.asLong() >= 0, "a whole number from 0");
        return node.asLong();
    }

    /** A whole number from 0 that fits an int. */
    static int smallCount(JsonNode parent, String field) {
        return (int) Math.min(Integer.MAX_VALUE, count(parent, field));
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

    /** The number with ten significant digits, or null if it is not finite: such values are counted, never written. */
    static @Nullable Double tenDigits(double value) {
        return Double.isFinite(value)
                ? BigDecimal.valueOf(value).round(TEN_DIGITS).doubleValue()
                : null;
    }
}
