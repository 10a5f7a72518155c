package io.github.gradientharness.assertj;

import io.github.gradientharness.verdict.GradientError;
import java.io.Serial;
import org.opentest4j.AssertionFailedError;

/**
 * A failed comparison, with what was expected and what was there. Like a {@link GradientError}, its
 * message is one line, and where it is printed the whole text follows.
 */
final class ComparisonError extends AssertionFailedError {

    @Serial
    private static final long serialVersionUID = 1L;

    private final String text;

    private ComparisonError(AssertionFailedError compared, String text) {
        super(text.lines().findFirst().orElse(""), compared.getExpected(), compared.getActual());
        this.text = text;
    }

    /** The same comparison in other words; an error without both values is not one. */
    static AssertionError of(AssertionError error, String text) {
        AssertionFailedError compared = (AssertionFailedError) error;
        return compared.isExpectedDefined() && compared.isActualDefined()
                ? new ComparisonError(compared, text)
                : new GradientError(text);
    }

    /** The whole text of one; the message of another error. */
    static String text(AssertionError error) {
        return error instanceof ComparisonError ours ? ours.text : String.valueOf(error.getMessage());
    }

    /** The class and the whole text. */
    @Override
    public String toString() {
        return getClass().getName() + ": " + text;
    }
}
