package io.github.gradientharness.report;

import io.github.gradientharness.recording.Layer;
import io.github.gradientharness.recording.Quantity;
import io.github.gradientharness.recording.Recording;
import io.github.gradientharness.recording.Series;
import io.github.gradientharness.recording.Window;
import io.github.gradientharness.report.view.FigureView;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The gradient of recurrent layers' outputs against the time step: where it dies on its way back in time. */
final class TimeStepFigure {

    /** As the recorder names stretches of time steps. */
    private static final Pattern STRETCH = Pattern.compile("time steps? (\\d{1,9})(?: to (\\d{1,9}))?");

    private static final int HEIGHT = 260;

    private TimeStepFigure() {}

    static List<FigureView> of(Training training, Detail detail) {
        if (!training.measurements().signals().hasTimeSteps()) {
            return List.of();
        }
        Recording recording = training.diagnosis().recording();
        Map<Integer, TreeMap<Double, Totals>> byLayer = new TreeMap<>();
        Map<Series, Double> steps = new HashMap<>();
        for (Window window : recording.windows()) {
            window.series().forEach((series, summary) -> {
                double step = series.parameter().isEmpty() || series.quantity() != Quantity.ACTIVATION_GRADIENT
                        ? 0
                        : steps.computeIfAbsent(series, TimeStepFigure::step);
                if (step > 0) {
                    byLayer.computeIfAbsent(series.layer(), layer -> new TreeMap<>())
                            .computeIfAbsent(step, middle -> new Totals())
                            .add(summary);
                }
            });
        }
        if (byLayer.isEmpty()) {
            return List.of();
        }
        List<Curve> curves = curves(training, byLayer, detail.lines());
        double last =
                byLayer.values().stream().mapToDouble(TreeMap::lastKey).max().orElse(1);
        LineChart chart = new LineChart(
                curves, LineChart.Scale.LOGARITHMIC, new Extent("time step", (long) Math.ceil(last)), HEIGHT);
        return List.of(new FigureView(
                chart.draw("time-steps", "dL/da of recurrent layers against the time step", detail.points()),
                "Read from right to left: the gradient travels back in time. Healthy is a line that falls by less than two"
                        + " powers of ten; where it falls further, the network can't learn what happened earlier.",
                List.of(),
                curves.size() < byLayer.size() ? curves.size() + " of " + byLayer.size() + " layers are drawn." : "",
                null));
    }

    /** The middle of a stretch of time steps; 0 if the series is of something else. */
    static double step(Series series) {
        if (series.quantity() != Quantity.ACTIVATION_GRADIENT
                || series.parameter().isEmpty()) {
            return 0;
        }
        Matcher matcher = STRETCH.matcher(series.parameter());
        if (!matcher.matches()) {
            return 0;
        }
        int from = Integer.parseInt(matcher.group(1));
        return matcher.group(2) == null ? from : (from + Integer.parseInt(matcher.group(2))) / 2.0;
    }

    private static List<Curve> curves(Training training, Map<Integer, TreeMap<Double, Totals>> byLayer, int most) {
        List<Curve> curves = new ArrayList<>();
        List<Layer> layers = training.header().model().layers();
        byLayer.entrySet().stream().limit(most).forEach(entry -> {
            Layer layer = layers.get(entry.getKey());
            List<Point> points = new ArrayList<>();
            entry.getValue()
                    .forEach((step, totals) ->
                            points.add(new Point(step, totals.nonFinite() > 0 ? Double.NaN : totals.meanAbsolute())));
            boolean sick = LayersOfInterest.isSick(training, layer, Quantity.ACTIVATION_GRADIENT);
            curves.add(new Curve(layer.name(), sick ? "sick" : "shade" + 4 * curves.size() % 12, points));
        });
        return curves;
    }
}
