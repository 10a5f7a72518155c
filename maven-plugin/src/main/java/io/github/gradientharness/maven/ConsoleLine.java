package io.github.gradientharness.maven;

import java.util.List;
import org.apache.maven.plugin.logging.Log;

/**
 * Something for the console.
 *
 * @param level how loud it is
 * @param lines what it says, usually a single line; control characters, which names in a recording could hold, become
 *     spaces
 */
record ConsoleLine(Level level, List<String> lines) {

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
    ConsoleLine {
        lines = lines.stream().map(ConsoleLine::oneLine).toList();
    }

    /** A single line. */
    ConsoleLine(Level level, String text) {
        this(level, List.of(text));
    }

    /** The text. Maven puts its level in front of the first line only, so that the others can be copied. */
    String text() {
        return String.join("\n", lines);
    }

    /** The text with every control character replaced by a space. */
    static String oneLine(String text) {
        return text.replaceAll("\\p{IsControl}", " ");
    }

    void log(Log log) {
        switch (level) {
            case ERROR -> log.error(text());
            case WARN -> log.warn(text());
            case INFO -> log.info(text());
        }
    }
}
