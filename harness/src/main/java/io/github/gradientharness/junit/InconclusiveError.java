package io.github.gradientharness.junit;

import io.github.gradientharness.verdict.GradientError;
import java.io.Serial;

/** A test that can't be judged; no other seed would change that. */
final class InconclusiveError extends GradientError {

    @Serial
    private static final long serialVersionUID = 1L;

    InconclusiveError(String text) {
        super(text);
    }
}
