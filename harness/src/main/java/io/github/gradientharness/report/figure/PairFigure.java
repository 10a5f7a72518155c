package io.github.gradientharness.report.figure;

import io.github.gradientharness.report.chart.Curve;
import io.github.gradientharness.report.chart.Drawing;
import io.github.gradientharness.report.chart.LayerChoice;
import io.github.gradientharness.report.chart.LogAxis;
import io.github.gradientharness.report.chart.Point;
import io.github.gradientharness.report.view.FactView;
import io.github.gradientharness.report.view.FigureView;
import io.github.gradientharness.report.view.TableView;
import io.github.gradientharness.text.Numbers;
import io.github.gradientharness.text.Shown;
import io.github.gradientharness.verdict.JudgedProfile.OfLayer;
import java.util.ArrayList;
import java.util.List;
import org.apiguardian.api.API;

/** Draws the gradient over depth of two trainings into one chart. */
@API(status = API.Status.INTERNAL, since = "0.1")
public final class PairFigure {

    private static final int WIDTH = 720;
    private static final int HEIGHT = 280;
    private static final int LEFT = 56;
    private static final int RIGHT = 24;
    private static final int TOP = 14;
    private static final int BOTTOM = 44;
    private static final int INSET = 30;
    private static final int MOST_NAMES = 10;

    /** So many names of nine letters have room side by side, even where they are not quite evenly spread. */
    private static final int MOST_LABELS = 7;

    private static final int MOST_ROWS = 60;

    private final Training one;
    private final Training other;
    private final Drawing drawing = new Drawing(WIDTH, HEIGHT);
    private final LogAxis upright;
    private final String nameOfOne;
    private final String nameOfOther;

    public PairFigure(TrainingPair pair) {
        this.one = pair.one();
        this.other = pair.other();
        boolean sameClass = one.header().suite().equals(other.header().suite());
        this.nameOfOne = sameClass ? test(one) : Shown.className(one.header().suite());
        this.nameOfOther =
                sameClass ? test(other) : Shown.className(other.header().suite());
        double[] values = List.of(one, other).stream()
                .flatMapToDouble(training ->
                        SharedAxes.profile(training).layers().stream().mapToDouble(OfLayer::value))
                .toArray();
        this.upright = LogAxis.over(values, HEIGHT - BOTTOM, TOP);
    }

    public FigureView draw(String id) {
        drawing.grid(upright, LEFT, WIDTH - RIGHT);
        line(other, "second", 3);
        line(one, "first", 3.5);
        names();
        String title = nameOfOne + " against " + nameOfOther;
        return new FigureView(
                drawing.toChart(id, title, what() + ": " + description()),
                what() + ". Where one line leaves the other, the signal is lost in that training only. Healthy is"
                        + " a line without a steep fall.",
                legend(),
                "",
                table());
    }

    private String what() {
        String when = SharedAxes.profile(one).judged().when();
        String whenOfOther = SharedAxes.profile(other).judged().when();
        return "Mean |gradient| of each layer's kernels, " + when
                + (when.equals(whenOfOther) ? "" : " and " + whenOfOther);
    }

    private List<FactView> legend() {
        List<FactView> legend = new ArrayList<>();
        legend.add(new FactView("first", nameOfOne + ": " + TrainingLine.verdict(one)));
        legend.add(new FactView("second", nameOfOther + ": " + TrainingLine.verdict(other)));
        List.of(one, other).stream()
                .filter(training -> !SharedAxes.profile(training).sick().isEmpty())
                .map(PairFigure::ring)
                .distinct()
                .forEach(ring -> legend.add(new FactView(ring, "layer that the finding names")));
        return legend;
    }

    /** In the colour of the training's state. */
    private static String ring(Training training) {
        return "ring " + training.state().badge().tone();
    }

    private void line(Training training, String style, double radius) {
        DepthProfile profile = SharedAxes.profile(training);
        List<Point> points = new ArrayList<>();
        for (int i = 0; i < profile.layers().size(); i++) {
            points.add(new Point(
                    x(i, profile.layers().size()),
                    upright.position(profile.layers().get(i).value())));
        }
        drawing.line(points, style);
        points.forEach(point -> drawing.mark(point.x(), point.y(), radius, "dot " + style));
        profile.sick()
                .forEach(i -> drawing.mark(points.get(i).x(), points.get(i).y(), 8, ring(training)));
    }

    private static double x(int layer, int layers) {
        double room = WIDTH - LEFT - RIGHT - 2.0 * INSET;
        return LEFT + INSET + (layers == 1 ? room / 2 : room * layer / (layers - 1));
    }

    private void names() {
        List<OfLayer> layers = SharedAxes.profile(one).layers();
        boolean alike = names(one).equals(names(other));
        for (int i : alike ? Curve.spread(layers.size(), MOST_LABELS) : List.<Integer>of()) {
            String name = Shown.label(layers.get(i).layer(), 9);
            drawing.label(x(i, layers.size()), HEIGHT - BOTTOM + 16.0, "middle", name, "tick");
        }
        drawing.label((LEFT + WIDTH - RIGHT) / 2.0, HEIGHT - 4.0, "middle", "input  ←  depth  →  output", "axis");
    }

    private static List<String> names(Training training) {
        return SharedAxes.profile(training).layers().stream()
                .map(OfLayer::layer)
                .toList();
    }

    private String description() {
        return nameOfOne + ", from input to output: " + numbers(one) + "; " + nameOfOther + ": " + numbers(other) + ".";
    }

    private static String numbers(Training training) {
        List<OfLayer> layers = SharedAxes.profile(training).layers();
        return String.join(
                ", ",
                LayerChoice.of(layers.size(), training.sick(), MOST_NAMES).stream()
                        .map(i -> Numbers.print(layers.get(i).value()))
                        .toList());
    }

    private static String test(Training training) {
        return Shown.label(training.header().trainingName(), 60);
    }

    private TableView table() {
        List<OfLayer> ones = SharedAxes.profile(one).layers();
        List<OfLayer> others = SharedAxes.profile(other).layers();
        List<List<String>> rows = new ArrayList<>();
        for (int i : LayerChoice.of(Math.max(ones.size(), others.size()), one.sick(), MOST_ROWS)) {
            rows.add(List.of(Integer.toString(i + 1), cell(ones, i), cell(others, i)));
        }
        return new TableView(
                "Mean |gradient|, from input to output",
                List.of("layer with a kernel, number", nameOfOne, nameOfOther),
                rows,
                List.of());
    }

    private static String cell(List<OfLayer> layers, int i) {
        return i < layers.size()
                ? Shown.label(layers.get(i).layer(), 20) + ": "
                        + Numbers.print(layers.get(i).value())
                : "–";
    }
}
