package io.github.gradientharness.maven.console;

import io.github.gradientharness.text.ShownText;
import java.util.List;
import org.apache.maven.plugin.logging.Log;

/**
 * Something for the console.
 *
 * @param level how loud it is
 * @param lines what it says, usually a single line; what names in a recording could hold to forge lines, move the cursor or
 *     turn the direction of writing is replaced, and a line that is too long loses its middle
 */
public record ConsoleLine(Level level, List<String> lines) {

    /** Longer than any finding with all its remedies. */
    private static final int LONGEST = 4_000;

    /** How loud a line is. */
    enum Level {
        /** Fails the build. */
        ERROR,
        /** Would fail a stricter build. */
        WARN,
        /** Good to know. */
        INFO
    }

    /** Makes each line a single one. */
    public ConsoleLine {
        lines = lines.stream().map(ConsoleLine::oneLine).toList();
    }

    /** A single line. */
    ConsoleLine(Level level, String text) {
        this(level, List.of(text));
    }

    /** The text. Maven puts its level in front of the first line only, so that the others can be copied. */
    public String text() {
        return String.join("\n", lines);
    }

    /** The text as one line of bounded length that shows what it holds. */
    public static String oneLine(String text) {
        return ShownText.name(text, LONGEST);
    }

    public void log(Log log) {
        switch (level) {
            case ERROR -> log.error(text());
            case WARN -> log.warn(text());
            case INFO -> log.info(text());
        }
    }
}
