package io.github.gradientharness.report;

import io.github.gradientharness.recording.Series;
import io.github.gradientharness.recording.Window;
import io.github.gradientharness.stats.Summary;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * All summaries of a recording, by window and series. Charts ask for hundreds of thousands of them; looking each up in its
 * window would take most of the time that a page takes. Ask window by window: that is how they lie in memory.
 */
final class SeriesTable {

    /** Of no windows. */
    static final SeriesTable EMPTY = new SeriesTable(List.of());

    private final Map<Window, @Nullable Summary[]> rows = new IdentityHashMap<>();
    private final Map<Series, Integer> columns = new LinkedHashMap<>();

    SeriesTable(List<Window> windows) {
        List<Series> order = new ArrayList<>();
        for (Window window : windows) {
            rows.put(window, row(window, order));
        }
    }

    /** Most windows hold the same series in the same order as the first: then they need not be looked for. */
    private @Nullable Summary[] row(Window window, List<Series> order) {
        @Nullable
        Summary[] row = new Summary[Math.max(columns.size(), window.series().size())];
        int place = 0;
        for (Map.Entry<Series, Summary> entry : window.series().entrySet()) {
            Series series = entry.getKey();
            boolean usual = place < order.size() && order.get(place).equals(series);
            int column = usual ? place : column(series, order);
            row = column < row.length ? row : Arrays.copyOf(row, order.size());
            row[column] = entry.getValue();
            place++;
        }
        return row;
    }

    private int column(Series series, List<Series> order) {
        Integer known = columns.putIfAbsent(series, order.size());
        if (known == null) {
            order.add(series);
        }
        return known == null ? order.size() - 1 : known;
    }

    /** The number of a series; negative if it was never measured. */
    int column(Series series) {
        return columns.getOrDefault(series, -1);
    }

    /** The series, in the order in which they first came. */
    Iterable<Series> series() {
        return columns.keySet();
    }

    /** A summary; null where it was not measured. */
    @Nullable
    Summary summary(Window window, int column) {
        @Nullable Summary[] row = rows.get(window);
        return row != null && column < row.length ? row[column] : null;
    }
}
