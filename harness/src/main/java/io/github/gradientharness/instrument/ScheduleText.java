package io.github.gradientharness.instrument;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads schedules as they are written in settings. */
final class ScheduleText {

    private static final Pattern EVERY = Pattern.compile("every:\\s*(-?\\d{1,18})");
    private static final Pattern LOG = Pattern.compile("log:\\s*(-?\\d{1,18})\\s*,\\s*(-?[0-9.]+(?:[eE]-?\\d+)?)");

    private ScheduleText() {}

    static Schedule parse(String text) {
        String trimmed = text.trim();
        if (trimmed.equals("every-iteration")) {
            return Schedule.everyIteration();
        }
        if (trimmed.equals("never")) {
            return Schedule.never();
        }
        Matcher every = EVERY.matcher(trimmed);
        if (every.matches()) {
            return Schedule.every(Long.parseLong(every.group(1)));
        }
        Matcher log = LOG.matcher(trimmed);
        if (log.matches()) {
            return Schedule.logSpaced(Long.parseLong(log.group(1)), number(log.group(2), text));
        }
        throw unreadable(text);
    }

    private static double number(String digits, String text) {
        try {
            return Double.parseDouble(digits);
        } catch (NumberFormatException severalPoints) {
            throw unreadable(text);
        }
    }

    private static IllegalArgumentException unreadable(String text) {
        return new IllegalArgumentException("'" + text + "' is no schedule. It can be " + Schedule.FORMS + ".");
    }
}
