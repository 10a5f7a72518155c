package io.github.gradientharness.report.figure;

import io.github.gradientharness.recording.Quantity;
import io.github.gradientharness.recording.Window;
import io.github.gradientharness.report.chart.Band;
import io.github.gradientharness.report.chart.Curve;
import io.github.gradientharness.report.chart.Point;
import io.github.gradientharness.report.series.LayerSeries;
import io.github.gradientharness.report.series.TrainingTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * A number of each layer over training: a curve for each layer, in a row of colours from input to output. Of more layers
 * than can be told apart, it is the spread over layers and the curves of the sick ones, the first and the last.
 */
final class LayerCurves {

    private static final int SHADES = 12;
    private static final int MOST_SICK = 3;

    private final List<Curve> curves = new ArrayList<>();
    private final List<Band> bands = new ArrayList<>();
    private final int layers;

    /** The number of a layer in a window. */
    @FunctionalInterface
    interface ToNumber {
        double of(LayerSeries layer, int window);
    }

    /**
     * Evaluates the number for each layer and window.
     *
     * @param quantity that is shown: layers are marked that a finding judges by it
     * @param windows by their position in the recording
     * @param most so many curves can be told apart
     */
    LayerCurves(
            Training training, Quantity quantity, List<LayerSeries> layers, int[] windows, ToNumber number, int most) {
        this.layers = layers.size();
        TrainingTime time = training.measurements().time();
        List<Window> all = training.diagnosis().recording().windows();
        double[] places = Arrays.stream(windows)
                .mapToDouble(window -> time.of(all.get(window)))
                .toArray();
        double[][] values =
                layers.stream().map(layer -> values(layer, windows, number)).toArray(double[][]::new);
        if (layers.size() > most) {
            spread(places, values);
        }
        List<String> sick = LayersOfInterest.judgedBy(training, quantity);
        for (int i : chosen(sick, layers, most)) {
            String style = sick.contains(layers.get(i).layer().name())
                    ? "sick"
                    : "shade" + (layers.size() == 1 ? 0 : (SHADES - 1) * i / (layers.size() - 1));
            curves.add(new Curve(layers.get(i).layer().name(), style, points(places, values[i])));
        }
    }

    private static double[] values(LayerSeries layer, int[] windows, ToNumber number) {
        double[] values = new double[windows.length];
        for (int i = 0; i < windows.length; i++) {
            values[i] = number.of(layer, windows[i]);
        }
        return values;
    }

    private static Set<Integer> chosen(List<String> names, List<LayerSeries> layers, int most) {
        Set<Integer> chosen = new TreeSet<>();
        int sick = 0;
        for (int i = 0; i < layers.size(); i++) {
            boolean isSick = names.contains(layers.get(i).layer().name());
            boolean atEnd = i == 0 || i == layers.size() - 1;
            if (layers.size() <= most || atEnd || (isSick && sick < MOST_SICK)) {
                chosen.add(i);
                sick += isSick ? 1 : 0;
            }
        }
        return chosen;
    }

    private void spread(double[] places, double[][] values) {
        double[][] sorted = new double[places.length][];
        for (int window = 0; window < places.length; window++) {
            sorted[window] = sorted(values, window);
        }
        List<Point> smallest = quantile(places, sorted, 0);
        List<Point> largest = quantile(places, sorted, 1);
        bands.add(new Band("spread", smallest, largest));
        bands.add(new Band("spread", quantile(places, sorted, 0.25), quantile(places, sorted, 0.75)));
        curves.add(new Curve("smallest", "edge", smallest));
        curves.add(new Curve("median layer", "median", quantile(places, sorted, 0.5)));
        curves.add(new Curve("largest", "edge", largest));
    }

    private static double[] sorted(double[][] values, int window) {
        double[] finite = new double[values.length];
        int number = 0;
        for (double[] ofLayer : values) {
            if (Double.isFinite(ofLayer[window])) {
                finite[number++] = ofLayer[window];
            }
        }
        Arrays.sort(finite, 0, number);
        return Arrays.copyOf(finite, number);
    }

    private static List<Point> quantile(double[] places, double[][] sorted, double share) {
        double[] values = new double[places.length];
        for (int i = 0; i < places.length; i++) {
            values[i] =
                    sorted[i].length == 0 ? Double.NaN : sorted[i][(int) Math.round(share * (sorted[i].length - 1))];
        }
        return points(places, values);
    }

    private static List<Point> points(double[] places, double[] values) {
        List<Point> points = new ArrayList<>();
        for (int i = 0; i < places.length; i++) {
            points.add(new Point(places[i], values[i]));
        }
        return points;
    }

    List<Curve> curves() {
        return curves;
    }

    List<Band> bands() {
        return bands;
    }

    /** What is drawn instead of all layers; empty if all are. */
    String note() {
        return bands.isEmpty()
                ? ""
                : "Of " + layers
                        + " layers the areas show the spread, the darker one the middle half; curves are the first,"
                        + " the last and sick ones.";
    }
}
