package io.github.gradientharness.recording.file;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * Steps through the JSON of one line, always standing at a value. What is missing or of another type is named. Two there are:
 * {@link JacksonLine}, which takes any JSON, and {@link CompactLine}, which is fast.
 */
abstract class LineParser {

    private final Memory memory;

    LineParser(Memory memory) {
        this.memory = memory;
    }

    /** The whole of the line as {@link io.github.gradientharness.json.Json} reads it. */
    abstract @Nullable Object tree() throws IOException;

    /** Steps over the line, which must be JSON. */
    abstract void skipLine() throws IOException;

    /** Steps to the line's value. */
    abstract void begin() throws IOException;

    /** Checks that nothing stands behind the line's value. */
    abstract void end() throws IOException;

    /** Goes to the value of the object's next field; null behind the last one. */
    abstract @Nullable String nextField() throws IOException;

    /** Goes to the list's next element; false behind the last one. */
    abstract boolean nextElement() throws IOException;

    abstract boolean isObject();

    abstract boolean isList();

    abstract boolean isNull();

    abstract boolean isNumber();

    abstract boolean isWholeNumber();

    abstract String text(String field) throws IOException;

    /** A whole number from 0; -1 if the value is none. */
    abstract long countOrMinus() throws IOException;

    /**
     * Reads a list of whole numbers from 0 into an array; returns how many.
     *
     * @throws MalformedLineException if they don't fit
     */
    int counts(long[] into) throws IOException {
        int length = 0;
        while (nextElement()) {
            long count = countOrMinus();
            if (count < 0) {
                throw new MalformedLineException("a list that should hold whole numbers from 0 holds " + shown());
            }
            if (length == into.length) {
                throw new MalformedLineException("a list of steps or counts is longer than a distribution has steps");
            }
            into[length++] = count;
        }
        return length;
    }

    /** A number, infinite if no double is as large. */
    abstract double number() throws IOException;

    /** What is written of the value. */
    abstract String shown() throws IOException;

    /** Steps over the value. */
    abstract void skip() throws IOException;

    /** What the field {@code type} of the line's object says; the rest of the line is left. */
    final String type() throws IOException {
        begin();
        if (isObject()) {
            String field;
            while ((field = nextField()) != null) {
                if (field.equals("type")) {
                    return text(field);
                }
                skip();
            }
        }
        throw new MalformedLineException("field 'type' should be a text");
    }

    final void requireObject(String field) {
        require(isObject(), field, "an object");
    }

    final void requireList(String field) {
        require(isList(), field, "a list");
    }

    /** A whole number from 0. */
    final long count(String field) throws IOException {
        require(isWholeNumber(), field, "a whole number");
        long count = countOrMinus();
        require(count >= 0, field, "a whole number from 0");
        return count;
    }

    /** A whole number from 0; the largest int instead of a larger one. */
    final int smallCount(String field) throws IOException {
        return (int) Math.min(Integer.MAX_VALUE, count(field));
    }

    /** Takes memory for what is made of the line. */
    final void take(int bytes) throws IOException {
        memory.take(bytes);
    }

    static void require(boolean fits, String field, String wanted) {
        if (!fits) {
            throw new MalformedLineException("field '" + field + "' should be " + wanted);
        }
    }
}
