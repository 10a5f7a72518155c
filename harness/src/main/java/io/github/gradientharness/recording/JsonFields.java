package io.github.gradientharness.recording;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Arrays;

/** Typed access to the fields of a line; what is missing or of another type is named. */
final class JsonFields {

    private static final int DIGITS = 10;
    private static final MathContext TEN_DIGITS = new MathContext(DIGITS);
    private static final double SMALLEST_FAST = 1e-12;
    private static final double LARGEST_FAST = 1e9;
    private static final double[] POWERS_OF_TEN = powersOfTen();

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

    /** Writes the number with ten significant digits, or null if it is not finite: such values are counted instead. */
    static void writeTenDigits(JsonGenerator json, double value) throws IOException {
        if (Double.isFinite(value)) {
            json.writeNumber(tenDigits(value));
        } else {
            json.writeNull();
        }
    }

    /** Rounds to ten significant digits. Powers of ten up to 1e22 are exact doubles, and rounding by them is as well. */
    static double tenDigits(double value) {
        double magnitude = Math.abs(value);
        if (magnitude < SMALLEST_FAST || magnitude > LARGEST_FAST) {
            return BigDecimal.valueOf(value).round(TEN_DIGITS).doubleValue();
        }
        int exponent = (int) Math.floor(Math.log10(magnitude));
        double power = POWERS_OF_TEN[DIGITS - 1 - exponent];
        return Math.rint(value * power) / power;
    }

    private static double[] powersOfTen() {
        double[] powers = new double[23];
        Arrays.setAll(powers, exponent -> Double.parseDouble("1e" + exponent));
        return powers;
    }
}
