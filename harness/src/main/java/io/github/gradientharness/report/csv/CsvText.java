package io.github.gradientharness.report.csv;

/** Makes names fit for a table: bounded in length and without what RFC 4180 does not let into a cell. */
final class CsvText {

    /** A name stands in every row, of which a long training has tens of thousands. */
    static final int LONGEST = 200;

    private static final char REPLACEMENT = '\uFFFD';

    private CsvText() {}

    /** The name; line ends become spaces, other control characters but tab, noncharacters and halves of surrogate pairs are replaced. */
    static String name(String name) {
        int length = name.codePointCount(0, name.length());
        String start = length <= LONGEST
                ? name
                : name.substring(0, name.offsetByCodePoints(0, LONGEST)) + "\u2026 (" + length + " characters)";
        StringBuilder clean = new StringBuilder();
        start.codePoints().map(CsvText::clean).forEach(clean::appendCodePoint);
        return clean.toString();
    }

    private static int clean(int point) {
        if (point == '\r' || point == '\n') {
            return ' ';
        }
        boolean isControl = Character.isISOControl(point) && point != '\t';
        boolean isNoCharacter = (point & 0xFFFE) == 0xFFFE; // some parsers use these as marks of their own
        boolean isHalf = Character.getType(point) == Character.SURROGATE;
        return isControl || isNoCharacter || isHalf ? REPLACEMENT : point;
    }
}
