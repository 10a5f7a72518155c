package io.github.gradientharness.settings;

import java.lang.System.Logger.Level;
import java.util.ArrayList;
import java.util.List;
import java.util.logging.ConsoleHandler;
import java.util.logging.Handler;
import java.util.logging.Logger;
import java.util.logging.SimpleFormatter;
import java.util.stream.Stream;
import org.apiguardian.api.API;

/**
 * Logs a line of information. Where nobody has configured logging, {@code java.util.logging} would put a line with the time
 * and the name of a class before it; there the line itself is printed where that logging prints, to standard error.
 */
@API(status = API.Status.INTERNAL, since = "0.1")
public final class PlainLine {

    private static final List<String> CONFIGURATION = List.of(
            "java.util.logging.SimpleFormatter.format",
            "java.util.logging.config.file",
            "java.util.logging.config.class");

    private PlainLine() {}

    /** Logs it by the logger, or prints it. */
    public static void log(System.Logger log, Level level, String line) {
        if (level == Level.INFO && log.isLoggable(level) && isUnconfigured(log)) {
            System.err.println(line);
        } else {
            log.log(level, line);
        }
    }

    private static boolean isUnconfigured(System.Logger log) {
        return log.getClass().getName().startsWith("sun.")
                && CONFIGURATION.stream().allMatch(name -> System.getProperty(name) == null)
                && handlers(Logger.getLogger(log.getName())).stream().allMatch(PlainLine::isDefault);
    }

    private static boolean isDefault(Handler handler) {
        return handler.getClass() == ConsoleHandler.class
                && Stream.ofNullable(handler.getFormatter()).anyMatch(it -> it.getClass() == SimpleFormatter.class);
    }

    /** All that get what the logger is given. */
    private static List<Handler> handlers(Logger logger) {
        List<Handler> all = new ArrayList<>();
        for (Logger at = logger; at != null; at = at.getUseParentHandlers() ? at.getParent() : null) {
            all.addAll(List.of(at.getHandlers()));
        }
        return all;
    }
}
