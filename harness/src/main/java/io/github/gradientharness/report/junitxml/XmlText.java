package io.github.gradientharness.report.junitxml;

/** Makes text fit for XML 1.0, which has no place for most control characters, not even escaped. */
final class XmlText {

    private static final int REPLACEMENT = '\uFFFD';

    private XmlText() {}

    /** Text over several lines; characters that are illegal in XML 1.0 (section 2.2) are replaced. */
    static String lines(String text) {
        return map(text, false);
    }

    /** Text of one line, for an attribute: line ends and tabs become spaces, as a reader would make them. */
    static String line(String text) {
        return map(text, true);
    }

    private static String map(String text, boolean oneLine) {
        StringBuilder clean = new StringBuilder();
        text.codePoints()
                .map(point -> oneLine && (point == '\n' || point == '\r' || point == '\t') ? ' ' : point)
                .map(point -> isLegal(point) ? point : REPLACEMENT)
                .forEach(clean::appendCodePoint);
        return clean.toString();
    }

    private static boolean isLegal(int point) {
        return point == '\t'
                || point == '\n'
                || point == '\r'
                || point >= 0x20 && point < 0xD800
                || point >= 0xE000 && point <= 0xFFFD
                || point >= 0x10000;
    }
}
