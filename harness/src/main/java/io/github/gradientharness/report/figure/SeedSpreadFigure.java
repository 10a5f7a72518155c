package io.github.gradientharness.report.figure;

import io.github.gradientharness.report.chart.Drawing;
import io.github.gradientharness.report.chart.LayerChoice;
import io.github.gradientharness.report.chart.LogAxis;
import io.github.gradientharness.report.chart.Point;
import io.github.gradientharness.report.figure.SeedSpread.OfLayer;
import io.github.gradientharness.report.view.FactView;
import io.github.gradientharness.report.view.FigureView;
import io.github.gradientharness.report.view.TableView;
import io.github.gradientharness.text.Numbers;
import io.github.gradientharness.text.Shown;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.DoubleStream;
import org.apiguardian.api.API;

/** Draws how far the seeds of a test lie apart: for each layer a bar from the smallest to the largest, and the median. */
@API(status = API.Status.INTERNAL, since = "0.1")
public final class SeedSpreadFigure {

    private static final int WIDTH = 720;
    private static final int HEIGHT = 248;
    private static final int LEFT = 56;
    private static final int RIGHT = 24;
    private static final int TOP = 14;
    private static final int BOTTOM = 52;
    private static final int INSET = 30;
    private static final int MOST_NAMES = 10;

    private final SeedSpread spread;
    private final Detail detail;
    private final Drawing drawing = new Drawing(WIDTH, HEIGHT);
    private final LogAxis axis;

    public SeedSpreadFigure(SeedSpread spread, Detail detail) {
        this.spread = spread;
        this.detail = detail;
        double[] values = spread.layers().stream()
                .flatMapToDouble(layer -> DoubleStream.of(layer.smallest(), layer.median(), layer.largest()))
                .toArray();
        this.axis = LogAxis.over(values, HEIGHT - BOTTOM, TOP);
    }

    public FigureView draw(String id) {
        drawing.grid(axis, LEFT, WIDTH - RIGHT);
        List<Point> medians = new ArrayList<>();
        for (int i = 0; i < spread.layers().size(); i++) {
            OfLayer layer = spread.layers().get(i);
            drawing.line(
                    List.of(
                            new Point(x(i), axis.position(layer.smallest())),
                            new Point(x(i), axis.position(layer.largest()))),
                    "range");
            medians.add(new Point(x(i), axis.position(layer.median())));
        }
        drawing.line(medians, "early");
        medians.forEach(point -> drawing.mark(point.x(), point.y(), 3, "dot"));
        names();
        return new FigureView(
                drawing.toChart(id, "Gradient over depth, over " + spread.seeds() + " seeds", description()),
                "Mean |gradient| of each layer's kernels, " + spread.when()
                        + ". Short bars: the seeds agree. A long bar: one seed says little.",
                List.of(new FactView("early", "median over seeds"), new FactView("range", "smallest to largest seed")),
                "",
                table());
    }

    private void names() {
        List<Integer> named = LayerChoice.of(spread.layers().size(), List.of(), MOST_NAMES);
        List<String> names = spread.layers().stream().map(OfLayer::layer).toList();
        new DepthNames(names, this::x, LEFT, WIDTH - RIGHT)
                .place(named, List.of())
                .forEach(name -> drawing.name(
                        name.middle(),
                        HEIGHT - BOTTOM + 16.0 + name.row() * DepthNames.ROW,
                        "tick",
                        name.text(),
                        names.get(name.layer())));
        drawing.label((LEFT + WIDTH - RIGHT) / 2.0, HEIGHT - 4.0, "middle", "input  ←  depth  →  output", "axis");
    }

    private double x(int layer) {
        double from = LEFT + INSET;
        double to = WIDTH - RIGHT - INSET;
        int last = spread.layers().size() - 1;
        return last == 0 ? (from + to) / 2 : from + (to - from) * layer / last;
    }

    private String description() {
        StringBuilder text =
                new StringBuilder("Median over seeds of the mean absolute gradient, from input to output: ");
        LayerChoice.of(spread.layers().size(), List.of(), detail.lines())
                .forEach(i -> text.append(Shown.label(spread.layers().get(i).layer(), 40))
                        .append(' ')
                        .append(Numbers.print(spread.layers().get(i).median()))
                        .append("; "));
        return text.substring(0, text.length() - 2) + ".";
    }

    private TableView table() {
        List<Integer> chosen = LayerChoice.of(spread.layers().size(), List.of(), detail.layers());
        String shown = chosen.size() < spread.layers().size()
                ? ", " + chosen.size() + " of " + spread.layers().size() + " layers"
                : "";
        return new TableView(
                "Mean |gradient| over seeds, from input to output" + shown,
                List.of("layer", "smallest", "in seed", "median", "largest", "in seed", "seeds with NaN or nothing"),
                chosen.stream().map(i -> row(spread.layers().get(i))).toList(),
                List.of());
    }

    private static List<String> row(OfLayer layer) {
        boolean nothing = Double.isNaN(layer.median());
        return List.of(
                Shown.name(layer.layer()),
                nothing ? "–" : Numbers.print(layer.smallest()),
                nothing ? "–" : Long.toString(layer.smallestSeed()),
                nothing ? "–" : Numbers.print(layer.median()),
                nothing ? "–" : Numbers.print(layer.largest()),
                nothing ? "–" : Long.toString(layer.largestSeed()),
                Integer.toString(layer.notANumber()));
    }
}
