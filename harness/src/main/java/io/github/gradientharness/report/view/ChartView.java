package io.github.gradientharness.report.view;

import java.util.List;
import org.apiguardian.api.API;

/**
 * A drawing: lines, points and text at fixed places.
 *
 * @param id of this chart, unique on the page
 * @param width of the drawing
 * @param height of the drawing
 * @param title what it shows
 * @param description what can be seen in it, for those who can't see it
 * @param paths its lines, the ones behind first
 * @param marks its points
 * @param labels its texts
 * @param plot its numbers as JSON that can stand in a page, for a chart that can be zoomed; empty if there is none
 * @param hover what can be read by pointing at it, as JSON that can stand in a page; empty if there is nothing
 */
@API(status = API.Status.INTERNAL, since = "0.1")
public record ChartView(
        String id,
        int width,
        int height,
        String title,
        String description,
        List<PathView> paths,
        List<MarkView> marks,
        List<LabelView> labels,
        String plot,
        String hover) {

    /** Copies the lists. */
    public ChartView {
        paths = List.copyOf(paths);
        marks = List.copyOf(marks);
        labels = List.copyOf(labels);
    }
}
