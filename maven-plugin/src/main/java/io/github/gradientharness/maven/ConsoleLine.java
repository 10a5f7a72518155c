package io.github.gradientharness.maven;

import org.apache.maven.plugin.logging.Log;

/**
 * One line for the console.
 *
 * @param level how loud it is
 * @param text what it says; control characters, which names in a recording could hold, become spaces
 */
record ConsoleLine(Level level, String text) {

    /** How loud a line is. */
    enum Level {
        /** Fails the build. */
        ERROR,
        /** Would fail a stricter build. */
        WARN,
        /** Good to know. */
        INFO
    }

    /** Makes it a single line. */
    ConsoleLine {
        text = oneLine(text);
    }

    /** The text with every control character replaced by a space. */
    static String oneLine(String text) {
        return text.replaceAll("\\p{IsControl}", " ");
    }

    void log(Log log) {
        switch (level) {
            case ERROR -> log.error(text);
            case WARN -> log.warn(text);
            case INFO -> log.info(text);
        }
    }
}
