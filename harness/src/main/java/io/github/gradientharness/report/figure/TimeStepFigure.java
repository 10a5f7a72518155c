package io.github.gradientharness.report.figure;

import io.github.gradientharness.recording.Layer;
import io.github.gradientharness.recording.Quantity;
import io.github.gradientharness.recording.Recording;
import io.github.gradientharness.recording.Series;
import io.github.gradientharness.recording.Window;
import io.github.gradientharness.report.chart.Curve;
import io.github.gradientharness.report.chart.Extent;
import io.github.gradientharness.report.chart.LineChart;
import io.github.gradientharness.report.chart.Point;
import io.github.gradientharness.report.series.Totals;
import io.github.gradientharness.report.view.FigureView;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The gradient of recurrent layers' inputs against the time step: where it dies on its way back in time. Of a layer without
 * it, that of its output.
 */
final class TimeStepFigure {

    /** As the recorder names stretches of time steps. */
    private static final Pattern STRETCH = Pattern.compile("time steps? (\\d{1,9})(?: to (\\d{1,9}))?");

    /** As it names parts of sequences of other lengths than the first. */
    private static final Pattern PART = Pattern.compile("part (\\d{1,9}) of (\\d{1,9}) of the sequence");

    private static final int HEIGHT = 260;

    private TimeStepFigure() {}

    static List<FigureView> of(Training training, Detail detail) {
        if (!training.measurements().signals().hasTimeSteps()) {
            return List.of();
        }
        Recording recording = training.diagnosis().recording();
        boolean hasParts = hasParts(recording);
        Set<Integer> withInputs = layersWithInputGradient(recording);
        Map<Integer, TreeMap<Double, Totals>> byLayer = new TreeMap<>();
        Map<Series, Double> steps = new HashMap<>();
        for (Window window : recording.windows()) {
            window.series().forEach((series, summary) -> {
                Quantity quantity =
                        withInputs.contains(series.layer()) ? Quantity.INPUT_GRADIENT : Quantity.ACTIVATION_GRADIENT;
                double step = series.parameter().isEmpty() || series.quantity() != quantity
                        ? 0
                        : steps.computeIfAbsent(series, hasParts ? TimeStepFigure::part : TimeStepFigure::step);
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
                curves,
                LineChart.Scale.LOGARITHMIC,
                new Extent(hasParts ? "part of the sequence" : "time step", (long) Math.ceil(last)),
                HEIGHT);
        return List.of(new FigureView(
                chart.draw(
                        "time-steps",
                        "gradient of recurrent layers' inputs or outputs against the time step",
                        detail.points()),
                (hasParts
                                ? "The sequences are of several lengths, so they are drawn in parts, their beginning on the left; those as long as the first are left out. "
                                : "")
                        + "Read from right to left: the gradient travels back in time. Healthy is a line that falls by less than two"
                        + " powers of ten; where it falls further, the network can't learn what happened earlier.",
                List.of(),
                curves.size() < byLayer.size() ? curves.size() + " of " + byLayer.size() + " layers are drawn." : "",
                null));
    }

    private static Set<Integer> layersWithInputGradient(Recording recording) {
        return recording.windows().stream()
                .flatMap(window -> window.series().keySet().stream())
                .filter(series -> series.quantity() == Quantity.INPUT_GRADIENT)
                .map(Series::layer)
                .collect(Collectors.toSet());
    }

    /** Whether sequences are of several lengths. Those as long as the first are then left out: their steps are no parts. */
    private static boolean hasParts(Recording recording) {
        return recording.windows().stream()
                .flatMap(window -> window.series().keySet().stream())
                .anyMatch(series -> part(series) > 0);
    }

    /** Whether a series is of a stretch of time steps. */
    static boolean isOfTime(Series series) {
        return !series.parameter().isEmpty()
                && (series.quantity() == Quantity.ACTIVATION_GRADIENT || series.quantity() == Quantity.INPUT_GRADIENT);
    }

    /** The number of a part of a sequence; 0 if the series is of something else. */
    static double part(Series series) {
        Matcher matcher = PART.matcher(series.parameter());
        boolean isPart = isOfTime(series) && matcher.matches();
        return isPart ? Integer.parseInt(matcher.group(1)) : 0;
    }

    /** The middle of a stretch of time steps; 0 if the series is of something else. */
    static double step(Series series) {
        if (!isOfTime(series)) {
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
            boolean sick = LayersOfInterest.isSick(training, layer, Quantity.ACTIVATION_GRADIENT)
                    || LayersOfInterest.isSick(training, layer, Quantity.INPUT_GRADIENT);
            curves.add(new Curve(layer.name(), sick ? "sick" : "shade" + 4 * curves.size() % 12, points));
        });
        return curves;
    }
}
