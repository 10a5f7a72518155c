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

    /** A number of fewer digits and without an exponent above 0 fits a double. */
    private static final int SURELY_FINITE = 30;

    /** More than any version of Java writes for a double. */
    private static final int LONGEST_NUMBER = 40;

    private static final VarHandle FOUR_BYTES =
            MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);
    private static final int ZEROS = 0x30303030;
    private static final int SIX_EACH = 0x06060606;
    private static final int HIGH_HALVES = 0xf0f0f0f0;
    /** As many bytes as are looked at in a summary, at most. */
    private static final int MOST_OF_SUMMARY = 9 * PlainNumber.REACH;

    /** What {@code 0,0,0]} is once {@link PlainNumber#eight} has made its digits their values. */
    private static final long THREE_ZEROS = 0x6d_00_1c_00_1c_00L;

    private static final long THREE_ZEROS_MASK = 0xffff_ffff_ffffL;
    private static final int LARGEST_OF_THREE = 0x00ffffff;
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
     * many there are.
     */
    int checkPositives() {
        if (accept(']')) {
            return 0;
        }
        PositiveList list = new PositiveList(bytes, at);
        at = list.end();
        return list.elements();
    }

    /**
     * Steps over a list of ascending whole numbers below a limit of at most 10,000, from behind its opening bracket to behind
     * the closing one, and says how many there are. Numbers are compared by their digits, one in each byte of an int; most
     * have four, which are looked at together.
     */
    int checkAscending(int limit) {
        if (accept(']')) {
            return 0;
        }
        byte[] line = bytes;
        int elements = 0;
        int last = -1;
        int i = at - 1;
        do {
            int from = i + 1;
            int number = fourDigits(line, from);
            i = number > LARGEST_OF_THREE ? from + Integer.BYTES : endOfDigits(from);
            if (number <= LARGEST_OF_THREE) {
                number = digitsOf(from, i);
            }
            if (number <= last) {
                throw new UnusualLineException();
            }
            last = number;
            elements++;
        } while (line[i] == ',');
        if (PlainNumber.value((long) Integer.reverseBytes(last) << Integer.SIZE) >= limit) {
            throw new UnusualLineException();
        }
        at = i;
        expect(']');
        return elements;
    }

    /** Four digits, each in a byte, the first in the highest; -1 if there are fewer. */
    private static int fourDigits(byte[] line, int at) {
        if (at + Integer.BYTES > line.length) {
            return -1;
        }
        int four = (int) FOUR_BYTES.get(line, at) ^ ZEROS;
        return ((four | four + SIX_EACH) & HIGH_HALVES) == 0 ? Integer.reverseBytes(four) : -1;
    }

    private int endOfDigits(int from) {
        int i = from;
        while (bytes[i] >= '0' && bytes[i] <= '9') {
            i++;
        }
        return i;
    }

    /** One to three digits, each in a byte of its own, without a zero before others. */
    private int digitsOf(int from, int end) {
        if (end == from || end - from >= Integer.BYTES || bytes[from] == '0' && end - from > 1) {
            throw new UnusualLineException();
        }
        int number = 0;
        for (int i = from; i < end; i++) {
            number = number << Byte.SIZE | bytes[i] - '0';
        }
        return number;
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
            skipNumber();
        }
    }

    /** Steps over a finite number. */
    void skipNumber() {
        int behind = end - at < PlainNumber.REACH ? -1 : PlainNumber.skip(bytes, at);
        if (behind >= 0) {
            at = behind;
        } else {
            skipUnusualNumber();
        }
    }

    private void skipUnusualNumber() {
        int start = at;
        accept('-');
        int from = at;
        digits(0);
        checkWhole(from);
        if (accept('.')) {
            int fraction = at;
            digits(0);
            checkDigits(fraction);
        }
        if ((accept('E') || accept('e')) && exponent() > 0 || at - start > SURELY_FINITE) {
            at = start;
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
