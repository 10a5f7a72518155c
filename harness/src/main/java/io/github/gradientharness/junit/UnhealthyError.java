package io.github.gradientharness.junit;

import java.io.Serial;

/** A training that is not healthy. */
final class UnhealthyError extends AssertionError {

    @Serial
    private static final long serialVersionUID = 1L;

    private final String summary;

    UnhealthyError(String message, String summary) {
        super(message);
        this.summary = summary;
    }

    /** The worst of what was found, in one line. */
    String summary() {
        return summary;
    }
}
