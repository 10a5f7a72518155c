package io.github.gradientharness.report.figure;

import io.github.gradientharness.report.chart.Curve;
import io.github.gradientharness.report.chart.LineChart;
import io.github.gradientharness.report.view.FigureView;
import io.github.gradientharness.text.Shown;
import java.util.ArrayList;
import java.util.List;

/** What the test recorded besides: accuracies and other shares in one chart, any other metric in one of its own. */
final class MetricFigures {

    private static final int HEIGHT = 220;
    private static final int MOST_CHARTS = 3;

    private MetricFigures() {}

    static List<FigureView> of(Training training, Detail detail) {
        List<FigureView> figures = new ArrayList<>();
        List<Curve> all = training.measurements().metrics();
        List<Curve> shares = all.stream().filter(MetricFigures::isShare).toList();
        if (!shares.isEmpty()) {
            figures.add(figure(training, shares, LineChart.Scale.UNIT, "metric-0", detail));
        }
        List<Curve> others = all.stream().filter(curve -> !isShare(curve)).toList();
        for (int i = 0; i < Math.min(others.size(), MOST_CHARTS); i++) {
            figures.add(figure(training, List.of(others.get(i)), LineChart.Scale.LINEAR, "metric-" + (i + 1), detail));
        }
        return figures;
    }

    private static boolean isShare(Curve curve) {
        return curve.values().allMatch(value -> value >= 0 && value <= 1);
    }

    private static FigureView figure(
            Training training, List<Curve> metrics, LineChart.Scale scale, String id, Detail detail) {
        List<Curve> curves = new ArrayList<>();
        for (Curve curve : metrics) {
            curves.add(curve.in("shade" + 4 * curves.size() % 12));
        }
        String title = curves.size() == 1 ? Shown.name(curves.get(0).name()) : "Metrics that the test recorded";
        String unit = training.measurements().extent().unit();
        List<String> rows = curves.get(0).points().stream()
                .map(point -> unit + " " + Math.round(point.x()))
                .toList();
        return new FigureView(
                new LineChart(curves, scale, training.measurements().extent(), HEIGHT).draw(id, title, detail.points()),
                "Recorded by the test. Healthy is what the metric promises: for an accuracy, a curve that climbs well"
                        + " above guessing.",
                List.of(),
                "",
                CurveTable.of(title, rows, curves, detail.rows()));
    }
}
