package io.github.gradientharness.report;

import io.github.gradientharness.report.view.ChartView;
import io.github.gradientharness.report.view.LabelView;
import io.github.gradientharness.report.view.MarkView;
import io.github.gradientharness.report.view.PathView;
import java.util.ArrayList;
import java.util.List;

/** Collects the lines, points and texts of a chart. Coordinates are kept to a tenth of a unit. */
final class Drawing {

    private final int width;
    private final int height;
    private final List<PathView> paths = new ArrayList<>();
    private final List<MarkView> marks = new ArrayList<>();
    private final List<LabelView> labels = new ArrayList<>();

    Drawing(int width, int height) {
        this.width = width;
        this.height = height;
    }

    /** A line through the points, interrupted where one has no place. */
    void line(List<Point> points, String style) {
        StringBuilder data = new StringBuilder();
        long lastX = 0;
        long lastY = 0;
        boolean down = false;
        for (Point point : points) {
            boolean placed = Double.isFinite(point.x()) && Double.isFinite(point.y());
            if (placed) {
                long x = Math.round(point.x() * 10);
                long y = Math.round(point.y() * 10);
                data.append(down ? "l" + pair(x - lastX, y - lastY) : "M" + pair(x, y));
                lastX = x;
                lastY = y;
            }
            down = placed;
        }
        if (data.length() > 0) {
            paths.add(new PathView(data.toString(), style));
        }
    }

    /** A filled rectangle, given by two corners. */
    void area(Point corner, Point opposite, String style) {
        long x = Math.round(corner.x() * 10);
        long y = Math.round(corner.y() * 10);
        long width = Math.round(opposite.x() * 10) - x;
        long height = Math.round(opposite.y() * 10) - y;
        if (Double.isFinite(corner.y()) && Double.isFinite(opposite.y())) {
            paths.add(new PathView(
                    "M" + pair(x, y) + "h" + tenths(width) + "v" + tenths(height) + "h" + tenths(-width) + "z", style));
        }
    }

    /** A labelled line across for each tick of the upright axis. */
    void grid(Axis upright, double left, double right) {
        List<Point> across = new ArrayList<>();
        for (Axis.Tick tick : upright.ticks()) {
            across.add(new Point(left, tick.position()));
            across.add(new Point(right, tick.position()));
            across.add(new Point(Double.NaN, Double.NaN));
            label(left - 6, tick.position() + 3.5, "end", tick.text(), "tick");
        }
        line(across, "grid");
    }

    void mark(double x, double y, double radius, String style) {
        if (Double.isFinite(y)) {
            marks.add(new MarkView(tenths(x), tenths(y), tenths(radius), style));
        }
    }

    void label(double x, double y, String anchor, String text, String style) {
        labels.add(new LabelView(tenths(x), tenths(y), text, style + " " + anchor));
    }

    ChartView toChart(String id, String title, String description) {
        return new ChartView(id, width, height, title, description, paths, marks, labels);
    }

    private static String pair(long x, long y) {
        return tenths(x) + (y < 0 ? "" : " ") + tenths(y);
    }

    private static String tenths(double value) {
        return tenths(Math.round(value * 10));
    }

    private static String tenths(long tenths) {
        String sign = tenths < 0 ? "-" : "";
        long size = Math.abs(tenths);
        return sign + size / 10 + (size % 10 == 0 ? "" : "." + size % 10);
    }
}
