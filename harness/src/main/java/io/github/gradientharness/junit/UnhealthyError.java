package io.github.gradientharness.junit;

import io.github.gradientharness.verdict.GradientError;
import java.io.Serial;

/** A training that is not healthy. */
final class UnhealthyError extends GradientError {

    @Serial
    private static final long serialVersionUID = 1L;

    private final String summary;

    UnhealthyError(String text, String summary) {
        super(text);
        this.summary = summary;
    }

    /** The worst of what was found, in one line. */
    String summary() {
        return summary;
    }
}
