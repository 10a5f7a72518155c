package io.github.gradientharness.junit;

import java.io.Serial;
import org.opentest4j.TestAbortedException;

/** Says that a seed did not succeed, which is not a failure by itself: the share of seeds is what counts. */
final class SeedFailure extends TestAbortedException {

    @Serial
    private static final long serialVersionUID = 1L;

    SeedFailure(long seed, Throwable reason) {
        super("seed " + seed + " did not succeed; the share over seeds decides. " + reason.getMessage(), reason);
    }

    /** Why it did not succeed, in the words of what the test threw. */
    String reason() {
        Throwable cause = getCause();
        if (cause instanceof UnhealthyError unhealthy) {
            return unhealthy.summary();
        }
        return cause == null ? "" : String.valueOf(cause.getMessage());
    }
}
