package io.github.gradientharness.report.view;

import java.util.List;
import org.apiguardian.api.API;
import org.jspecify.annotations.Nullable;

/**
 * A chart with how to read it and the numbers behind it.
 *
 * @param chart the drawing
 * @param howToRead in one line, and what healthy looks like
 * @param legend what the line styles mean, as style and text
 * @param note what was left out; empty if nothing
 * @param table the numbers; null where another table of the section has them
 * @param narrow the drawing for narrow screens, which don't show the large one; null where they scroll that
 */
@API(status = API.Status.INTERNAL, since = "0.1")
public record FigureView(
        ChartView chart,
        String howToRead,
        List<FactView> legend,
        String note,
        @Nullable TableView table,
        @Nullable ChartView narrow) {

    /** Copies the lists. */
    public FigureView {
        legend = List.copyOf(legend);
    }

    /** A figure with one drawing for all screens. */
    public FigureView(
            ChartView chart, String howToRead, List<FactView> legend, String note, @Nullable TableView table) {
        this(chart, howToRead, legend, note, table, null);
    }
}
