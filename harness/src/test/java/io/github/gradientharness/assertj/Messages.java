package io.github.gradientharness.assertj;

import static org.assertj.core.api.Assertions.catchThrowable;

import org.assertj.core.api.ThrowableAssert.ThrowingCallable;

/** What a failing assertion says. */
final class Messages {

    private Messages() {}

    /** The message of the assertion error that the code throws. */
    static String of(ThrowingCallable failing) {
        Throwable thrown = catchThrowable(failing);
        if (thrown instanceof AssertionError error) {
            return error.getMessage();
        }
        throw new IllegalStateException("It should fail as an assertion, and it came to: " + thrown, thrown);
    }
}
