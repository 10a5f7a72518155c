package io.github.gradientharness.report.figure;

import io.github.gradientharness.recording.Quantity;
import io.github.gradientharness.report.chart.Band;
import io.github.gradientharness.report.chart.Curve;
import io.github.gradientharness.report.chart.Extent;
import io.github.gradientharness.report.chart.LineChart;
import io.github.gradientharness.report.chart.Point;
import io.github.gradientharness.report.series.LayerSeries;
import io.github.gradientharness.report.series.TrainingTime;
import io.github.gradientharness.report.view.FigureView;
import io.github.gradientharness.stats.Distribution;
import io.github.gradientharness.text.Shown;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/** How the values of the layers that matter most lie over training, as bands between quantiles. */
final class DistributionFigures {

    private static final int HEIGHT = 230;
    private static final double[] SHARES = {0, 0.05, 0.25, 0.5, 0.75, 0.95, 1};
    private static final List<String> NAMES = List.of("smallest", "5 %", "25 %", "median", "75 %", "95 %", "largest");

    private DistributionFigures() {}

    static List<FigureView> of(Training training, Detail detail) {
        return Stream.of(
                        figures(training, Quantity.GRADIENT, "gradient", detail),
                        figures(training, Quantity.ACTIVATION, "output", detail))
                .flatMap(List::stream)
                .toList();
    }

    private static List<FigureView> figures(Training training, Quantity quantity, String what, Detail detail) {
        List<FigureView> figures = new ArrayList<>();
        for (LayerSeries layer :
                LayersOfInterest.of(training, training.measurements().signals().of(quantity))) {
            int[] counted = layer.countedWindows();
            if (counted.length > 1) {
                figures.add(figure(training, layer, counted, what, what + "-spread-" + figures.size(), detail));
            }
        }
        return figures;
    }

    private static FigureView figure(
            Training training, LayerSeries layer, int[] windows, String what, String id, Detail detail) {
        int[] shown = Curve.spread(windows, detail.points());
        List<List<Point>> quantiles = quantiles(layer, shown);
        TrainingTime time = training.measurements().time();
        Extent extent = Extent.ofSteps(
                time.unit(),
                Arrays.stream(shown)
                        .mapToObj(window -> time.start(
                                training.diagnosis().recording().windows().get(window)))
                        .toList());
        LineChart chart = new LineChart(curves(quantiles), LineChart.Scale.LOGARITHMIC, extent, HEIGHT)
                .over(List.of(
                        new Band("spread", quantiles.get(1), quantiles.get(5)),
                        new Band("spread", quantiles.get(2), quantiles.get(4))));
        String title = "|" + what + "| of " + Shown.label(layer.layer().name(), 40) + " over training";
        return new FigureView(
                chart.draw(id, title, detail.points()),
                "How the absolute values lie, one step a window that counted them, the first epochs finer: half of them in the"
                        + " dark band, nine tenths in the light one. Healthy bands are level; one that sinks towards 0 dies.",
                List.of(),
                "",
                null);
    }

    private static List<List<Point>> quantiles(LayerSeries layer, int[] windows) {
        List<List<Point>> quantiles = new ArrayList<>();
        for (int i = 0; i < SHARES.length; i++) {
            quantiles.add(new ArrayList<>());
        }
        for (int step = 0; step < windows.length; step++) {
            Distribution distribution = layer.distributionIn(windows[step]).orElse(Distribution.EMPTY);
            Magnitudes magnitudes = new Magnitudes(distribution);
            for (int i = 0; i < SHARES.length; i++) {
                quantiles.get(i).add(new Point(step, magnitudes.quantile(SHARES[i])));
            }
        }
        return quantiles;
    }

    private static List<Curve> curves(List<List<Point>> quantiles) {
        List<Curve> curves = new ArrayList<>();
        for (int i = 0; i < SHARES.length; i++) {
            curves.add(new Curve(NAMES.get(i), i == 3 ? "median" : "edge", quantiles.get(i)));
        }
        return curves;
    }
}
