package io.github.gradientharness.report.chart;

import io.github.gradientharness.report.view.ChartView;
import io.github.gradientharness.text.Numbers;
import io.github.gradientharness.text.Shown;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.apiguardian.api.API;

/** Draws histograms one below the other, each as high as its highest place allows. */
@API(status = API.Status.INTERNAL, since = "0.1")
public final class RidgelineChart {

    static final int LEFT = 110;
    static final int RIGHT = 24;
    static final int WIDTH = 720;
    private static final int TOP = 12;
    private static final int BOTTOM = 24;
    private static final int ROW = 30;
    private static final int RIDGE = 42;
    /** Magnitudes below the largest over ten to this power are drawn as if they were as large as that. */
    private static final int MOST_DECADES = 8;

    private final List<Ridge> ridges;
    private final SignedLogAxis axis;
    private final int height;
    private final Drawing drawing;

    public RidgelineChart(List<Ridge> ridges) {
        this.ridges = ridges;
        this.height = TOP + RIDGE + ridges.size() * ROW - ROW + BOTTOM;
        this.axis = axis(ridges);
        this.drawing = new Drawing(WIDTH, height);
    }

    private static SignedLogAxis axis(List<Ridge> ridges) {
        double[] magnitudes = ridges.stream()
                .flatMap(ridge -> ridge.density().stream())
                .mapToDouble(point -> Math.abs(point.x()))
                .sorted()
                .toArray();
        if (magnitudes.length == 0) {
            return new SignedLogAxis(-1, 0, LEFT, WIDTH - RIGHT);
        }
        int highest = (int) Math.ceil(Math.log10(magnitudes[magnitudes.length - 1]));
        int lowest = (int) Math.floor(Math.log10(magnitudes[0]));
        lowest = Math.min(highest - 1, Math.max(highest - MOST_DECADES, lowest));
        return new SignedLogAxis(lowest, highest, LEFT, WIDTH - RIGHT);
    }

    /**
     * Draws it.
     *
     * @param sick numbers of the ridges to point out
     */
    public ChartView draw(String id, String title, Set<Integer> sick) {
        grid();
        for (int i = 0; i < ridges.size(); i++) {
            ridge(ridges.get(i), TOP + RIDGE + (double) i * ROW, sick.contains(i));
        }
        return drawing.toReadableChart(
                id, title, description(), HoverJson.ofRidges(ridges, axis, TOP + RIDGE - (double) ROW, ROW));
    }

    private void grid() {
        List<Point> lines = new ArrayList<>();
        for (Axis.Tick tick : axis.ticks()) {
            lines.add(new Point(tick.position(), TOP));
            lines.add(new Point(tick.position(), (double) height - BOTTOM));
            lines.add(Point.NOWHERE);
            drawing.label(tick.position(), height - BOTTOM + 16.0, "middle", tick.text(), "tick");
        }
        drawing.line(lines, "grid");
    }

    private void ridge(Ridge ridge, double base, boolean sick) {
        List<Point> outline = new ArrayList<>();
        double highest = ridge.highest();
        for (Point point : ridge.line()) {
            outline.add(new Point(axis.position(point.x()), base - point.y() / highest * RIDGE));
        }
        drawing.polygon(outline, sick ? "ridge sick" : "ridge");
        double middle = axis.position(0);
        if (ridge.zeroShare() > 0) {
            double top = base - ridge.zeroShare() * RIDGE;
            drawing.line(List.of(new Point(middle, base), new Point(middle, top)), "zeros");
        }
        drawing.line(List.of(new Point(LEFT, base), new Point((double) WIDTH - RIGHT, base)), "base");
        drawing.label(LEFT - 6.0, base, "end", Shown.label(ridge.name(), 15), sick ? "sick-text" : "tick");
    }

    private String description() {
        StringBuilder text = new StringBuilder("Histograms on a scale of powers of ten to both sides of zero. ");
        for (Ridge ridge : ridges) {
            text.append(Shown.label(ridge.name(), 40)).append(": ").append(mode(ridge));
            if (ridge.zeroShare() > 0) {
                text.append(", ").append(Numbers.percent(ridge.zeroShare())).append(" zero");
            }
            text.append("; ");
        }
        return text.substring(0, text.length() - 2) + ".";
    }

    private static String mode(Ridge ridge) {
        return ridge.density().stream()
                .max((a, b) -> Double.compare(a.y(), b.y()))
                .map(point -> "most values near " + Numbers.print(point.x()))
                .orElse("no value but zero");
    }
}
