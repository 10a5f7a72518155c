package io.github.gradientharness.report.chart;

import io.github.gradientharness.report.view.ChartView;
import io.github.gradientharness.text.Numbers;
import io.github.gradientharness.text.Shown;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import org.apiguardian.api.API;

/** Draws curves over a training, or over something else that is counted, each with its name at its end. */
@API(status = API.Status.INTERNAL, since = "0.1")
public final class LineChart {

    /** How the values are laid out. */
    public enum Scale {
        /** Powers of ten. */
        LOGARITHMIC,
        /** Equal steps around the values. */
        LINEAR,
        /** Equal steps from 0, or powers of ten where those would hide most values; as LINEAR for negative values. */
        FROM_ZERO,
        /** From 0 to 1. */
        UNIT
    }

    private static final int WIDTH = 720;
    private static final int LEFT = 56;
    private static final int RIGHT = 150;
    private static final int TOP = 14;
    private static final int BOTTOM = 40;
    private static final double LABEL_HEIGHT = 14;
    /** From this multiple of the median on, the largest value squeezes the others into one line. */
    private static final double HIDING = 50;

    private final int height;
    private final List<Curve> curves;
    private final Axis values;
    private final Extent extent;
    private final Axis across;
    private final List<Band> bands = new ArrayList<>();
    private final Drawing drawing;

    public LineChart(List<Curve> curves, Scale scale, Extent extent, int height) {
        this.height = height;
        this.curves = curves;
        this.values = axis(scale);
        this.extent = extent;
        this.across = extent.axis(LEFT, WIDTH - RIGHT);
        this.drawing = new Drawing(WIDTH, height);
    }

    private Axis axis(Scale scale) {
        double[] all = curves.stream().flatMapToDouble(Curve::values).sorted().toArray();
        double bottom = height - BOTTOM;
        if (scale == Scale.LOGARITHMIC) {
            return LogAxis.over(all, bottom, TOP);
        }
        if (scale == Scale.UNIT || all.length == 0) {
            return LinearAxis.over(0, 1, true, bottom, TOP);
        }
        double low = all[0];
        double high = all[all.length - 1];
        if (scale == Scale.LINEAR || low < 0) {
            return LinearAxis.over(low, high, true, bottom, TOP);
        }
        boolean hidden = low > 0 && high > HIDING * all[all.length / 2];
        return hidden ? LogAxis.over(all, bottom, TOP) : LinearAxis.over(0, high, true, bottom, TOP);
    }

    /** Fills areas behind the curves. */
    public LineChart over(List<Band> areas) {
        bands.addAll(areas);
        return this;
    }

    /** Points out a place, for instance the epoch in which something began. */
    public LineChart pointOut(double place, String text) {
        double x = across.position(place);
        drawing.line(List.of(new Point(x, TOP), new Point(x, height - BOTTOM)), "since");
        boolean leftHalf = x < (LEFT + WIDTH - RIGHT) / 2.0;
        drawing.label(leftHalf ? x + 5 : x - 5, TOP + 9.0, leftHalf ? "start" : "end", text, "sick-text");
        return this;
    }

    public ChartView draw(String id, String title, int points) {
        grid();
        bands.forEach(this::fill);
        for (Curve curve : curves) {
            List<Point> placed =
                    curve.thinnedTo(points).points().stream().map(this::placed).toList();
            drawing.line(placed, "curve " + curve.style());
            if (placed.size() == 1) {
                drawing.mark(placed.get(0).x(), placed.get(0).y(), 3, "dot");
            }
        }
        names();
        return drawing.toChart(
                id, title, description(), PlotJson.of(extent, values instanceof LogAxis, curves, 2 * points));
    }

    private void fill(Band band) {
        List<Point> corners = new ArrayList<>();
        for (List<Integer> run : runs(band)) {
            run.forEach(i -> corners.add(placed(band.low().get(i))));
            for (int i = run.size() - 1; i >= 0; i--) {
                corners.add(placed(band.high().get(run.get(i))));
            }
            corners.add(Point.NOWHERE);
        }
        drawing.polygon(corners.subList(0, Math.max(0, corners.size() - 1)), band.style());
    }

    /** Places in a row that have both bounds. */
    private static List<List<Integer>> runs(Band band) {
        List<List<Integer>> runs = new ArrayList<>();
        boolean goesOn = false;
        for (int i = 0; i < band.low().size(); i++) {
            boolean placed = Double.isFinite(band.low().get(i).y())
                    && Double.isFinite(band.high().get(i).y());
            if (placed && !goesOn) {
                runs.add(new ArrayList<>());
            }
            if (placed) {
                runs.get(runs.size() - 1).add(i);
            }
            goesOn = placed;
        }
        return runs;
    }

    private Point placed(Point point) {
        return new Point(across.position(point.x()), values.position(point.y()));
    }

    private void grid() {
        drawing.grid(values, LEFT, WIDTH - RIGHT);
        for (Axis.Tick tick : across.ticks()) {
            drawing.label(tick.position(), height - BOTTOM + 16.0, "middle", tick.text(), "tick");
        }
        drawing.label((LEFT + WIDTH - RIGHT) / 2.0, height - 6.0, "middle", extent.unit(), "axis");
    }

    private void names() {
        List<End> ends = new ArrayList<>();
        curves.forEach(curve -> ends.add(end(curve)));
        ends.removeIf(end -> !Double.isFinite(end.y));
        Collections.reverse(ends);
        ends.sort(Comparator.comparingDouble(end -> end.y));
        double room = height - BOTTOM - TOP;
        double step = Math.min(LABEL_HEIGHT, room / Math.max(1, ends.size() - 1));
        double[] places = spread(ends, step);
        for (int i = 0; i < ends.size(); i++) {
            End end = ends.get(i);
            double x = WIDTH - RIGHT + 14.0;
            drawing.line(List.of(new Point(end.x, end.y), new Point(x - 2, places[i])), "leader");
            drawing.label(x, places[i] + 4, "start", end.text, "name " + end.curve.style());
        }
    }

    /** Pushes labels apart, first downwards, then back up from the bottom. */
    private double[] spread(List<End> ends, double step) {
        double[] places = ends.stream().mapToDouble(end -> end.y).toArray();
        for (int i = 1; i < places.length; i++) {
            places[i] = Math.max(places[i], places[i - 1] + step);
        }
        double lowest = height - BOTTOM;
        for (int i = places.length - 1; i >= 0; i--) {
            places[i] = Math.min(places[i], lowest);
            lowest = places[i] - step;
        }
        return places;
    }

    private End end(Curve curve) {
        Point last = Point.NOWHERE;
        for (Point point : curve.points()) {
            last = Double.isFinite(point.y()) ? point : last;
        }
        String lost = curve.hasGap() ? " (has NaN)" : "";
        String name = Shown.label(curve.name(), lost.isEmpty() ? 18 : 10) + lost;
        return new End(curve, across.position(last.x()), values.position(last.y()), name);
    }

    private record End(Curve curve, double x, double y, String text) {}

    private String description() {
        StringBuilder text = new StringBuilder();
        for (Curve curve : curves) {
            double[] finite = curve.values().toArray();
            String course = finite.length == 0
                    ? "no finite value"
                    : "from " + Numbers.print(finite[0]) + " to " + Numbers.print(finite[finite.length - 1]);
            text.append(Shown.label(curve.name(), 40)).append(": ").append(course);
            text.append(curve.hasGap() ? ", with values that are not finite; " : "; ");
        }
        return text.length() == 0 ? "Nothing was measured." : text.substring(0, text.length() - 2) + ".";
    }
}
