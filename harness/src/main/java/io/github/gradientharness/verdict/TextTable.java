package io.github.gradientharness.verdict;

import java.util.ArrayList;
import java.util.List;

/** Rows of cells in columns of equal width. */
final class TextTable {

    private final List<List<String>> rows = new ArrayList<>();
    private final List<String> remarks = new ArrayList<>();

    TextTable(List<String> heading) {
        add(heading, "");
    }

    /** A row, and what is to stand behind it. */
    void add(List<String> cells, String remark) {
        rows.add(List.copyOf(cells));
        remarks.add(remark);
    }

    List<String> lines() {
        List<String> lines = new ArrayList<>();
        for (int i = 0; i < rows.size(); i++) {
            StringBuilder line = new StringBuilder();
            for (int column = 0; column < rows.get(i).size(); column++) {
                String cell = rows.get(i).get(column);
                line.append("  ").append(cell).append(" ".repeat(width(column) - cell.length()));
            }
            lines.add((line + remarks.get(i)).stripTrailing());
        }
        return lines;
    }

    private int width(int column) {
        return rows.stream().mapToInt(row -> row.get(column).length()).max().orElse(0);
    }
}
