package io.github.gradientharness.assertj;

import java.io.Serial;
import java.util.List;
import org.opentest4j.MultipleFailuresError;

/** The failures of soft assertions together. Its message is one line, and where it is printed all messages follow. */
final class SoftFailuresError extends MultipleFailuresError {

    @Serial
    private static final long serialVersionUID = 1L;

    private final String message;
    private final String text;

    private SoftFailuresError(List<Throwable> failures, String text) {
        super("", failures);
        this.message = headline(failures);
        this.text = text;
    }

    static AssertionError of(AssertionError error) {
        MultipleFailuresError several = (MultipleFailuresError) error;
        return new SoftFailuresError(several.getFailures(), String.valueOf(several.getMessage()));
    }

    private static String headline(List<Throwable> failures) {
        String first = String.valueOf(failures.get(0).getMessage())
                .lines()
                .filter(line -> !line.isBlank())
                .findFirst()
                .orElse("");
        boolean isWholeDescription = first.contains("]");
        return failures.size() + (failures.size() == 1 ? " assertion" : " assertions") + " failed. The first: "
                + (isWholeDescription ? first : first.replaceFirst("^\\[", ""));
    }

    /** How many failed, and the first line of the first. */
    @Override
    public String getMessage() {
        return message;
    }

    /** The class, and the messages of all. */
    @Override
    public String toString() {
        return getClass().getName() + ": " + text.strip();
    }
}
