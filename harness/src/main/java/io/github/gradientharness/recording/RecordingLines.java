package io.github.gradientharness.recording;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** The lines of a file as bytes, one at a time. A line break follows each, also the last. */
final class RecordingLines implements Closeable {

    /** More than a window of thousands of layers takes with all there is to measure. */
    static final int LONGEST_LINE = 64 << 20;

    private static final int FIRST_SIZE = 1 << 16;
    private final InputStream input;
    private byte[] buffer = new byte[FIRST_SIZE];
    private int from;
    private int to;
    private int filled;
    private boolean isExhausted;
    private boolean isTooLong;

    RecordingLines(InputStream input) {
        this.input = input;
        this.to = -1;
    }

    /**
     * Goes to the next line; false if there is none.
     *
     * @throws MalformedLineException if it is longer than any a recording has
     */
    boolean next() throws IOException {
        from = to + 1;
        int searched = from;
        while (true) {
            to = ByteSearch.indexOf('\n', buffer, searched, filled);
            if (to < filled) {
                return true;
            }
            searched = filled - from;
            if (isExhausted) {
                return endsWithoutBreak();
            }
            fill();
        }
    }

    private boolean endsWithoutBreak() {
        if (from >= filled) {
            to = filled - 1;
            return false;
        }
        to = filled;
        makeRoom();
        buffer[filled++] = '\n';
        return true;
    }

    /** Reads on, behind the line begun, which moves to the buffer's beginning. */
    private void fill() throws IOException {
        System.arraycopy(buffer, from, buffer, 0, filled - from);
        filled -= from;
        from = 0;
        makeRoom();
        int count = input.read(buffer, filled, Math.min(FIRST_SIZE, buffer.length - filled));
        isExhausted = count < 0;
        filled += Math.max(0, count);
    }

    private void makeRoom() {
        if (filled == buffer.length) {
            if (filled >= LONGEST_LINE) {
                isTooLong = true;
                throw new MalformedLineException("it is longer than " + (LONGEST_LINE >> 20) + " MiB");
            }
            buffer = Arrays.copyOf(buffer, 2 * filled);
        }
    }

    /** Goes on and says whether there was no other line. */
    boolean isLast() throws IOException {
        try {
            return !isTooLong && !next();
        } catch (MalformedLineException tooLong) {
            return false;
        }
    }

    /** The line as bytes, up to its checksum where that holds. */
    LineCursor cursor() {
        int covered = LineChecksum.covered(buffer, from, to);
        return covered < 0 ? new LineCursor(buffer, from, to, false) : new LineCursor(buffer, from, covered, true);
    }

    /** The line's length in bytes. */
    int length() {
        return to - from;
    }

    /** The line as text; what is no UTF-8 becomes the character that stands for it. */
    String text() {
        return new String(buffer, from, to - from, StandardCharsets.UTF_8);
    }

    @Override
    public void close() throws IOException {
        input.close();
    }
}
