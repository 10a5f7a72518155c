package io.github.gradientharness.text;

import java.util.ArrayList;
import java.util.List;
import org.apiguardian.api.API;

/** Makes text fit for a console: names of bounded length without control characters, prose in lines of bounded width. */
@API(status = API.Status.INTERNAL, since = "0.1")
public final class ShownText {

    /** The widest line of prose, in characters. Names alone may make a line wider. */
    static final int WIDTH = 96;

    private static final String CUT = "...";

    private ShownText() {}

    /** A name; one that is too long loses its middle, because names of layers often differ at their ends. */
    public static String name(String name, int most) {
        String clean = printable(name);
        int length = clean.codePointCount(0, clean.length());
        if (length <= most) {
            return clean;
        }
        int start = (most - CUT.length()) / 2;
        int end = most - CUT.length() - start;
        return clean.substring(0, clean.offsetByCodePoints(0, start))
                + CUT
                + clean.substring(clean.offsetByCodePoints(0, length - end));
    }

    /** A text of one or more lines as one line, its end cut off where it is too long. */
    public static String line(String text, int most) {
        String clean = printable(text).strip().replaceAll(" +", " ");
        int length = clean.codePointCount(0, clean.length());
        return length <= most
                ? clean
                : clean.substring(0, clean.offsetByCodePoints(0, most - CUT.length()))
                                .stripTrailing()
                        + CUT;
    }

    /** The same text; what would move the cursor, switch colours or turn the direction of writing is replaced. */
    public static String printable(String text) {
        StringBuilder shown = new StringBuilder();
        text.codePoints()
                .map(point -> switch (Character.getType(point)) {
                    case Character.CONTROL, Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR -> ' ';
                    case Character.FORMAT, Character.SURROGATE -> '?';
                    default -> point;
                })
                .forEach(shown::appendCodePoint);
        return shown.toString();
    }

    /** Prose in lines of at most {@value #WIDTH} characters where its words allow. */
    public static List<String> wrapped(String prose) {
        return wrapped("", "", prose);
    }

    /**
     * The same behind something.
     *
     * @param before what the first line begins with
     * @param indent what the others begin with
     */
    public static List<String> wrapped(String before, String indent, String prose) {
        List<String> lines = new ArrayList<>();
        String line = before;
        boolean empty = true;
        for (String word : printable(prose).strip().split(" +")) {
            if (!empty && line.length() + 1 + word.length() > WIDTH) {
                lines.add(line);
                line = indent;
                empty = true;
            }
            line += empty ? word : " " + word;
            empty = false;
        }
        lines.add(line);
        return lines;
    }

    /** The first sentence of a text, without its full stop. */
    public static String firstSentence(String text) {
        int end = text.indexOf(". ");
        return end < 0 ? text.replaceFirst("\\.$", "") : text.substring(0, end);
    }

    /** What follows the first sentence of a text; empty if nothing does. */
    public static String afterFirstSentence(String text) {
        int end = text.indexOf(". ");
        return end < 0 ? "" : text.substring(end + 2);
    }
}
