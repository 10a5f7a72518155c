package io.github.gradientharness.maven.github;

import io.github.gradientharness.gate.Counts;
import io.github.gradientharness.maven.console.ConsoleLine;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What a goal writes at the head of a step's summary on GitHub. */
public final class StepSummary {

    /** GitHub takes at most 1 MiB as a step's summary. */
    private static final int MOST_LINES = 60;

    private StepSummary() {}

    /**
     * Markdown.
     *
     * @param verdict in a sentence
     * @param why lines that are shown as they are, by indenting them; none for none
     */
    public static String of(String verdict, List<String> why) {
        String head = "**" + verdict + "**\n\n";
        if (why.isEmpty()) {
            return head;
        }
        int more = why.size() - MOST_LINES;
        Stream<String> rest = more > 0 ? Stream.of("and " + Counts.of(more, "more line")) : Stream.of();
        return Stream.concat(why.stream().limit(MOST_LINES), rest)
                .map(line -> "    " + ConsoleLine.oneLine(line) + "\n")
                .collect(Collectors.joining("", head, "\n"));
    }
}
