package io.github.gradientharness.report.markdown;

import io.github.gradientharness.text.ShownText;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Makes text of others harmless in Markdown: it is shown as it is, and is neither a table's bar nor HTML nor a link. Its
 * length is bounded, because GitHub takes at most 1 MiB as a step's summary.
 */
final class MarkdownText {

    private static final int NAME = 120;
    private static final int PROSE = 600;
    private static final int MOST_LINES = 60;

    /** A backslash in front of any of these takes its meaning away (CommonMark 0.31, section 2.4). */
    private static final Pattern SPECIAL = Pattern.compile("[\\\\`*_{}\\[\\]<>()#+!|~&:@$=\"]|(?<=www)\\.");

    private static final Pattern FENCE = Pattern.compile("~+");

    private static final Pattern BACKTICKS = Pattern.compile("`+");

    private MarkdownText() {}

    /** A name within a line. */
    static String name(String name) {
        return escaped(ShownText.name(name, NAME));
    }

    /** A sentence within a line. */
    static String prose(String text) {
        return escaped(ShownText.name(text, PROSE));
    }

    private static String escaped(String line) {
        return SPECIAL.matcher(line).replaceAll("\\\\$0").strip();
    }

    /** A path or a command within a line, which can be copied as it is: a span that nothing in it can close. */
    static String code(String text) {
        String line = ShownText.name(text, PROSE);
        String fence = "`".repeat(longest(BACKTICKS, line) + 1);
        String space = line.startsWith("`") || line.endsWith("`") || line.isBlank() ? " " : "";
        return fence + space + line + space + fence;
    }

    private static int longest(Pattern runs, String text) {
        return runs.matcher(text)
                .results()
                .mapToInt((MatchResult run) -> run.end() - run.start())
                .max()
                .orElse(0);
    }

    /** A name within a line of HTML. */
    static String html(String name) {
        return ShownText.name(name, NAME)
                .replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;")
                .replace("'", "&#39;");
    }

    /** Lines that are shown as they are, in a fence that none of them can close. */
    static String verbatim(String text) {
        String lines = text.lines()
                .limit(MOST_LINES)
                .map(line -> ShownText.name(line, PROSE))
                .collect(Collectors.joining("\n"));
        String fence = "~".repeat(Math.max(3, longest(FENCE, lines) + 1));
        return fence + "text\n" + lines + "\n" + fence + "\n";
    }
}
