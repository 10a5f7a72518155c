package io.github.gradientharness.text;

import java.util.Locale;
import org.apiguardian.api.API;

/** Makes text from a recording fit to be shown: bounded in length, and without control characters. */
@API(status = API.Status.INTERNAL, since = "0.1")
public final class Shown {

    private static final int NAME = 160;
    private static final int PROSE = 700;

    private Shown() {}

    /** A name of the user's: a suite, a test, a layer. */
    public static String name(String text) {
        return bounded(text, NAME);
    }

    /** A class without its package; what is not the name of a class in full. */
    public static String className(String suite) {
        String name = name(suite);
        return name.matches("[\\w.$]+") ? name.substring(name.lastIndexOf('.') + 1) : name;
    }

    /** A name in a drawing, where there is little room. */
    public static String label(String text, int most) {
        String clean = printable(text);
        int length = clean.codePointCount(0, clean.length());
        return length <= most ? clean : clean.substring(0, clean.offsetByCodePoints(0, most - 1)) + "…";
    }

    /** A sentence that may hold names. */
    public static String prose(String text) {
        return bounded(text, PROSE);
    }

    /** The same with a capital at its beginning and a full stop at its end. */
    public static String sentence(String text) {
        String prose = prose(text);
        if (prose.isEmpty()) {
            return prose;
        }
        int second = prose.offsetByCodePoints(0, 1);
        String start = prose.substring(0, second).toUpperCase(Locale.ROOT) + prose.substring(second);
        return ".?!".indexOf(start.charAt(start.length() - 1)) >= 0 ? start : start + ".";
    }

    /** A number of things, in words. */
    public static String count(long number, String one) {
        return number + " " + (number == 1 ? one : one + "s");
    }

    private static String bounded(String text, int most) {
        int length = text.codePointCount(0, text.length());
        if (length <= most) {
            return printable(text);
        }
        String start = text.substring(0, text.offsetByCodePoints(0, most));
        return printable(start) + "… (" + length + " characters)";
    }

    /** Control characters and halves of surrogate pairs have no shape; a page that holds them isn't valid. */
    private static String printable(String text) {
        StringBuilder shown = new StringBuilder();
        text.codePoints()
                .map(point -> Character.isISOControl(point) ? ' ' : point)
                .map(point -> Character.getType(point) == Character.SURROGATE ? '\uFFFD' : point)
                .forEach(shown::appendCodePoint);
        return shown.toString();
    }
}
