package io.github.gradientharness.assertj;

import java.util.Arrays;
import java.util.function.Supplier;
import org.assertj.core.api.AbstractAssert;
import org.assertj.core.api.AbstractDoubleAssert;
import org.assertj.core.api.AbstractListAssert;
import org.assertj.core.description.Description;
import org.jspecify.annotations.Nullable;

/**
 * What a user said about an assertion; it is carried along to everything that follows.
 *
 * @param description stands before the place
 * @param failMessage stands instead of the whole message
 */
record Wording(@Nullable Description description, @Nullable Supplier<String> failMessage) {

    private static final String PACKAGE = Wording.class.getPackageName() + ".";

    static final Wording NONE = new Wording(null, null);

    Wording describedAs(Description other) {
        return new Wording(other, failMessage);
    }

    Wording withFailMessage(Supplier<String> other) {
        return new Wording(description, other);
    }

    /** The user's description; empty for none. */
    String said() {
        return description == null ? "" : description.value();
    }

    /** The user's message instead of another. */
    String messageOr(String other) {
        return failMessage == null ? other : failMessage.get();
    }

    /** The user's description, then the rest. */
    String before(String place) {
        String text = said();
        return text.isEmpty() ? place : text + ": " + place;
    }

    /** An error in the user's words and ours. Its stack trace begins in the test, which soft assertions quote. */
    AssertionError error(String place, String why) {
        Failure failure = new Failure().as(() -> before(place));
        AssertionError error =
                (failMessage == null ? failure : failure.overridingErrorMessage(failMessage)).because(why);
        error.setStackTrace(Arrays.stream(error.getStackTrace())
                .dropWhile(frame -> frame.getClassName().startsWith(PACKAGE))
                .toArray(StackTraceElement[]::new));
        return error;
    }

    AbstractDoubleAssert<?> applyTo(AbstractDoubleAssert<?> number, Supplier<String> place) {
        AbstractDoubleAssert<?> described = number.as(() -> before(place.get()));
        return failMessage == null ? described : described.overridingErrorMessage(failMessage);
    }

    <L extends AbstractListAssert<L, ?, ?, ?>> L applyTo(L list, Supplier<String> place) {
        L described = list.as(() -> before(place.get()));
        return failMessage == null ? described : described.overridingErrorMessage(failMessage);
    }

    /** Lets AssertJ put an error together, so that it looks like all others. */
    private static final class Failure extends AbstractAssert<Failure, Object> {

        Failure() {
            super("", Failure.class);
        }

        AssertionError because(String why) {
            return failure("%s", why);
        }
    }
}
