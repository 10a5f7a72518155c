package io.github.gradientharness.report.figure;

import io.github.gradientharness.report.chart.Curve;
import io.github.gradientharness.report.chart.LineChart;
import io.github.gradientharness.report.view.FigureView;
import java.util.List;

/** The loss over training. */
final class LossFigure {

    private static final int HEIGHT = 220;

    private LossFigure() {}

    static List<FigureView> of(Training training, Detail detail) {
        Measurements measurements = training.measurements();
        if (measurements.loss().points().isEmpty()) {
            return List.of();
        }
        List<Curve> curves = List.of(measurements.loss().in("shade0"));
        LineChart chart =
                training.pointOutSince(new LineChart(curves, LineChart.Scale.FROM_ZERO, measurements.extent(), HEIGHT));
        return List.of(new FigureView(
                chart.draw("loss", "Loss", detail.points()),
                "Mean loss of the minibatches. Healthy is a curve that falls; one that lies flat learns nothing.",
                List.of(),
                "",
                CurveTable.of("Loss over training", measurements.windows(), curves, detail.rows())));
    }
}
