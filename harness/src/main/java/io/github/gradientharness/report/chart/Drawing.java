package io.github.gradientharness.report.chart;

import io.github.gradientharness.report.view.ChartView;
import io.github.gradientharness.report.view.LabelView;
import io.github.gradientharness.report.view.MarkView;
import io.github.gradientharness.report.view.PathView;
import io.github.gradientharness.text.Shown;
import java.util.ArrayList;
import java.util.List;
import org.apiguardian.api.API;

/** Collects the lines, areas, points and texts of a chart. Coordinates are kept to a tenth of a unit. */
@API(status = API.Status.INTERNAL, since = "0.1")
public final class Drawing {

    private final int width;
    private final int height;
    private final List<PathView> paths = new ArrayList<>();
    private final List<MarkView> marks = new ArrayList<>();
    private final List<LabelView> labels = new ArrayList<>();

    public Drawing(int width, int height) {
        this.width = width;
        this.height = height;
    }

    private void add(PathData path, String style) {
        if (!path.isEmpty()) {
            paths.add(new PathView(path.toString(), style));
        }
    }

    /** A line through the points, interrupted where one has no place. */
    public void line(List<Point> points, String style) {
        PathData path = new PathData();
        path.through(points, false);
        add(path, style);
    }

    /** A filled area; where a corner has no place, it is two areas. */
    void polygon(List<Point> corners, String style) {
        PathData path = new PathData();
        path.through(corners, true);
        add(path, style);
    }

    /** Filled rectangles of one style, as one path. */
    public void rectangles(List<Rectangle> rectangles, String style) {
        PathData path = new PathData();
        rectangles.stream().filter(Rectangle::isPlaced).forEach(path::rectangle);
        add(path, style);
    }

    /** Slanted lines over rectangles, so that they are told apart without colour. */
    void hatch(List<Rectangle> rectangles, double distance, boolean falling, String style) {
        List<Point> lines = new ArrayList<>();
        for (Rectangle area : rectangles) {
            double height = area.bottom() - area.top();
            for (double x = area.left() - height + distance / 2; x < area.right(); x += distance) {
                double from = Math.max(x, area.left());
                double to = Math.min(x + height, area.right());
                lines.add(new Point(from, falling ? area.top() + from - x : area.bottom() - from + x));
                lines.add(new Point(to, falling ? area.top() + to - x : area.bottom() - to + x));
                lines.add(Point.NOWHERE);
            }
        }
        line(lines, style);
    }

    /**
     * The same shape at many places, as one path.
     *
     * @param shape in SVG's notation, relative, ending where it begins
     */
    void shapes(List<Point> places, String shape, String style) {
        PathData path = new PathData();
        places.forEach(place -> path.shape(place, shape));
        add(path, style);
    }

    /** A labelled line across for each tick of the upright axis. */
    public void grid(Axis upright, double left, double right) {
        List<Point> across = new ArrayList<>();
        for (Axis.Tick tick : upright.ticks()) {
            across.add(new Point(left, tick.position()));
            across.add(new Point(right, tick.position()));
            across.add(Point.NOWHERE);
            label(left - 6, tick.position() + 3.5, "end", tick.text(), "tick");
        }
        line(across, "grid");
    }

    public void mark(double x, double y, double radius, String style) {
        if (Double.isFinite(y)) {
            marks.add(new MarkView(PathData.tenths(x), PathData.tenths(y), PathData.tenths(radius), style));
        }
    }

    public void label(double x, double y, String anchor, String text, String style) {
        labels.add(new LabelView(PathData.tenths(x), PathData.tenths(y), text, style + " " + anchor));
    }

    /** A shortened name in the middle of a place, with the whole name where it is pointed at. */
    public void name(double x, double y, String style, String text, String whole) {
        String shown = Shown.name(whole);
        labels.add(new LabelView(
                PathData.tenths(x), PathData.tenths(y), text, style + " middle", shown.equals(text) ? "" : shown));
    }

    public ChartView toChart(String id, String title, String description) {
        return toChart(id, title, description, "");
    }

    /** A chart with its numbers, see {@link PlotJson}. */
    public ChartView toChart(String id, String title, String description, String plot) {
        return new ChartView(id, width, height, title, description, paths, marks, labels, plot, "");
    }

    /** A chart that says what is pointed at, see {@link HoverJson}. */
    ChartView toReadableChart(String id, String title, String description, String hover) {
        return new ChartView(id, width, height, title, description, paths, marks, labels, "", hover);
    }
}
