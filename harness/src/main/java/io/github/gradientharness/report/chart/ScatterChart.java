package io.github.gradientharness.report.chart;

import io.github.gradientharness.report.view.ChartView;
import io.github.gradientharness.report.view.Symbols;
import io.github.gradientharness.text.Numbers;
import io.github.gradientharness.text.Shown;
import java.util.List;
import java.util.SortedMap;
import java.util.function.ToDoubleFunction;
import org.apiguardian.api.API;

/** Draws points of a plane, each class with a shape and a colour of its own. Both axes have the same scale. */
@API(status = API.Status.INTERNAL, since = "0.1")
public final class ScatterChart {

    static final int LEFT = 56;
    static final int TOP = 12;
    static final int SIDE = 360;
    private static final int RIGHT = 24;
    private static final int BOTTOM = 28;
    /** Classes beyond these share a shape with an earlier one. */
    public static final int SHAPES = Symbols.SHAPES.size();

    private final SortedMap<Integer, List<Point>> byLabel;
    private final LinearAxis x;
    private final LinearAxis y;
    private final Drawing drawing = new Drawing(LEFT + SIDE + RIGHT, TOP + SIDE + BOTTOM);

    /** Points by their class. */
    public ScatterChart(SortedMap<Integer, List<Point>> byLabel) {
        this.byLabel = byLabel;
        double[] xs = sorted(Point::x);
        double[] ys = sorted(Point::y);
        double width = Math.max(range(xs), range(ys)) * 1.06;
        this.x = axis(xs, width, LEFT, LEFT + SIDE);
        this.y = axis(ys, width, TOP + SIDE, TOP);
    }

    private double[] sorted(ToDoubleFunction<Point> coordinate) {
        return byLabel.values().stream()
                .flatMap(List::stream)
                .mapToDouble(coordinate)
                .sorted()
                .toArray();
    }

    private static double range(double[] sorted) {
        double range = sorted.length == 0 ? 0 : sorted[sorted.length - 1] - sorted[0];
        return range > 0 ? range : Math.max(1, sorted.length == 0 ? 0 : Math.abs(sorted[0]) * 1e-3);
    }

    private static LinearAxis axis(double[] sorted, double width, double start, double end) {
        double middle = sorted.length == 0 ? 0 : sorted[0] / 2 + sorted[sorted.length - 1] / 2;
        return LinearAxis.over(middle - width / 2, middle + width / 2, false, start, end);
    }

    public ChartView draw(String id, String title) {
        drawing.grid(y, LEFT, LEFT + SIDE);
        for (Axis.Tick tick : x.ticks()) {
            drawing.label(tick.position(), TOP + SIDE + 18.0, "middle", tick.text(), "tick");
        }
        int shape = 0;
        for (List<Point> points : byLabel.values()) {
            List<Point> placed = points.stream()
                    .map(point -> new Point(x.position(point.x()), y.position(point.y())))
                    .toList();
            drawing.shapes(placed, Symbols.SHAPES.get(shape % SHAPES), "point class" + shape % SHAPES);
            shape++;
        }
        return drawing.toChart(id, title, description());
    }

    private String description() {
        StringBuilder text = new StringBuilder();
        byLabel.forEach((label, points) -> text.append("Class ")
                .append(label)
                .append(": ")
                .append(Shown.count(points.size(), "point"))
                .append(" around ")
                .append(Numbers.print(
                        points.stream().mapToDouble(Point::x).average().orElse(Double.NaN)))
                .append(", ")
                .append(Numbers.print(
                        points.stream().mapToDouble(Point::y).average().orElse(Double.NaN)))
                .append(". "));
        return text.length() == 0 ? "No point." : text.toString().strip();
    }
}
