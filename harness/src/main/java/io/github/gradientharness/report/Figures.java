package io.github.gradientharness.report;

import io.github.gradientharness.report.view.ChartView;
import io.github.gradientharness.report.view.FactView;
import io.github.gradientharness.report.view.FigureView;
import io.github.gradientharness.verdict.Finding;
import io.github.gradientharness.verdict.Numbers;
import io.github.gradientharness.verdict.Severity;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The charts of one training, each with how to read it. */
final class Figures {

    private static final int MOST_METRIC_CHARTS = 3;

    private final Training training;
    private final Measurements measurements;
    private final Detail detail;

    Figures(Training training, Detail detail) {
        this.training = training;
        this.measurements = training.measurements();
        this.detail = detail;
    }

    /** Gradient over depth; null if no gradient was measured. */
    @Nullable
    FigureView depth() {
        if (!training.hasGradient()) {
            return null;
        }
        ChartView chart = new DepthProfileChart(
                        measurements.layers(), training.sick(), training.smallestShare(), DepthProfileChart.Size.LARGE)
                .draw(training.anchor() + "-depth", "Gradient over depth");
        return new FigureView(
                chart,
                "Read from right to left: the gradient enters at the output and travels to the input. Healthy is a line"
                        + " that stays within about two powers of ten, above the dashed line.",
                legend(),
                "",
                ProfileTable.of(training, detail.layers()));
    }

    private List<FactView> legend() {
        String early = "epochs 1 to " + Math.min(measurements.lastEpoch(), LayerMeasurement.LAST_EARLY_EPOCH);
        List<FactView> legend = new ArrayList<>();
        legend.add(new FactView("early", early));
        if (measurements.lastEpoch() > LayerMeasurement.LAST_EARLY_EPOCH) {
            legend.add(new FactView("whole", "whole run, " + measurements.lastEpoch() + " epochs"));
        }
        legend.add(new FactView("limit", Numbers.print(training.smallestShare()) + " × the largest layer's"));
        if (!training.sick().isEmpty()) {
            legend.add(new FactView("ring", "sick layer"));
        }
        return legend;
    }

    /** Gradient over training, loss and metrics. */
    List<FigureView> overTraining() {
        List<FigureView> figures = new ArrayList<>();
        if (training.hasGradient()) {
            figures.add(gradients());
        }
        if (!measurements.loss().points().isEmpty()) {
            figures.add(loss());
        }
        metrics(figures);
        return figures;
    }

    private FigureView gradients() {
        List<Integer> positions = LayerChoice.of(measurements.chosen().size(), sickAmongChosen(), detail.lines());
        List<Curve> curves = new ArrayList<>();
        for (int position : positions) {
            boolean sick = sickAmongChosen().contains(position);
            int shade = positions.size() == 1 ? 0 : Math.round(11f * curves.size() / (positions.size() - 1));
            curves.add(measurements.gradients().get(position).in(sick ? "sick" : "shade" + shade));
        }
        LineChart chart = new LineChart(curves, LineChart.Scale.LOGARITHMIC, measurements.lastEpoch(), 320);
        worst().ifPresent(finding -> chart.pointOut(finding.sinceEpoch() - 1.0, "since epoch " + finding.sinceEpoch()));
        return new FigureView(
                chart.draw(training.anchor() + "-gradients", "Gradient of each layer over training", detail.points()),
                "Mean |gradient| of each layer's kernel, one line a layer. Healthy lines run close together and none"
                        + " drops to the bottom or leaves through the top.",
                List.of(),
                leftOut(curves.size()),
                CurveTable.of("Mean |gradient| over training", measurements.windows(), curves, detail.rows()));
    }

    private String leftOut(int drawn) {
        int all = measurements.layers().size();
        return drawn == all
                ? ""
                : drawn + " of " + all + " layers are drawn: the first, the last, sick ones, and others evenly spread.";
    }

    private List<Integer> sickAmongChosen() {
        return training.sick().stream()
                .map(measurements.chosen()::indexOf)
                .filter(index -> index >= 0)
                .toList();
    }

    private Optional<Finding> worst() {
        return training.diagnosis().findings().stream()
                .filter(finding -> finding.severity() == Severity.ERROR && finding.sinceEpoch() > 1)
                .findFirst();
    }

    private FigureView loss() {
        List<Curve> curves = List.of(measurements.loss().in("shade0"));
        LineChart chart = new LineChart(curves, LineChart.Scale.FROM_ZERO, measurements.lastEpoch(), 220);
        worst().ifPresent(finding -> chart.pointOut(finding.sinceEpoch() - 1.0, "since epoch " + finding.sinceEpoch()));
        return new FigureView(
                chart.draw(training.anchor() + "-loss", "Loss", detail.points()),
                "Mean loss of the minibatches. Healthy is a curve that falls; one that lies flat learns nothing.",
                List.of(),
                "",
                CurveTable.of("Loss over training", measurements.windows(), curves, detail.rows()));
    }

    private void metrics(List<FigureView> figures) {
        List<Curve> shares =
                measurements.metrics().stream().filter(Figures::isShare).toList();
        if (!shares.isEmpty()) {
            figures.add(metric(shares, LineChart.Scale.UNIT, 0));
        }
        List<Curve> others =
                measurements.metrics().stream().filter(curve -> !isShare(curve)).toList();
        for (int i = 0; i < Math.min(others.size(), MOST_METRIC_CHARTS); i++) {
            figures.add(metric(List.of(others.get(i)), LineChart.Scale.LINEAR, i + 1));
        }
    }

    private static boolean isShare(Curve curve) {
        return curve.values().allMatch(value -> value >= 0 && value <= 1);
    }

    private FigureView metric(List<Curve> metrics, LineChart.Scale scale, int number) {
        List<Curve> curves = new ArrayList<>();
        for (Curve curve : metrics) {
            curves.add(curve.in("shade" + 4 * curves.size() % 12));
        }
        String title = curves.size() == 1 ? Shown.name(curves.get(0).name()) : "Metrics that the test recorded";
        List<String> rows = curves.get(0).points().stream()
                .map(point -> "epoch " + Math.round(point.x()))
                .toList();
        return new FigureView(
                new LineChart(curves, scale, measurements.lastEpoch(), 220)
                        .draw(training.anchor() + "-metric-" + number, title, detail.points()),
                "Recorded by the test. Healthy is what the metric promises: for an accuracy, a curve that climbs well"
                        + " above guessing.",
                List.of(),
                "",
                CurveTable.of(title, rows, curves, detail.rows()));
    }
}
