package io.github.gradientharness.recording;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** The lines of a file as bytes, one at a time. A line break follows each, also the last. */
final class RecordingLines implements Closeable {

    /** More than a window of thousands of layers takes with all there is to measure. */
    static final int LONGEST_LINE = 64 << 20;

    private static final int FIRST_SIZE = 1 << 16;
    private static final VarHandle EIGHT_BYTES =
            MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final long LINE_BREAKS = 0x0a0a0a0a0a0a0a0aL;
    private static final long LOWEST_BITS = 0x0101010101010101L;
    private static final long HIGHEST_BITS = 0x8080808080808080L;

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
            to = lineBreak(searched, filled);
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

    /**
     * Index of the first line break from one index to another, or the latter. Eight bytes are looked at together: a
     * byte that is a line break is zero once the line breaks' bits are inverted, and only a zero byte borrows from above
     * without having its own highest bit set (source: Warren, "Hacker's Delight", section 6-1).
     */
    private int lineBreak(int first, int last) {
        int i = first;
        while (i + 4 * Long.BYTES <= last
                && (found(i) | found(i + Long.BYTES) | found(i + 2 * Long.BYTES) | found(i + 3 * Long.BYTES)) == 0) {
            i += 4 * Long.BYTES;
        }
        for (; i + Long.BYTES <= last; i += Long.BYTES) {
            long found = found(i);
            if (found != 0) {
                return i + Long.numberOfTrailingZeros(found) / Byte.SIZE;
            }
        }
        while (i < last && buffer[i] != '\n') {
            i++;
        }
        return i;
    }

    /** The highest bit of the first of eight bytes that is a line break; it may be followed by others. */
    private long found(int at) {
        long bits = (long) EIGHT_BYTES.get(buffer, at) ^ LINE_BREAKS;
        return (bits - LOWEST_BITS) & ~bits & HIGHEST_BITS;
    }

    /** Goes on and says whether there was no other line. */
    boolean isLast() throws IOException {
        try {
            return !isTooLong && !next();
        } catch (MalformedLineException tooLong) {
            return false;
        }
    }

    /** The line as bytes. */
    LineCursor cursor() {
        return new LineCursor(buffer, from, to);
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
