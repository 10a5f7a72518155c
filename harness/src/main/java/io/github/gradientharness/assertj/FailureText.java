package io.github.gradientharness.assertj;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What an assertion says that fails at once: a line that stands by itself, the test, and what explains it.
 *
 * @param test the test's name, with which the place begins
 * @param said the user's description, empty for none
 * @param place where it was measured, and below the first line what was measured around it
 * @param why what is wrong, and below the first line the details
 */
record FailureText(String test, String said, String place, String why) {

    private static final int LONGEST_LINE = 160;

    /** The whole text; its first line stands by itself. */
    String text() {
        List<String> around = place.lines().toList();
        List<String> reasons = sentences(why.strip());
        List<String> lines = new ArrayList<>();
        lines.add(Stream.of(said, withoutTest(around.get(0)), withoutColon(reasons.get(0)))
                .map(part -> part.replaceAll("\\R", " ").strip())
                .filter(part -> !part.isEmpty())
                .collect(Collectors.joining(": ")));
        lines.add("in " + test);
        addBelow(lines, around.subList(1, around.size()));
        addBelow(lines, reasons.subList(1, reasons.size()));
        return String.join("\n", lines);
    }

    /** The lines of a text; the first of them, if it is too long, ends with its first sentence. */
    private static List<String> sentences(String text) {
        List<String> lines = new ArrayList<>(text.lines().toList());
        String first = lines.isEmpty() ? "" : lines.get(0);
        int end = first.indexOf(". ");
        if (lines.isEmpty()) {
            lines.add("");
        } else if (first.length() > LONGEST_LINE && end > 0) {
            lines.set(0, first.substring(0, end + 1));
            lines.add(1, first.substring(end + 2));
        }
        return lines;
    }

    private String withoutTest(String where) {
        return where.startsWith(test) ? where.substring(test.length()).replaceFirst("^[:,] ", "") : where;
    }

    private static String withoutColon(String line) {
        return line.endsWith(":") ? line.substring(0, line.length() - 1) : line;
    }

    private static void addBelow(List<String> lines, List<String> block) {
        if (!block.isEmpty()) {
            lines.add("");
            lines.addAll(block);
        }
    }

    /**
     * What an error of AssertJ's says below its description; as one line where that is short.
     *
     * @param description what AssertJ was given as the description
     */
    static String why(AssertionError error, String description) {
        String message = String.valueOf(error.getMessage());
        String prefix = "[" + description + "]";
        String why = message.startsWith(prefix) ? message.substring(prefix.length()) : message;
        String line = why.lines()
                .map(String::strip)
                .filter(part -> !part.isEmpty())
                .map(FailureText::withoutColon)
                .collect(Collectors.joining(" "));
        return line.length() <= LONGEST_LINE ? line : why;
    }
}
