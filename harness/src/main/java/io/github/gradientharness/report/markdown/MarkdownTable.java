package io.github.gradientharness.report.markdown;

import java.util.Collections;
import java.util.List;

/** A table of GitHub Flavored Markdown; its cells are escaped already. */
final class MarkdownTable {

    private final StringBuilder text = new StringBuilder();

    MarkdownTable(List<String> columns) {
        row(columns);
        row(Collections.nCopies(columns.size(), "---"));
    }

    /** Adds a row with a cell for each column. */
    void row(List<String> cells) {
        text.append("| ").append(String.join(" | ", cells)).append(" |\n");
    }

    @Override
    public String toString() {
        return text.append('\n').toString();
    }
}
