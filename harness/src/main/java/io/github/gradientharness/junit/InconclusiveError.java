package io.github.gradientharness.junit;

import java.io.Serial;

/** A test that can't be judged; no other seed would change that. */
final class InconclusiveError extends AssertionError {

    @Serial
    private static final long serialVersionUID = 1L;

    InconclusiveError(String message) {
        super(message);
    }
}
