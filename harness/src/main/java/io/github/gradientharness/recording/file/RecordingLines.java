package io.github.gradientharness.recording.file;

import com.fasterxml.jackson.core.JsonParser;
import io.github.gradientharness.json.Json;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

/** The lines of a file, one at a time. What is no UTF-8 becomes the character that stands for it. */
final class RecordingLines implements Closeable {

    /** More than a window of thousands of layers takes with all there is to measure. */
    static final int LONGEST_LINE = 64 << 20;

    private static final int FIRST_SIZE = 1 << 16;

    private final InputStream input;
    private byte[] buffer = new byte[FIRST_SIZE];
    private int from;
    private int to = -1;
    private int filled;
    /** Negative if the line holds a byte that is no ASCII. */
    private int allBits;

    private boolean isExhausted;
    private boolean isTooLong;

    RecordingLines(Path file) throws IOException {
        this.input = Files.newInputStream(file);
    }

    /**
     * Goes to the next line; false if there is none.
     *
     * @throws MalformedLineException if it is longer than any a recording has
     */
    boolean next() throws IOException {
        from = to + 1;
        to = from;
        allBits = 0;
        while (true) {
            scan();
            if (to < filled) {
                return true;
            }
            if (isExhausted) {
                return from < filled;
            }
            fill();
        }
    }

    /** Goes on to the line's end, or to that of what was read. */
    private void scan() {
        byte[] bytes = buffer;
        int end = filled;
        int position = to;
        int bits = allBits;
        while (position < end && bytes[position] != '\n') {
            bits |= bytes[position++];
        }
        to = position;
        allBits = bits;
    }

    /** Reads on, behind the line begun, which moves to the buffer's beginning. */
    private void fill() throws IOException {
        System.arraycopy(buffer, from, buffer, 0, filled - from);
        filled -= from;
        to -= from;
        from = 0;
        if (filled == buffer.length) {
            if (filled >= LONGEST_LINE) {
                isTooLong = true;
                throw new MalformedLineException("it is longer than " + (LONGEST_LINE >> 20) + " MiB");
            }
            buffer = Arrays.copyOf(buffer, 2 * filled);
        }
        int count = input.read(buffer, filled, buffer.length - filled);
        isExhausted = count < 0;
        filled += Math.max(0, count);
    }

    /** Goes on and says whether there was no other line. */
    boolean isLast() throws IOException {
        try {
            return !isTooLong && !next();
        } catch (MalformedLineException tooLong) {
            return false;
        }
    }

    /** Whether a line end stands behind the line. */
    boolean isEnded() {
        return to < filled;
    }

    /** What holds the line, which begins at {@link #from}. It is another one behind the next line. */
    byte[] bytes() {
        return buffer;
    }

    int from() {
        return from;
    }

    /** Reads the line. */
    JsonParser parser() throws IOException {
        return allBits >= 0
                ? Json.factory().createParser(buffer, from, to - from)
                : Json.factory().createParser(new String(buffer, from, to - from, StandardCharsets.UTF_8));
    }

    @Override
    public void close() throws IOException {
        input.close();
    }
}
