package io.github.gradientharness.assertj;

import static org.assertj.core.api.Assertions.catchThrowable;

import org.assertj.core.api.ThrowableAssert.ThrowingCallable;

/** What a failing assertion says. */
final class Messages {

    private Messages() {}

    /** The whole text of the assertion error that the code throws, without the line that names the test. */
    static String of(ThrowingCallable failing) {
        Throwable thrown = catchThrowable(failing);
        if (thrown instanceof AssertionError error) {
            return error.toString()
                    .substring(error.getClass().getName().length() + 2)
                    .replaceFirst("^(.*)\nin suite > test\n?", "$1");
        }
        throw new IllegalStateException("It should fail as an assertion, and it came to: " + thrown, thrown);
    }
}
