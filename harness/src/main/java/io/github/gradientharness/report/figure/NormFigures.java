package io.github.gradientharness.report.figure;

import io.github.gradientharness.recording.Quantity;
import io.github.gradientharness.report.chart.Curve;
import io.github.gradientharness.report.chart.LineChart;
import io.github.gradientharness.report.series.LayerSeries;
import io.github.gradientharness.report.series.Totals;
import io.github.gradientharness.report.series.TrainingTime;
import io.github.gradientharness.report.view.FigureView;
import java.util.List;
import java.util.stream.Stream;

/** The size of each layer's kernels over training. */
final class NormFigures {

    private static final int HEIGHT = 260;

    private NormFigures() {}

    static List<FigureView> of(Training training, Detail detail) {
        List<LayerSeries> layers = training.measurements().signals().of(Quantity.PARAMETER);
        int[] windows = LayerSeries.windowsOf(layers);
        if (windows.length == 0) {
            return List.of();
        }
        int[] shown = Curve.spread(windows, detail.points());
        return Stream.of("L1", "L2")
                .map(norm -> figure(training, norm, layers, shown, detail))
                .toList();
    }

    private static FigureView figure(
            Training training, String norm, List<LayerSeries> layers, int[] windows, Detail detail) {
        LayerCurves curves = new LayerCurves(
                training,
                Quantity.PARAMETER,
                layers,
                windows,
                (layer, window) -> norm(layer.in(window), norm.equals("L1")),
                detail.lines());
        TrainingTime time = training.measurements().time();
        LineChart chart = new LineChart(
                        curves.curves(),
                        LineChart.Scale.FROM_ZERO,
                        training.measurements().extent(),
                        HEIGHT)
                .over(curves.bands());
        String title = norm + " norm of each layer's kernel over training";
        return new FigureView(
                chart.draw("norm-" + norm, title, detail.points()),
                "Size of the kernels before each update. Healthy lines move and then settle; one that lies flat from the"
                        + " start does not learn, one that climbs without end heads for infinity.",
                List.of(),
                curves.note(),
                null);
    }

    private static double norm(Totals kernels, boolean first) {
        if (kernels.count() == 0 || kernels.nonFinite() > 0) {
            return Double.NaN;
        }
        return first ? kernels.norm1() : kernels.norm2();
    }
}
