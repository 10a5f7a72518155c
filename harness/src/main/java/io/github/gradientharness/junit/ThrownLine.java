package io.github.gradientharness.junit;

import io.github.gradientharness.text.ShownText;

/** Says in one line what a test threw. */
final class ThrownLine {

    private static final int LONGEST = 300;

    private ThrownLine() {}

    /** An assertion's message; of any other exception its class as well. */
    static String of(Throwable thrown) {
        String message = thrown.getMessage();
        String name = thrown.getClass().getSimpleName();
        if (message == null || message.isBlank()) {
            return name;
        }
        return ShownText.line(thrown instanceof AssertionError ? message : name + ": " + message, LONGEST);
    }
}
