package io.github.gradientharness.recording;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Walks along the bytes of one line of JSON that is written without spaces, as our own writer does it. Whatever is not so,
 * valid or not, is an {@link UnusualLineException}.
 *
 * <p>Recordings are read by the hundred, and most of their bytes are digits: walking along them by itself takes a
 * fraction of the time that a general parser needs. The line must be followed by a byte that can't stand in a number or a
 * name, such as the line break, so that no loop needs to look for the end.
 */
final class LineCursor {

    /** Sums of fewer digits fit a long. */
    private static final int MOST_DIGITS = 18;

    /** More than any version of Java writes for a double. */
    private static final int LONGEST_NUMBER = 40;

    private static final VarHandle EIGHT_BYTES =
            MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final VarHandle FOUR_BYTES =
            MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);
    private static final long ZEROS = 0x3030303030303030L;
    private static final long SIX_EACH = 0x0606060606060606L;
    private static final long HIGH_HALVES = 0xf0f0f0f0f0f0f0f0L;
    private static final byte[] NULL = bytes("null");

    private final byte[] bytes;
    private final int end;
    private int at;

    /** A line from one index, inclusive, to another, exclusive; at the latter stands a byte as said above. */
    LineCursor(byte[] bytes, int from, int end) {
        this.bytes = bytes;
        this.at = from;
        this.end = end;
    }

    /** All of a copied part of a line. */
    static LineCursor over(byte[] part) {
        return new LineCursor(Arrays.copyOf(part, part.length + 1), 0, part.length);
    }

    /** A text's bytes, to be expected or compared with. */
    static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    /** Index of the byte that comes next. */
    int at() {
        return at;
    }

    /** Whether the line ends here. */
    boolean isAtEnd() {
        return at == end;
    }

    /** Steps over a byte. */
    void expect(char wanted) {
        if (bytes[at] != wanted) {
            throw new UnusualLineException();
        }
        at++;
    }

    /** Steps over a text. */
    void expect(byte[] text) {
        if (!accept(text)) {
            throw new UnusualLineException();
        }
    }

    /** Steps over a byte if it comes next. */
    boolean accept(char wanted) {
        if (bytes[at] != wanted) {
            return false;
        }
        at++;
        return true;
    }

    /** Steps over a text if it comes next. */
    boolean accept(byte[] text) {
        if (end - at < text.length) {
            return false;
        }
        for (int i = 0; i < text.length; i++) {
            if (bytes[at + i] != text[i]) {
                return false;
            }
        }
        at += text.length;
        return true;
    }

    /** Steps over the comma before another element, or over the bracket that closes a list; says whether it was the comma. */
    boolean hasNext(char closing) {
        byte next = bytes[at++];
        if (next != ',' && next != closing) {
            throw new UnusualLineException();
        }
        return next == ',';
    }

    /** Steps over a text without escapes, in quotation marks. */
    void skipText() {
        expect('"');
        int i = at;
        while (bytes[i] != '"') {
            if (bytes[i] == '\\' || bytes[i] >= 0 && bytes[i] < ' ') {
                throw new UnusualLineException();
            }
            i++;
        }
        at = i + 1;
    }

    /** What a text in quotation marks says. */
    static String unquoted(byte[] quoted) {
        return new String(quoted, 1, quoted.length - 2, StandardCharsets.UTF_8);
    }

    /** What was stepped over since an index. */
    byte[] since(int from) {
        return Arrays.copyOfRange(bytes, from, at);
    }

    /** Whether this is what was stepped over since an index. */
    boolean isSince(int from, byte[] text) {
        return Arrays.equals(bytes, from, at, text, 0, text.length);
    }

    /** A whole number from 0. */
    long count() {
        int from = at;
        long value = digits(0);
        checkWhole(from);
        if (at - from > MOST_DIGITS) {
            throw new UnusualLineException();
        }
        return value;
    }

    /** A whole number from 0 that fits an int. */
    int smallCount() {
        long value = count();
        if (value > Integer.MAX_VALUE) {
            throw new UnusualLineException();
        }
        return (int) value;
    }

    /**
     * Reads on in a number while the next eight bytes are digits, of which pairs, then pairs of pairs are added up side by
     * side in one long. Most fractions have nine digits.
     */
    private long eightDigits(long before) {
        long value = before;
        while (at + Long.BYTES <= bytes.length) {
            long eight = (long) EIGHT_BYTES.get(bytes, at) - ZEROS;
            if (((eight | eight + SIX_EACH) & HIGH_HALVES) != 0) {
                return value;
            }
            long pairs = (eight * 10 + (eight >>> 8)) & 0x00ff00ff00ff00ffL;
            long fours = (pairs * 100 + (pairs >>> 16)) & 0x0000ffff0000ffffL;
            value = value * 100_000_000 + ((fours * 10_000 + (fours >>> 32)) & 0xffffffffL);
            at += Long.BYTES;
        }
        return value;
    }

    /** Reads on in a number; loops over a local index are several times faster than over the field. */
    private long digits(long before) {
        long value = before;
        int i = at;
        for (int digit = bytes[i] - '0'; digit >= 0 && digit <= 9; digit = bytes[i] - '0') {
            value = value * 10 + digit;
            i++;
        }
        at = i;
        return value;
    }

    /** The whole numbers of a list, from behind its opening bracket to behind the closing one, which was checked. */
    long[] checkedList() {
        long[] list = new long[bytes[at] == ']' ? 0 : elements()];
        for (int i = 0; i < list.length; i++) {
            list[i] = digits(0);
            at++;
        }
        at += list.length == 0 ? 1 : 0;
        return list;
    }

    private int elements() {
        int elements = 1;
        for (int i = at; bytes[i] != ']'; i++) {
            elements += bytes[i] == ',' ? 1 : 0;
        }
        return elements;
    }

    /**
     * Steps over a list of whole numbers from 1, from behind its opening bracket to behind the closing one, and says how
     * many there are. What they are is not needed, so no byte waits for the one before it.
     */
    int checkPositives() {
        if (accept(']')) {
            return 0;
        }
        byte[] line = bytes;
        int elements = 1;
        int begins = at;
        int longest = 0;
        boolean valid = true;
        int i = at;
        for (; line[i] != ']'; i++) {
            boolean isComma = line[i] == ',';
            valid &= isComma ? i > begins : line[i] <= '9' && line[i] >= (i == begins ? '1' : '0');
            longest = Math.max(longest, i - begins);
            elements += isComma ? 1 : 0;
            begins = isComma ? i + 1 : begins;
            if (i == end) {
                throw new UnusualLineException();
            }
        }
        if (!valid || i == begins || longest >= MOST_DIGITS) {
            throw new UnusualLineException();
        }
        at = i + 1;
        return elements;
    }

    /**
     * Steps over a list of ascending whole numbers below a limit of at most 10,000, from behind its opening bracket to behind
     * the closing one, and says how many there are. Most have four digits, which are looked at together.
     */
    int checkAscending(int limit) {
        if (accept(']')) {
            return 0;
        }
        byte[] line = bytes;
        int elements = 0;
        int last = -1;
        int i = at;
        do {
            int from = i;
            int value = fourDigits(line, i);
            if (value >= 0) {
                i += Integer.BYTES;
            } else {
                value = 0;
                for (int digit = line[i] - '0'; digit >= 0 && digit <= 9 && value < limit; digit = line[i] - '0') {
                    value = value * 10 + digit;
                    i++;
                }
            }
            if (i == from || line[from] == '0' && i - from > 1 || value <= last || value >= limit) {
                throw new UnusualLineException();
            }
            last = value;
            elements++;
        } while (line[i++] == ',');
        at = i - 1;
        expect(']');
        return elements;
    }

    /** The number that four digits are, if no other follows; -1 otherwise. */
    private static int fourDigits(byte[] line, int at) {
        if (at + Integer.BYTES >= line.length) {
            return -1;
        }
        int four = (int) FOUR_BYTES.get(line, at) - (int) ZEROS;
        byte next = line[at + Integer.BYTES];
        if (((four | four + (int) SIX_EACH) & (int) HIGH_HALVES) != 0 || next >= '0' && next <= '9') {
            return -1;
        }
        int pairs = (four * 10 + (four >>> 8)) & 0x00ff00ff;
        return (pairs * 100 + (pairs >>> 16)) & 0xffff;
    }

    /** Whether at least one digit was read, and no zero before others. */
    private void checkWhole(int from) {
        if (at == from || bytes[from] == '0' && at - from > 1) {
            throw new UnusualLineException();
        }
    }

    /** A finite number, or what stands for it where it is null. */
    double numberOr(double absent) {
        if (bytes[at] == 'n') {
            expect(NULL);
            return absent;
        }
        return number();
    }

    /** Steps over a number or null. */
    void skipNumberOrNull() {
        if (bytes[at] == 'n') {
            expect(NULL);
        } else {
            number();
        }
    }

    /** A finite number, the double that is nearest to it. */
    double number() {
        int start = at;
        boolean negative = accept('-');
        int from = at;
        long digits = beforePoint();
        int count = at - from;
        int scale = 0;
        if (accept('.')) {
            int fraction = at;
            digits = digits(eightDigits(digits));
            scale = fraction - at;
            count -= scale;
            if (scale == 0) {
                throw new UnusualLineException();
            }
        }
        if (accept('E') || accept('e')) {
            scale += exponent();
        }
        double value = count > MOST_DIGITS ? Double.NaN : DecimalNumber.of(digits, scale);
        return Double.isNaN(value) ? parsed(start) : negative ? -value : value;
    }

    /** Most numbers have one digit before the point. */
    private long beforePoint() {
        int digit = bytes[at] - '0';
        if (bytes[at + 1] == '.' && digit >= 0 && digit <= 9) {
            at++;
            return digit;
        }
        int from = at;
        long digits = digits(0);
        checkWhole(from);
        return digits;
    }

    private int exponent() {
        boolean negative = accept('-');
        if (!negative) {
            accept('+');
        }
        int from = at;
        long digits = digits(0);
        if (at == from || at - from > 3) {
            throw new UnusualLineException();
        }
        return (int) (negative ? -digits : digits);
    }

    private double parsed(int start) {
        if (at - start > LONGEST_NUMBER) {
            throw new UnusualLineException();
        }
        double value = Double.parseDouble(new String(bytes, start, at - start, StandardCharsets.ISO_8859_1));
        if (!Double.isFinite(value)) {
            throw new UnusualLineException();
        }
        return value;
    }
}
