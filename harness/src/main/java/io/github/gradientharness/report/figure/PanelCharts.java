package io.github.gradientharness.report.figure;

import io.github.gradientharness.report.chart.Axis;
import io.github.gradientharness.report.chart.Curve;
import io.github.gradientharness.report.chart.Drawing;
import io.github.gradientharness.report.chart.Extent;
import io.github.gradientharness.report.chart.LayerChoice;
import io.github.gradientharness.report.chart.LogAxis;
import io.github.gradientharness.report.chart.PlotJson;
import io.github.gradientharness.report.chart.Point;
import io.github.gradientharness.report.chart.Rectangle;
import io.github.gradientharness.report.view.ChartView;
import io.github.gradientharness.verdict.JudgedProfile.OfLayer;
import java.util.ArrayList;
import java.util.List;
import org.apiguardian.api.API;

/** Draws a training in small, on axes that it shares with others. */
@API(status = API.Status.INTERNAL, since = "0.1")
public final class PanelCharts {

    private static final int WIDTH = 460;
    private static final int HEIGHT = 170;
    private static final int LEFT = 56;
    private static final int RIGHT = 12;
    private static final int TOP = 12;
    private static final int BOTTOM = 26;
    private static final int INSET = 16;
    private static final int MOST_LINES = 8;

    private final SharedAxes axes;
    private final LogAxis upright;
    private final int points;

    public PanelCharts(SharedAxes axes, int points) {
        this.axes = axes;
        this.upright = axes.upright(HEIGHT - BOTTOM, TOP);
        this.points = points;
    }

    /** Gradient over depth: from input to output, however many layers that are. */
    public ChartView profile(Training training) {
        DepthProfile profile = SharedAxes.profile(training);
        Drawing drawing = new Drawing(WIDTH, HEIGHT);
        drawing.rectangles(
                List.of(new Rectangle(
                        LEFT, upright.position(profile.high()), WIDTH - RIGHT, upright.position(profile.low()))),
                "band");
        drawing.grid(upright, LEFT, WIDTH - RIGHT);
        List<Point> numbers = new ArrayList<>();
        List<OfLayer> layers = profile.layers();
        for (int i = 0; i < layers.size(); i++) {
            numbers.add(new Point(i, layers.get(i).value()));
        }
        Curve line = new Curve("", "", numbers).thinnedTo(points);
        drawing.line(line.points().stream().map(point -> placed(point, layers)).toList(), "early");
        profile.sick().stream()
                .map(i -> placed(numbers.get(i), layers))
                .forEach(place -> drawing.mark(place.x(), place.y(), 6, "ring"));
        drawing.label(LEFT + INSET, HEIGHT - 8.0, "middle", "input", "tick");
        drawing.label(WIDTH - RIGHT - INSET, HEIGHT - 8.0, "middle", "output", "tick");
        return drawing.toChart(
                training.anchor() + "-profile",
                "Gradient over depth",
                profile.numbers(MOST_LINES),
                PlotJson.ofProfile(line, layers.size()));
    }

    private Point placed(Point number, List<OfLayer> layers) {
        return new Point(across((int) number.x(), layers.size()), upright.position(number.y()));
    }

    private static double across(int layer, int layers) {
        double room = WIDTH - LEFT - RIGHT - 2.0 * INSET;
        return LEFT + INSET + (layers == 1 ? room / 2 : room * layer / (layers - 1));
    }

    /** Gradient of the layers over training. */
    public ChartView lines(Training training) {
        Extent extent = training.measurements().extent();
        Axis time = new Extent(extent.unit(), axes.last()).axis(LEFT, WIDTH - RIGHT);
        Drawing drawing = new Drawing(WIDTH, HEIGHT);
        drawing.grid(upright, LEFT, WIDTH - RIGHT);
        time.ticks().forEach(tick -> drawing.label(tick.position(), HEIGHT - 8.0, "middle", tick.text(), "tick"));
        drawing.label(LEFT - 14.0, HEIGHT - 8.0, "end", extent.unit(), "axis");
        for (Curve curve : curves(training)) {
            List<Point> placed = curve.thinnedTo(points).points().stream()
                    .map(point -> new Point(time.position(point.x()), upright.position(point.y())))
                    .toList();
            drawing.line(placed, "curve " + curve.style());
        }
        return drawing.toChart(
                training.anchor() + "-lines",
                "Gradient of the layers over training",
                "Mean absolute gradient of each layer's kernels against the " + extent.unit() + ", to " + extent.unit()
                        + " " + extent.last() + ".");
    }

    private static List<Curve> curves(Training training) {
        List<Integer> chosen = training.measurements().chosen();
        List<Integer> sick = training.sick();
        List<Integer> drawn = LayerChoice.of(chosen.size(), List.of(), MOST_LINES);
        List<Curve> curves = new ArrayList<>();
        for (int position : drawn) {
            int shade = drawn.size() == 1 ? 0 : Math.round(11f * curves.size() / (drawn.size() - 1));
            String style = sick.contains(chosen.get(position)) ? "sick" : "shade" + shade;
            curves.add(training.measurements().gradients().get(position).in(style));
        }
        return curves;
    }
}
