package io.github.gradientharness.text;

import java.util.ArrayList;
import java.util.List;
import org.apiguardian.api.API;

/** Rows of cells in columns of equal width. */
@API(status = API.Status.INTERNAL, since = "0.1")
public final class TextTable {

    private final List<List<String>> rows = new ArrayList<>();
    private final List<String> remarks = new ArrayList<>();

    public TextTable(List<String> heading) {
        add(heading, "");
    }

    /** A row, and what is to stand behind it. */
    public void add(List<String> cells, String remark) {
        rows.add(List.copyOf(cells));
        remarks.add(remark);
    }

    public List<String> lines() {
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
