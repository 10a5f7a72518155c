package io.github.gradientharness.report.figure;

import io.github.gradientharness.recording.Layer;
import io.github.gradientharness.recording.MetricPoint;
import io.github.gradientharness.recording.Quantity;
import io.github.gradientharness.recording.Recording;
import io.github.gradientharness.recording.Window;
import io.github.gradientharness.report.chart.Curve;
import io.github.gradientharness.report.chart.Extent;
import io.github.gradientharness.report.chart.LayerChoice;
import io.github.gradientharness.report.chart.Point;
import io.github.gradientharness.report.series.LayerTotals;
import io.github.gradientharness.report.series.Signals;
import io.github.gradientharness.report.series.TrainingTime;
import io.github.gradientharness.report.series.WholeRun;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;
import org.apiguardian.api.API;

/**
 * The numbers of one training that the page draws, computed once.
 *
 * @param layers those with a kernel, in forward order
 * @param chosen positions in {@code layers} of those with a curve
 * @param gradients mean |gradient| of the chosen layers' kernels
 * @param loss mean of the minibatches' losses
 * @param metrics what the user recorded
 * @param windows names of the stretches of training, one for each point of a gradient or the loss
 * @param lastEpoch the last epoch seen
 * @param time how places in the training are counted on an axis
 * @param whole what profiles over depth hold, over the whole run
 * @param signals what was measured of each layer in each window; none where the windows are forgotten
 */
@API(status = API.Status.INTERNAL, since = "0.1")
public record Measurements(
        List<LayerTotals> layers,
        List<Integer> chosen,
        List<Curve> gradients,
        Curve loss,
        List<Curve> metrics,
        List<String> windows,
        int lastEpoch,
        TrainingTime time,
        WholeRun whole,
        Signals signals) {

    private static final int MOST_METRICS = 12;

    static Measurements of(Recording recording, Collection<String> sickLayers) {
        List<Window> windows = recording.windows();
        Signals signals = Signals.of(recording);
        List<LayerTotals> layers = LayerTotals.of(recording, signals);
        TrainingTime time = TrainingTime.of(recording);
        List<Integer> chosen = LayerChoice.of(layers.size(), positions(layers, sickLayers), Detail.FULL.lines());
        double[] places = windows.stream().mapToDouble(time::of).toArray();
        return new Measurements(
                layers,
                chosen,
                chosen.stream()
                        .map(position -> gradient(layers.get(position).layer(), signals, places))
                        .toList(),
                curve("loss", places, window -> loss(windows.get(window))),
                metrics(recording.metrics(), time),
                windows.stream().map(Measurements::name).toList(),
                recording.lastEpoch(),
                time,
                WholeRun.of(signals),
                signals);
    }

    /** The same with shorter curves, and without the numbers and names of each window. */
    Measurements thinnedTo(int points) {
        return new Measurements(
                layers,
                chosen,
                gradients.stream().map(curve -> curve.thinnedTo(points)).toList(),
                loss.thinnedTo(points),
                metrics.stream().map(curve -> curve.thinnedTo(points)).toList(),
                List.of(),
                lastEpoch,
                time,
                whole,
                Signals.NONE);
    }

    /** Positions of the layers that have one of the names. */
    static List<Integer> positions(List<LayerTotals> layers, Collection<String> names) {
        List<Integer> positions = new ArrayList<>();
        for (int i = 0; i < layers.size(); i++) {
            if (names.contains(layers.get(i).layer().name())) {
                positions.add(i);
            }
        }
        return positions;
    }

    private static Curve gradient(Layer layer, Signals signals, double[] places) {
        return signals.of(Quantity.GRADIENT).stream()
                .filter(series -> series.layer() == layer)
                .findFirst()
                .map(series -> curve(layer.name(), places, series::meanAbsoluteIn))
                .orElseGet(() -> curve(layer.name(), places, window -> Double.NaN));
    }

    /** A mean of what is left when NaN is left out would look healthy: it is a gap instead. */
    private static double loss(Window window) {
        return window.loss().nonFinite() > 0 ? Double.NaN : window.loss().mean();
    }

    private static Curve curve(String name, double[] places, IntToDoubleFunction value) {
        return new Curve(
                name,
                "",
                IntStream.range(0, places.length)
                        .mapToObj(window -> new Point(places[window], value.applyAsDouble(window)))
                        .toList());
    }

    private static List<Curve> metrics(List<MetricPoint> metrics, TrainingTime time) {
        Map<String, List<Point>> byName = new LinkedHashMap<>();
        for (MetricPoint metric : metrics) {
            if (byName.size() < MOST_METRICS || byName.containsKey(metric.name())) {
                byName.computeIfAbsent(metric.name(), name -> new ArrayList<>())
                        .add(new Point(time.at(metric.iteration()), metric.value()));
            }
        }
        return byName.entrySet().stream()
                .map(entry -> new Curve(entry.getKey(), "", entry.getValue()))
                .toList();
    }

    /** An axis of the whole training. */
    Extent extent() {
        return new Extent(time.unit(), time.last());
    }

    /** What a window is called. */
    static String name(Window window) {
        String epochs = window.fromEpoch() == window.toEpoch()
                ? "epoch " + window.fromEpoch()
                : "epochs " + window.fromEpoch() + "–" + window.toEpoch();
        return epochs + ", iterations " + window.fromIteration() + "–" + window.toIteration();
    }
}
