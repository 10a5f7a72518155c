package io.github.gradientharness.recording;

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

    /** As many bytes as are looked at in a summary, at most. */
    private static final int MOST_OF_SUMMARY = 9 * PlainNumber.REACH;

    /** What {@code 0,0,0]} is once {@link PlainNumber#eight} has made its digits their values. */
    private static final long THREE_ZEROS = 0x6d_00_1c_00_1c_00L;

    private static final long THREE_ZEROS_MASK = 0xffff_ffff_ffffL;
    private static final byte[] NULL = bytes("null");

    private final byte[] bytes;
    private final int end;
    private final boolean isAsWritten;
    private int at;

    /**
     * A line from one index, inclusive, to another, exclusive; at the latter stands a byte as said above.
     *
     * @param isAsWritten whether a checksum says that nothing was changed
     */
    LineCursor(byte[] bytes, int from, int end, boolean isAsWritten) {
        this.bytes = bytes;
        this.at = from;
        this.end = end;
        this.isAsWritten = isAsWritten;
    }

    /** A text's bytes, to be expected or compared with. */
    static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    /** Index of the byte that comes next. */
    int at() {
        return at;
    }

    /** Whether a checksum says that the line is as it was written. */
    boolean isAsWritten() {
        return isAsWritten;
    }

    /** All that comes next, and goes to the end. */
    byte[] rest() {
        int from = at;
        at = end;
        return since(from);
    }

    /** How many bytes there are to the end. */
    int left() {
        return end - at;
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
        if (end - at < text.length || !Arrays.equals(bytes, at, at + text.length, text, 0, text.length)) {
            return false;
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

    /** Goes to the next such character. */
    void skipTo(char wanted) {
        at = ByteSearch.indexOf(wanted, bytes, at, end);
    }

    /** What a text in quotation marks says. */
    static String unquoted(byte[] quoted) {
        return new String(quoted, 1, quoted.length - 2, StandardCharsets.UTF_8);
    }

    /** The byte that comes next. */
    byte next() {
        return bytes[at];
    }

    /** What was stepped over since an index, of one byte each. */
    String textSince(int from) {
        return new String(bytes, from, at - from, StandardCharsets.ISO_8859_1);
    }

    /** What was stepped over since an index. */
    byte[] since(int from) {
        return Arrays.copyOfRange(bytes, from, at);
    }

    /** Whether this is what was stepped over since an index. */
    boolean isSince(int from, byte[] text) {
        return Arrays.equals(bytes, from, at, text, 0, text.length);
    }

    /**
     * Steps over a summary in brackets if its numbers are plain ones, and says whether they are: two counts, then six
     * numbers of which the fourth is left out, then three zeros.
     */
    boolean acceptPlainSummary(double[] numbers, int number, long[] counts, int count) {
        byte[] line = bytes;
        int i = at + 1;
        if (line[at] != '[' || end - at < MOST_OF_SUMMARY) {
            return false;
        }
        i = comma(line, PlainNumber.readCount(line, i, counts, count));
        i = i < 0 ? i : comma(line, PlainNumber.readCount(line, i, counts, count + 1));
        i = i < 0 ? i : comma(line, PlainNumber.read(line, i, numbers, number));
        i = i < 0 ? i : comma(line, PlainNumber.read(line, i, numbers, number + 1));
        i = i < 0 ? i : comma(line, PlainNumber.read(line, i, numbers, number + 2));
        i = i < 0 ? i : comma(line, PlainNumber.skip(line, i));
        i = i < 0 ? i : comma(line, PlainNumber.read(line, i, numbers, number + 3));
        i = i < 0 ? i : comma(line, PlainNumber.read(line, i, numbers, number + 4));
        if (i < 0 || (PlainNumber.eight(line, i) & THREE_ZEROS_MASK) != THREE_ZEROS) {
            return false;
        }
        at = i + 6;
        return true;
    }

    /** Behind the comma at an index; -1 if there is none. */
    private static int comma(byte[] line, int at) {
        return at >= 0 && line[at] == ',' ? at + 1 : -1;
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
     * Reads on in a number, eight bytes at a time: of nearly all numbers two steps are all, and none depends on how many
     * digits there are.
     */
    private long digits(long before) {
        long value = before;
        byte[] line = bytes;
        int i = at;
        while (i + Long.BYTES <= line.length) {
            long eight = PlainNumber.eight(line, i);
            int number = PlainNumber.digits(eight);
            if (number < Long.BYTES) {
                at = i + number;
                return number == 0 ? value : PlainNumber.append(value, eight, number);
            }
            value = PlainNumber.append(value, eight, number);
            i += Long.BYTES;
        }
        return digitsOneByOne(value, i);
    }

    private long digitsOneByOne(long before, int from) {
        long value = before;
        int i = from;
        for (int digit = bytes[i] - '0'; digit >= 0 && digit <= 9; digit = bytes[i] - '0') {
            value = value * 10 + digit;
            i++;
        }
        at = i;
        return value;
    }

    /** Whether at least one digit was read, and no zero before others. */
    private void checkWhole(int from) {
        if (at == from || bytes[from] == '0' && at - from > 1) {
            throw new UnusualLineException();
        }
    }

    private void checkDigits(int from) {
        if (at == from) {
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
            digits = digits(digits);
            scale = fraction - at;
            count -= scale;
            checkDigits(fraction);
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
        if (digit >= 0 && digit <= 9 && bytes[at + 1] == '.') {
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
        double value = Double.parseDouble(textSince(start));
        if (!Double.isFinite(value)) {
            throw new UnusualLineException();
        }
        return value;
    }
}
