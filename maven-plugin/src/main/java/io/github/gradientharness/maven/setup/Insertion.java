package io.github.gradientharness.maven.setup;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Lines that are put into a text.
 *
 * @param line the number of the line before which they go, from 0
 * @param lines the new lines, without line ends
 */
public record Insertion(int line, List<String> lines) {

    /** Copies the list. */
    public Insertion {
        lines = List.copyOf(lines);
    }

    /** All lines of a text with these among them, each new line behind a mark. */
    static List<String> into(List<String> text, List<Insertion> insertions, String mark) {
        List<String> all = new ArrayList<>(text);
        int shift = 0;
        for (Insertion each : insertions.stream()
                .sorted(Comparator.comparingInt(Insertion::line))
                .toList()) {
            all.addAll(
                    each.line() + shift, each.lines().stream().map(mark::concat).toList());
            shift += each.lines().size();
        }
        return all;
    }
}
