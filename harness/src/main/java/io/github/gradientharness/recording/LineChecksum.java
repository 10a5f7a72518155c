package io.github.gradientharness.recording;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.zip.CRC32;

/**
 * The checksum that ends a window's line, CRC-32 of all bytes before the comma in front of it. Where it holds, the line is as
 * it was written, and what is not looked at need not be checked. It guards against accidents, not against intent.
 */
final class LineChecksum {

    static final String FIELD = "crc32";

    private static final byte[] BEGINNING = LineCursor.bytes(",\"" + FIELD + "\":");
    private static final int MOST_DIGITS = 10;

    private LineChecksum() {}

    /** Of the bytes from one index, inclusive, to another, exclusive. */
    static long of(byte[] bytes, int from, int to) {
        CRC32 checksum = new CRC32();
        checksum.update(bytes, from, to - from);
        return checksum.getValue();
    }

    /** Where the part of a line ends for which the checksum behind it holds; -1 if there is none, or another. */
    static int covered(byte[] bytes, int from, int to) {
        int digits = to - 1;
        while (digits > from && to - 1 - digits < MOST_DIGITS && isDigit(bytes[digits - 1])) {
            digits--;
        }
        int covered = digits - BEGINNING.length;
        if (covered < from || digits == to - 1 || bytes[to - 1] != '}' || !isBeginning(bytes, covered)) {
            return -1;
        }
        String written = new String(bytes, digits, to - 1 - digits, StandardCharsets.ISO_8859_1);
        return Long.parseLong(written) == of(bytes, from, covered) ? covered : -1;
    }

    private static boolean isBeginning(byte[] bytes, int at) {
        return Arrays.equals(bytes, at, at + BEGINNING.length, BEGINNING, 0, BEGINNING.length);
    }

    private static boolean isDigit(byte character) {
        return character >= '0' && character <= '9';
    }
}
