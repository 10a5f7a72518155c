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

    /** Of a line's end that nobody has looked for. */
    private static final int UNKNOWN = -2;

    private static final int FIRST_SIZE = 1 << 18;

    private final InputStream input;
    private byte[] buffer = new byte[FIRST_SIZE];
    private int from;
    private int to = -1;
    private int filled;
    /** The last line end in the buffer: what begins before it is there as a whole. Negative if there is none. */
    private int lastEnd = -1;

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
        from = end() + 1;
        to = UNKNOWN;
        while (!isEnded() && !isExhausted) {
            fill();
        }
        return from < filled;
    }

    /** Where the line ends. Most are not looked through for it: {@link #endsAt} says where. */
    private int end() {
        if (to == UNKNOWN) {
            to = from;
            while (to < filled && buffer[to] != '\n') {
                to++;
            }
        }
        return to;
    }

    /** Says where the line ends that was read. */
    void endsAt(int position) {
        to = position;
    }

    /** Reads on, behind the line begun, which moves to the buffer's beginning. */
    private void fill() throws IOException {
        System.arraycopy(buffer, from, buffer, 0, filled - from);
        filled -= from;
        from = 0;
        if (filled == buffer.length) {
            if (filled >= LONGEST_LINE) {
                isTooLong = true;
                throw new MalformedLineException("it is longer than " + (LONGEST_LINE >> 20) + " MiB");
            }
            buffer = Arrays.copyOf(buffer, 2 * filled);
        }
        int before = filled;
        int count = input.read(buffer, filled, buffer.length - filled);
        isExhausted = count < 0;
        filled += Math.max(0, count);
        lastEnd = filled - 1;
        while (lastEnd >= before && buffer[lastEnd] != '\n') {
            lastEnd--;
        }
        lastEnd = lastEnd < before ? -1 : lastEnd;
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
        return from <= lastEnd;
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
        int length = end() - from;
        for (int i = from; i < to; i++) {
            if (buffer[i] < 0) {
                return Json.factory().createParser(new String(buffer, from, length, StandardCharsets.UTF_8));
            }
        }
        return Json.factory().createParser(buffer, from, length);
    }

    @Override
    public void close() throws IOException {
        input.close();
    }
}
