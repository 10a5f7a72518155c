package io.github.gradientharness.report.figure;

import io.github.gradientharness.recording.Quantity;
import io.github.gradientharness.recording.Recording;
import io.github.gradientharness.report.chart.Curve;
import io.github.gradientharness.report.chart.LayerChoice;
import io.github.gradientharness.report.chart.Ridge;
import io.github.gradientharness.report.chart.RidgelineChart;
import io.github.gradientharness.report.series.LayerSeries;
import io.github.gradientharness.report.view.FactView;
import io.github.gradientharness.report.view.FigureView;
import io.github.gradientharness.text.Shown;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;

/** Histograms: of every layer at the end, and of the layer that matters most over training. */
final class RidgelineFigures {

    private static final int MOST_LAYERS = 20;
    private static final int MOST_WINDOWS = 14;
    private static final String HEALTHY =
            "Healthy are hills about as wide and as far from the middle as their neighbours;"
                    + " a hill near the middle is small values, a bar in the middle the share of zeros.";

    private RidgelineFigures() {}

    static List<FigureView> of(Training training, Detail detail) {
        List<FigureView> figures = new ArrayList<>();
        figures.addAll(layers(training, Quantity.GRADIENT, "ridges-gradient", "Histogram of each layer's gradient"));
        figures.addAll(layers(training, Quantity.ACTIVATION, "ridges-output", "Histogram of each layer's output"));
        figures.addAll(layers(training, Quantity.PARAMETER, "ridges-kernel", "Histogram of each layer's kernel"));
        figures.addAll(windows(training, Quantity.GRADIENT, "ridges-time-gradient", "gradient"));
        figures.addAll(windows(training, Quantity.ACTIVATION, "ridges-time-output", "output"));
        return figures;
    }

    private static List<FigureView> layers(Training training, Quantity quantity, String id, String title) {
        Recording recording = training.diagnosis().recording();
        List<LayerSeries> all = training.measurements().signals().of(quantity);
        int last = last(recording.windows().size(), all);
        if (last < 0) {
            return List.of();
        }
        List<LayerSeries> counted = all.stream()
                .filter(layer -> layer.distributionIn(last).isPresent())
                .toList();
        List<Ridge> ridges = new ArrayList<>();
        Set<Integer> sick = new HashSet<>();
        for (int i : LayerChoice.of(counted.size(), sickOf(training, counted, quantity), MOST_LAYERS)) {
            LayerSeries layer = counted.get(i);
            if (LayersOfInterest.isSick(training, layer.layer(), quantity)) {
                sick.add(ridges.size());
            }
            ridges.add(Ridge.of(layer.layer().name(), layer.distributionIn(last).orElseThrow()));
        }
        return List.of(new FigureView(
                new RidgelineChart(ridges).draw(id, title, sick),
                "From input (top) to output, in "
                        + Measurements.name(recording.windows().get(last)) + ". " + HEALTHY,
                legend(ridges),
                ridges.size() < counted.size() ? ridges.size() + " of " + counted.size() + " layers are drawn." : "",
                null));
    }

    /** Position of the last window in which some layer's values were counted; -1 if there is none. */
    private static int last(int windows, List<LayerSeries> layers) {
        for (int i = windows - 1; i >= 0; i--) {
            int window = i;
            if (layers.stream().anyMatch(layer -> layer.distributionIn(window).isPresent())) {
                return window;
            }
        }
        return -1;
    }

    private static List<Integer> sickOf(Training training, List<LayerSeries> layers, Quantity quantity) {
        List<Integer> sick = new ArrayList<>();
        for (int i = 0; i < layers.size(); i++) {
            if (LayersOfInterest.isSick(training, layers.get(i).layer(), quantity)) {
                sick.add(i);
            }
        }
        return sick;
    }

    private static List<FigureView> windows(Training training, Quantity quantity, String id, String what) {
        Recording recording = training.diagnosis().recording();
        List<LayerSeries> chosen =
                LayersOfInterest.of(training, training.measurements().signals().of(quantity));
        if (chosen.isEmpty()) {
            return List.of();
        }
        LayerSeries layer = chosen.get(0);
        int[] counted = layer.countedWindows();
        if (counted.length < 2) {
            return List.of();
        }
        int[] shown = Curve.spread(counted, MOST_WINDOWS);
        List<String> names = training.measurements()
                .time()
                .names(Arrays.stream(shown).mapToObj(recording.windows()::get).toList());
        List<Ridge> ridges = IntStream.range(0, shown.length)
                .mapToObj(i ->
                        Ridge.of(names.get(i), layer.distributionIn(shown[i]).orElseThrow()))
                .toList();
        String name = Shown.label(layer.layer().name(), 40);
        return List.of(new FigureView(
                new RidgelineChart(ridges)
                        .draw(id, "Histogram of the " + what + " of " + name + " over training", Set.of()),
                "From the beginning (top) to the end. " + HEALTHY,
                legend(ridges),
                ridges.size() < counted.length ? ridges.size() + " of " + counted.length + " windows are drawn." : "",
                null));
    }

    private static List<FactView> legend(List<Ridge> ridges) {
        return ridges.stream().anyMatch(ridge -> ridge.zeroShare() > 0)
                ? List.of(new FactView("zeros", "share of zeros"))
                : List.of();
    }
}
