package io.github.gradientharness.report;

import io.github.gradientharness.report.view.ChartView;
import io.github.gradientharness.verdict.Numbers;
import io.github.gradientharness.verdict.Severity;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Draws curves over the epochs of a training, each with its name at its end. */
final class LineChart {

    /** How the values are laid out. */
    enum Scale {
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
    private final Axis epochs;
    private final Drawing drawing;

    LineChart(List<Curve> curves, Scale scale, int lastEpoch, int height) {
        this.height = height;
        this.curves = curves;
        this.values = axis(scale);
        this.epochs = LinearAxis.ofEpochs(lastEpoch, LEFT, WIDTH - RIGHT);
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

    /** Points out an epoch, for instance that in which something began. */
    LineChart pointOut(double epoch, String text) {
        double x = epochs.position(epoch);
        drawing.line(List.of(new Point(x, TOP), new Point(x, height - BOTTOM)), "since");
        boolean leftHalf = x < (LEFT + WIDTH - RIGHT) / 2.0;
        drawing.label(leftHalf ? x + 5 : x - 5, TOP + 9.0, leftHalf ? "start" : "end", text, "sick-text");
        return this;
    }

    /** Points out the epoch in which the worst finding began, if that was not the first. */
    LineChart since(Training training) {
        training.diagnosis().findings().stream()
                .filter(finding -> finding.severity() == Severity.ERROR && finding.sinceEpoch() > 1)
                .findFirst()
                .ifPresent(finding -> pointOut(finding.sinceEpoch() - 1.0, "since epoch " + finding.sinceEpoch()));
        return this;
    }

    ChartView draw(String id, String title, int points) {
        grid();
        for (Curve curve : curves) {
            List<Point> placed = curve.thinnedTo(points).points().stream()
                    .map(point -> new Point(epochs.position(point.x()), values.position(point.y())))
                    .toList();
            drawing.line(placed, "curve " + curve.style());
            if (placed.size() == 1) {
                drawing.mark(placed.get(0).x(), placed.get(0).y(), 3, "dot");
            }
        }
        names();
        return drawing.toChart(id, title, description());
    }

    private void grid() {
        drawing.grid(values, LEFT, WIDTH - RIGHT);
        for (Axis.Tick tick : epochs.ticks()) {
            drawing.label(tick.position(), height - BOTTOM + 16.0, "middle", tick.text(), "tick");
        }
        drawing.label((LEFT + WIDTH - RIGHT) / 2.0, height - 6.0, "middle", "epoch", "axis");
    }

    private void names() {
        List<End> ends = new ArrayList<>();
        curves.forEach(curve -> ends.add(end(curve)));
        ends.removeIf(end -> !Double.isFinite(end.y));
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
        Point last = new Point(Double.NaN, Double.NaN);
        for (Point point : curve.points()) {
            last = Double.isFinite(point.y()) ? point : last;
        }
        String lost = curve.hasGap() ? " (has NaN)" : "";
        String name = Shown.label(curve.name(), lost.isEmpty() ? 18 : 10) + lost;
        return new End(curve, epochs.position(last.x()), values.position(last.y()), name);
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
