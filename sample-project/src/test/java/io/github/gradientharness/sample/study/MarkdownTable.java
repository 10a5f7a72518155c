package io.github.gradientharness.sample.study;

import java.util.Collections;

/** A table in Markdown, row by row. */
final class MarkdownTable {

    private final StringBuilder text = new StringBuilder();

    MarkdownTable(String... headings) {
        row(headings);
        row(Collections.nCopies(headings.length, "---").toArray(String[]::new));
    }

    void row(String... cells) {
        text.append("| ").append(String.join(" | ", cells)).append(" |\n");
    }

    @Override
    public String toString() {
        return text.toString();
    }
}
