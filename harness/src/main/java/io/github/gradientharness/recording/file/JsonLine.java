package io.github.gradientharness.recording.file;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Writes one line of JSON into memory: the few kinds of values that recordings hold. It is small because the first window of a
 * JVM that has just started is written by code that is still interpreted. Reused from line to line.
 */
final class JsonLine {

    private static final int MOST_DIGITS = 20;

    private byte[] bytes = new byte[4096];
    private int length;
    private final byte[] digits = new byte[MOST_DIGITS];
    private boolean needsComma;

    /** Begins a line. */
    void reset() {
        length = 0;
        needsComma = false;
    }

    /** Writes the line and its end. */
    void writeTo(OutputStream out) throws IOException {
        append((byte) '\n');
        out.write(bytes, 0, length);
    }

    void writeStartObject() {
        open('{');
    }

    void writeEndObject() {
        close('}');
    }

    void writeStartArray() {
        open('[');
    }

    void writeEndArray() {
        close(']');
    }

    void writeObjectFieldStart(String name) {
        writeFieldName(name);
        open('{');
    }

    void writeArrayFieldStart(String name) {
        writeFieldName(name);
        open('[');
    }

    private void open(char bracket) {
        beginValue();
        append((byte) bracket);
        needsComma = false;
    }

    private void close(char bracket) {
        append((byte) bracket);
        needsComma = true;
    }

    void writeFieldName(String name) {
        beginValue();
        appendText(name);
        append((byte) ':');
        needsComma = false;
    }

    void writeStringField(String name, String value) {
        writeFieldName(name);
        writeString(value);
    }

    void writeNumberField(String name, long value) {
        writeFieldName(name);
        writeNumber(value);
    }

    void writeNumberField(String name, double value) {
        writeFieldName(name);
        writeNumber(value);
    }

    void writeBooleanField(String name, boolean value) {
        writeFieldName(name);
        beginValue();
        appendAscii(value ? "true" : "false");
    }

    void writeNullField(String name) {
        writeFieldName(name);
        writeNull();
    }

    void writeNull() {
        beginValue();
        appendAscii("null");
    }

    void writeString(String value) {
        beginValue();
        appendText(value);
    }

    void writeNumber(long value) {
        beginValue();
        if (value == Long.MIN_VALUE) {
            appendAscii(Long.toString(value));
            return;
        }
        if (value < 0) {
            append((byte) '-');
        }
        int first = digitsOf(Math.abs(value));
        append(first, MOST_DIGITS);
    }

    /** A finite number. */
    void writeNumber(double value) {
        beginValue();
        appendAscii(Double.toString(value));
    }

    /**
     * The number {@code significand / 10^scale} as {@link Double#toString} writes it, but for whole numbers below a scale of 1,
     * which are written without a point.
     *
     * @param significand not negative
     */
    void writeDecimal(boolean isNegative, long significand, int scale) {
        beginValue();
        if (isNegative) {
            append((byte) '-');
        }
        int first = digitsOf(significand);
        int end = MOST_DIGITS;
        int left = scale;
        while (left != 0 && end > first + 1 && digits[end - 1] == '0') {
            end--;
            left--;
        }
        int exponent = end - first - 1 - left;
        if (left == 0) {
            append(first, end);
        } else if (exponent >= -3 && exponent < 7 && left > 0) {
            appendPlain(first, end, exponent);
        } else {
            appendScientific(first, end, exponent);
        }
    }

    private void appendPlain(int first, int end, int exponent) {
        if (exponent >= 0) {
            append(first, first + exponent + 1);
            append((byte) '.');
            append(first + exponent + 1, end);
            return;
        }
        appendAscii("0.");
        for (int i = -1; i > exponent; i--) {
            append((byte) '0');
        }
        append(first, end);
    }

    private void appendScientific(int first, int end, int exponent) {
        append(first, first + 1);
        append((byte) '.');
        if (end == first + 1) {
            append((byte) '0');
        } else {
            append(first + 1, end);
        }
        append((byte) 'E');
        needsComma = false;
        writeNumber(exponent);
    }

    /** Puts the digits at the end of their array; returns where they begin. */
    private int digitsOf(long value) {
        long left = value;
        int first = MOST_DIGITS;
        do {
            long tenth = left / 10;
            digits[--first] = (byte) ('0' + (left - tenth * 10));
            left = tenth;
        } while (left > 0);
        return first;
    }

    private void append(int from, int to) {
        makeRoom(to - from);
        for (int i = from; i < to; i++) {
            bytes[length++] = digits[i];
        }
    }

    private void beginValue() {
        if (needsComma) {
            append((byte) ',');
        }
        needsComma = true;
    }

    /** A text in quotes. What can't be encoded, such as half an emoji, becomes a question mark. */
    private void appendText(String text) {
        append((byte) '"');
        int size = text.length();
        makeRoom(size);
        for (int i = 0; i < size; i++) {
            char character = text.charAt(i);
            if (character < ' ' || character == '"' || character == '\\') {
                appendEscaped(character);
            } else if (character < 0x80) {
                append((byte) character);
            } else {
                int end = i + 1;
                while (end < size && text.charAt(end) >= 0x80) {
                    end++;
                }
                appendBytes(text.substring(i, end).getBytes(StandardCharsets.UTF_8));
                i = end - 1;
            }
        }
        append((byte) '"');
    }

    private void appendEscaped(char character) {
        switch (character) {
            case '"' -> appendAscii("\\\"");
            case '\\' -> appendAscii("\\\\");
            case '\n' -> appendAscii("\\n");
            case '\r' -> appendAscii("\\r");
            case '\t' -> appendAscii("\\t");
            default -> {
                appendAscii(character < 16 ? "\\u000" : "\\u00");
                appendAscii(Integer.toHexString(character));
            }
        }
    }

    private void appendAscii(String text) {
        makeRoom(text.length());
        for (int i = 0; i < text.length(); i++) {
            bytes[length++] = (byte) text.charAt(i);
        }
    }

    private void appendBytes(byte[] more) {
        makeRoom(more.length);
        System.arraycopy(more, 0, bytes, length, more.length);
        length += more.length;
    }

    private void append(byte one) {
        makeRoom(1);
        bytes[length++] = one;
    }

    private void makeRoom(int more) {
        if (length + more > bytes.length) {
            bytes = Arrays.copyOf(bytes, Math.max(length + more, 2 * bytes.length));
        }
    }
}
