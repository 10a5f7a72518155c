package io.github.gradientharness.report.figure;

import io.github.gradientharness.recording.Quantity;
import io.github.gradientharness.recording.Recording;
import io.github.gradientharness.report.chart.LineChart;
import io.github.gradientharness.report.series.LayerSeries;
import io.github.gradientharness.report.view.FigureView;
import java.util.List;
import java.util.stream.IntStream;

/** The gradient of each layer over training. */
final class GradientsFigure {

    private static final int HEIGHT = 320;

    private GradientsFigure() {}

    static List<FigureView> of(Training training, Detail detail) {
        if (!training.hasGradient()) {
            return List.of();
        }
        Recording recording = training.diagnosis().recording();
        LayerCurves curves = new LayerCurves(
                training,
                Quantity.GRADIENT,
                training.measurements().signals().of(Quantity.GRADIENT),
                IntStream.range(0, recording.windows().size()).toArray(),
                LayerSeries::meanAbsoluteIn,
                detail.lines());
        Measurements measurements = training.measurements();
        LineChart chart = training.pointOutSince(
                new LineChart(curves.curves(), LineChart.Scale.LOGARITHMIC, measurements.extent(), HEIGHT)
                        .over(curves.bands()));
        return List.of(new FigureView(
                chart.draw("gradients", "Gradient of each layer over training", detail.points()),
                "Mean |gradient| of each layer's kernel, one line a layer. Healthy lines run close together and none"
                        + " drops to the bottom or leaves through the top.",
                List.of(),
                curves.note(),
                CurveTable.of(
                        "Mean |gradient| over training", measurements.windows(), curves.curves(), detail.rows())));
    }
}
