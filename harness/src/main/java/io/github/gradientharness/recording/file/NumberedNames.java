package io.github.gradientharness.recording.file;

import java.nio.file.Path;
import java.util.Comparator;
import java.util.regex.Pattern;

/** Sorts files by name, and numbers within names by value: seed 2 comes before seed 10. */
final class NumberedNames {

    private static final Pattern NUMBER = Pattern.compile("\\d+");

    /** Longer than any number in a recording's name. */
    private static final int DIGITS = 20;

    static final Comparator<Path> ORDER =
            Comparator.comparing((Path file) -> padded(file.toString())).thenComparing(Comparator.naturalOrder());

    private NumberedNames() {}

    private static String padded(String name) {
        return NUMBER.matcher(name)
                .replaceAll(number ->
                        "0".repeat(Math.max(0, DIGITS - number.group().length())) + number.group());
    }
}
