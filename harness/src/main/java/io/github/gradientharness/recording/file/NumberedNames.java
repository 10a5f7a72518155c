package io.github.gradientharness.recording.file;

import java.nio.file.Path;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** Sorts files by name, and numbers within names by value: seed 2 comes before seed 10. */
final class NumberedNames {

    private static final Pattern NUMBER = Pattern.compile("\\d+");

    /** Longer than any number in a recording's name. */
    private static final int DIGITS = 20;

    private NumberedNames() {}

    /** The files in this order, each once. */
    static List<Path> sorted(Collection<Path> files) {
        Map<Path, String> names = new HashMap<>();
        files.forEach(file -> names.put(file, padded(file.toString().replaceFirst("\\.jsonl$", ""))));
        return names.keySet().stream()
                .sorted(Comparator.comparing((Path file) -> names.get(file)).thenComparing(Comparator.naturalOrder()))
                .toList();
    }

    private static String padded(String name) {
        return NUMBER.matcher(name)
                .replaceAll(number ->
                        "0".repeat(Math.max(0, DIGITS - number.group().length())) + number.group());
    }
}
