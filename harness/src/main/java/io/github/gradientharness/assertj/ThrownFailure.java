package io.github.gradientharness.assertj;

import io.github.gradientharness.verdict.GradientError;
import java.util.Arrays;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** Makes the error of an assertion that fails at once. Its stack trace holds the user's calls alone. */
final class ThrownFailure {

    private static final List<String> ASSERTIONS =
            List.of(ThrownFailure.class.getPackageName() + ".", "org.assertj.", "net.bytebuddy.");
    private static final List<String> RUNNERS =
            List.of("java.lang.reflect.", "jdk.internal.", "sun.reflect.", "org.junit.", "org.testng.");

    private static final String COMPARISON = "org.opentest4j.AssertionFailedError";
    private static final String SEVERAL = "org.opentest4j.MultipleFailuresError";

    private ThrownFailure() {}

    static AssertionError because(FailureText text) {
        GradientError error = new GradientError(text.text());
        error.setStackTrace(usersCalls(error.getStackTrace()));
        return error;
    }

    /** The same instead of an error of AssertJ's. A comparison remains one, which development environments show as such. */
    static AssertionError replacing(AssertionError assertJs, FailureText text) {
        if (!isOf(assertJs, COMPARISON)) {
            return because(text);
        }
        AssertionError error = ComparisonError.of(assertJs, text.text());
        error.setStackTrace(usersCalls(error.getStackTrace()));
        return error;
    }

    /** The error of soft assertions instead of AssertJ's. */
    static AssertionError together(AssertionError assertJs) {
        if (!isOf(assertJs, SEVERAL)) {
            return assertJs;
        }
        AssertionError error = SoftFailuresError.of(assertJs);
        error.setStackTrace(usersCalls(error.getStackTrace()));
        return error;
    }

    /** The whole text of an error that was thrown at once, or the message of another. */
    static String text(AssertionError error) {
        return error instanceof GradientError ours
                ? ours.text()
                : isOf(error, COMPARISON) ? ComparisonError.text(error) : String.valueOf(error.getMessage());
    }

    /** By name, because AssertJ does without that library where it is not on the class path. */
    private static boolean isOf(AssertionError error, String name) {
        return Stream.<Class<?>>iterate(error.getClass(), type -> type != null, Class::getSuperclass)
                .anyMatch(type -> type.getName().equals(name));
    }

    private static StackTraceElement[] usersCalls(StackTraceElement[] all) {
        StackTraceElement[] calls = Arrays.stream(all)
                .dropWhile(isIn(ASSERTIONS).or(isIn(List.of("java."))))
                .takeWhile(isIn(RUNNERS).negate())
                .filter(isIn(List.of("org.assertj.")).negate())
                .toArray(StackTraceElement[]::new);
        return calls.length == 0 ? all : calls;
    }

    private static Predicate<StackTraceElement> isIn(List<String> prefixes) {
        return frame -> prefixes.stream().anyMatch(frame.getClassName()::startsWith);
    }
}
