package io.github.gradientharness.recording;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/**
 * Reads numbers as nearly all of a recording are written, such as {@code 4096} and {@code -1.395511209E-5}, without a step
 * through memory between their parts. Whatever is not so is left for {@link LineCursor}, which reads any number.
 */
final class PlainNumber {

    /** More bytes than are looked at from a number's beginning on. */
    static final int REACH = 40;

    private static final VarHandle EIGHT_BYTES =
            MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final long ZEROS = 0x3030303030303030L;
    private static final long SIX_EACH = 0x0606060606060606L;
    private static final long HIGH_HALVES = 0xf0f0f0f0f0f0f0f0L;
    private static final long[] POWERS = {1, 10, 100, 1_000, 10_000, 100_000, 1_000_000, 10_000_000, 100_000_000};

    private PlainNumber() {}

    /** Eight bytes, of which digits become their value and nothing else does. */
    static long eight(byte[] line, int at) {
        return (long) EIGHT_BYTES.get(line, at) ^ ZEROS;
    }

    /** How many of eight bytes are digits, up to the first that is none. */
    static int digits(long eight) {
        return Long.numberOfTrailingZeros((eight | eight + SIX_EACH) & HIGH_HALVES) >>> 3;
    }

    /** The number that eight digits are: pairs, then pairs of pairs are added up side by side. */
    static long value(long eight) {
        long pairs = (eight * 10 + (eight >>> 8)) & 0x00ff00ff00ff00ffL;
        long fours = (pairs * 100 + (pairs >>> 16)) & 0x0000ffff0000ffffL;
        return (fours * 10_000 + (fours >>> 32)) & 0xffffffffL;
    }

    /** A number followed by the first digits of eight bytes, of which there are at least one; the others are shifted out. */
    static long append(long before, long eight, int digits) {
        return before * POWERS[digits] + value(eight << Long.SIZE - Byte.SIZE * digits);
    }

    /**
     * Reads a whole number from 0 of at most seven digits. The line has {@value #REACH} more bytes.
     *
     * @return where it ends, or -1 if it is none
     */
    static int readCount(byte[] line, int from, long[] into, int place) {
        long eight = eight(line, from);
        int digits = digits(eight);
        if (digits == 0 || digits == Long.BYTES || digits > 1 && line[from] == '0') {
            return -1;
        }
        into[place] = append(0, eight, digits);
        return from + digits;
    }

    /**
     * Reads a number with at most seven digits before its point and fifteen behind it, and perhaps a negative exponent of
     * one or two digits. The line has {@value #REACH} more bytes.
     *
     * @return where it ends, or -1 if it is none
     */
    static int read(byte[] line, int from, double[] into, int place) {
        boolean negative = line[from] == '-';
        int begin = negative ? from + 1 : from;
        long number = line[begin] - '0';
        int i = begin + 1;
        if (line[i] != '.') {
            long eight = eight(line, begin);
            int digits = digits(eight);
            number = digits == 0 || digits == Long.BYTES || digits > 1 && line[begin] == '0'
                    ? -1
                    : append(0, eight, digits);
            i = begin + digits;
        }
        if (number < 0 || number > 9 && i == begin + 1) {
            return -1;
        }
        int scale = 0;
        if (line[i] == '.') {
            long eight = eight(line, i + 1);
            int digits = digits(eight);
            if (digits == 0) {
                return -1;
            }
            number = append(number, eight, digits);
            i += 1 + digits;
            scale = -digits;
            if (digits == Long.BYTES) {
                eight = eight(line, i);
                digits = digits(eight);
                if (digits == Long.BYTES) {
                    return -1;
                }
                number = digits == 0 ? number : append(number, eight, digits);
                i += digits;
                scale -= digits;
            }
        }
        if (line[i] == 'E') {
            int tens = line[i + 2] - '0';
            int ones = line[i + 3] - '0';
            if (line[i + 1] != '-' || tens < 0 || tens > 9) {
                return -1;
            }
            boolean two = ones >= 0 && ones <= 9;
            scale -= two ? 10 * tens + ones : tens;
            i += two ? 4 : 3;
        }
        double value = DecimalNumber.of(number, scale);
        into[place] = negative ? -value : value;
        return Double.isNaN(value) ? -1 : i;
    }

    /**
     * Steps over a number as {@link #read} reads it. The line has {@value #REACH} more bytes.
     *
     * @return where it ends, or -1 if it is none
     */
    static int skip(byte[] line, int from) {
        int begin = line[from] == '-' ? from + 1 : from;
        int digits = digits(eight(line, begin));
        if (digits == 0 || digits == Long.BYTES || digits > 1 && line[begin] == '0') {
            return -1;
        }
        int i = begin + digits;
        if (line[i] == '.') {
            int first = digits(eight(line, i + 1));
            int second = first == Long.BYTES ? digits(eight(line, i + 1 + Long.BYTES)) : 0;
            if (first == 0 || second == Long.BYTES) {
                return -1;
            }
            i += 1 + first + second;
        }
        return line[i] == 'E' ? behindExponent(line, i) : i;
    }

    private static int behindExponent(byte[] line, int at) {
        int digits = digits(eight(line, at + 2));
        return line[at + 1] == '-' && (digits == 1 || digits == 2) ? at + 2 + digits : -1;
    }
}
