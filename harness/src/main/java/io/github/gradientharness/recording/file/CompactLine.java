package io.github.gradientharness.recording.file;

import com.fasterxml.jackson.core.io.NumberInput;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Steps through JSON as the recorder writes it, several times as fast as Jackson: no white space, texts of plain ASCII, numbers
 * of at most 18 digits. Whatever is written otherwise ends in a {@link MalformedLineException}, and is for {@link JacksonLine}
 * to read or to refuse: no message from here reaches a user.
 *
 * <p>One of them reads all lines of a file, of which it remembers the names.
 */
final class CompactLine extends LineParser {

    /** A long holds every number of so many digits. */
    private static final int MOST_DIGITS = 18;

    private static final long LARGEST_EXACT = 1L << 53;

    /** Powers of ten that are exact doubles, so that one multiplication or division rounds once (Clinger 1990). */
    private static final double[] POWERS_OF_TEN = {
        1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15, 1e16, 1e17, 1e18, 1e19,
        1e20, 1e21, 1e22
    };

    private static final byte[] TRUE = {'t', 'r', 'u', 'e'};
    private static final byte[] FALSE = {'f', 'a', 'l', 's', 'e'};
    private static final byte[] NULL = {'n', 'u', 'l', 'l'};
    private static final int NAMES = 256;
    private static final int MOST_FIELDS = 64;
    private static final int DEEPEST = 8;

    private final String[] names = new String[NAMES];
    /** The fields so far of the objects around the value, and behind them those of the objects before. */
    private final String[][] fields = new String[DEEPEST][MOST_FIELDS];

    private final int[] fieldCounts = new int[DEEPEST];
    private int depth;
    private @Nullable RecordingLines lines;
    private byte[] line = {};
    private int at;
    /** Whether the value at which it stands is still to be read. */
    private boolean isUnread;

    CompactLine(Memory memory) {
        super(memory);
    }

    /** Goes to the beginning of a line; false if no line end stops what reads on, so that it would have to ask for the end. */
    boolean goTo(RecordingLines lines) {
        this.lines = lines;
        line = lines.bytes();
        at = lines.from();
        depth = 0;
        return lines.isEnded();
    }

    @Override
    @Nullable
    Object tree() throws IOException {
        begin();
        Object value = value(0);
        end();
        return value;
    }

    private @Nullable Object value(int depth) throws IOException {
        expect(depth < DEEPEST);
        take(Memory.OF_VALUE);
        return switch (line[at]) {
            case '{' -> object(depth);
            case '[' -> list(depth);
            case '"' -> text("");
            case 't' -> literal(TRUE, true);
            case 'f' -> literal(FALSE, false);
            case 'n' -> literal(NULL, null);
            default -> wholeOrNot();
        };
    }

    private Map<String, @Nullable Object> object(int depth) throws IOException {
        Map<String, @Nullable Object> object = new LinkedHashMap<>();
        String field;
        while ((field = nextField()) != null) {
            object.put(field, value(depth + 1));
        }
        return object;
    }

    private List<@Nullable Object> list(int depth) throws IOException {
        List<@Nullable Object> list = new ArrayList<>();
        while (nextElement()) {
            list.add(value(depth + 1));
        }
        return list;
    }

    private Object wholeOrNot() {
        int from = at;
        double number = number();
        for (int i = from; i < at; i++) {
            if (line[i] == '.' || line[i] == 'E') {
                return number;
            }
        }
        return Math.abs(number) < LARGEST_EXACT
                ? (Object) (long) number
                : (Object) Long.parseLong(new String(line, from, at - from, StandardCharsets.US_ASCII));
    }

    private @Nullable Object literal(byte[] text, @Nullable Object value) {
        for (byte each : text) {
            expect(line[at++] == each);
        }
        isUnread = false;
        return value;
    }

    @Override
    void skipLine() {
        throw other();
    }

    @Override
    void begin() {
        isUnread = true;
    }

    @Override
    void end() {
        expect(line[at] == '\n' && lines != null);
        lines.endsAt(at);
    }

    @Override
    @Nullable
    String nextField() {
        if (isUnread) {
            expect(isObject() && depth < DEEPEST);
            fieldCounts[depth++] = 0;
            at++;
        } else if (line[at] == ',') {
            at++;
        }
        isUnread = false;
        if (line[at] == '}') {
            expect(line[at - 1] != ',');
            at++;
            depth--;
            return null;
        }
        expect(line[at - 1] == ',' || line[at - 1] == '{');
        String name = fieldName(fields[depth - 1], fieldCounts[depth - 1]++);
        expect(line[at++] == ':');
        isUnread = true;
        return name;
    }

    /** Most likely it is the one that the object before had in its place. */
    private String fieldName(String[] names, int place) {
        expect(place < MOST_FIELDS);
        String name = names[place];
        if (name != null && line[at] == '"' && stands(name, at + 1) && line[at + 1 + name.length()] == '"') {
            at += name.length() + 2;
        } else {
            name = text();
            names[place] = name;
        }
        for (int i = 0; i < place; i++) {
            expect(!names[i].equals(name));
        }
        return name;
    }

    @Override
    boolean nextElement() {
        boolean isFirst = isUnread;
        expect(!isFirst || isList());
        at += isFirst ? 1 : 0;
        isUnread = false;
        if (line[at] == ']') {
            at++;
            return false;
        }
        if (!isFirst) {
            expect(line[at++] == ',');
        }
        isUnread = true;
        return true;
    }

    @Override
    boolean isObject() {
        return line[at] == '{';
    }

    @Override
    boolean isList() {
        return line[at] == '[';
    }

    @Override
    boolean isNull() {
        return line[at] == 'n';
    }

    @Override
    boolean isNumber() {
        return line[at] == '-' || line[at] >= '0' && line[at] <= '9';
    }

    /** If it is another one, {@link #countOrMinus} says so. */
    @Override
    boolean isWholeNumber() {
        return isNumber();
    }

    @Override
    String text(String field) {
        isUnread = false;
        return text();
    }

    /** A text without escapes. */
    private String text() {
        expect(line[at++] == '"');
        int from = at;
        int hash = 0;
        for (byte next = line[at]; next != '"'; next = line[++at]) {
            expect(next >= ' ' && next != '\\');
            hash = 31 * hash + next;
        }
        int place = hash & (NAMES - 1);
        String known = names[place];
        if (known == null || known.length() != at - from || !stands(known, from)) {
            known = new String(line, from, at - from, StandardCharsets.US_ASCII);
            names[place] = known;
        }
        at++;
        return known;
    }

    private boolean stands(String text, int from) {
        for (int i = 0; i < text.length(); i++) {
            if (line[from + i] != text.charAt(i)) {
                return false;
            }
        }
        return true;
    }

    @Override
    long countOrMinus() {
        int from = at;
        long value = digits(0);
        expect(isWhole(from, at - from) && line[at] != '.' && line[at] != 'E');
        isUnread = false;
        return value;
    }

    /** Most of a recording, so all in one loop. */
    @Override
    int counts(long[] into) {
        byte[] bytes = line;
        int length = 0;
        int position = at + 1;
        expect(bytes[at] == '[');
        do {
            int from = position;
            long value = 0;
            for (int digit = bytes[position] - '0'; digit >= 0 && digit <= 9; digit = bytes[position] - '0') {
                value = 10 * value + digit;
                position++;
            }
            expect(isWhole(from, position - from) && length < into.length);
            into[length++] = value;
        } while (bytes[position++] == ',');
        expect(bytes[position - 1] == ']');
        at = position;
        isUnread = false;
        return length;
    }

    /** Steps over digits, which stand behind those of a value. */
    private long digits(long before) {
        byte[] bytes = line;
        int position = at;
        long value = before;
        for (int digit = bytes[position] - '0'; digit >= 0 && digit <= 9; digit = bytes[position] - '0') {
            value = 10 * value + digit;
            position++;
        }
        at = position;
        return value;
    }

    /** Whether so many digits are a whole number that a long holds. */
    private boolean isWhole(int from, int digits) {
        return digits > 0 && digits <= MOST_DIGITS && (digits == 1 || line[from] != '0');
    }

    @Override
    double number() {
        int from = at;
        at += line[at] == '-' ? 1 : 0;
        int first = at;
        long digits = digits(0);
        int length = at - first;
        expect(isWhole(first, length));
        int exponent = 0;
        if (line[at] == '.') {
            int point = at++;
            digits = digits(digits);
            exponent = point + 1 - at;
            length -= exponent;
            expect(exponent < 0);
        }
        if (line[at] == 'E') {
            at++;
            exponent += exponent();
        }
        // What a minus before a zero means is Jackson's affair.
        expect(length <= MOST_DIGITS && (digits != 0 || from == first));
        isUnread = false;
        if (digits > LARGEST_EXACT || Math.abs(exponent) >= POWERS_OF_TEN.length) {
            return NumberInput.parseDouble(new String(line, from, at - from, StandardCharsets.US_ASCII), true);
        }
        double value = exponent < 0 ? digits / POWERS_OF_TEN[-exponent] : digits * POWERS_OF_TEN[exponent];
        return from == first ? value : -value;
    }

    private int exponent() {
        boolean isNegative = line[at] == '-';
        at += isNegative ? 1 : 0;
        int from = at;
        int value = (int) digits(0);
        expect(at > from && at - from <= 4);
        return isNegative ? -value : value;
    }

    @Override
    String shown() {
        throw other();
    }

    @Override
    void skip() {
        if (isNumber()) {
            number();
        } else if (isNull()) {
            literal(NULL, null);
        } else {
            text("");
        }
    }

    private static void expect(boolean isAsWritten) {
        if (!isAsWritten) {
            throw other();
        }
    }

    private static MalformedLineException other() {
        return new MalformedLineException("it is not written as the recorder writes");
    }
}
