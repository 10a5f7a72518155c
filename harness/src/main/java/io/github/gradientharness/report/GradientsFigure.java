package io.github.gradientharness.report;

import io.github.gradientharness.report.view.FigureView;
import java.util.ArrayList;
import java.util.List;

/** The gradient of each layer over training. */
final class GradientsFigure {

    private static final int HEIGHT = 320;

    private GradientsFigure() {}

    static List<FigureView> of(Training training, Detail detail) {
        if (!training.hasGradient()) {
            return List.of();
        }
        Measurements measurements = training.measurements();
        List<Curve> curves = curves(training, detail.lines());
        LineChart chart =
                new LineChart(curves, LineChart.Scale.LOGARITHMIC, measurements.lastEpoch(), HEIGHT).since(training);
        return List.of(new FigureView(
                chart.draw("gradients", "Gradient of each layer over training", detail.points()),
                "Mean |gradient| of each layer's kernel, one line a layer. Healthy lines run close together and none"
                        + " drops to the bottom or leaves through the top.",
                List.of(),
                leftOut(training, curves.size()),
                CurveTable.of("Mean |gradient| over training", measurements.windows(), curves, detail.rows())));
    }

    /** The curves of the sick layers and of others evenly spread, in a row of colours from input to output. */
    static List<Curve> curves(Training training, int most) {
        List<Integer> sick = training.sick().stream()
                .map(training.measurements().chosen()::indexOf)
                .filter(index -> index >= 0)
                .toList();
        List<Integer> positions =
                LayerChoice.of(training.measurements().chosen().size(), sick, most);
        List<Curve> curves = new ArrayList<>();
        for (int position : positions) {
            int shade = positions.size() == 1 ? 0 : Math.round(11f * curves.size() / (positions.size() - 1));
            curves.add(training.measurements()
                    .gradients()
                    .get(position)
                    .in(sick.contains(position) ? "sick" : "shade" + shade));
        }
        return curves;
    }

    private static String leftOut(Training training, int drawn) {
        int all = training.measurements().layers().size();
        return drawn == all
                ? ""
                : drawn + " of " + all + " layers are drawn: the first, the last, sick ones, and others evenly spread.";
    }
}
