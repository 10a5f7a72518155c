package io.github.gradientharness.report.figure;

import io.github.gradientharness.recording.Quantity;
import io.github.gradientharness.recording.Recording;
import io.github.gradientharness.report.chart.HeatCells;
import io.github.gradientharness.report.chart.HeatmapChart;
import io.github.gradientharness.report.series.LayerSeries;
import io.github.gradientharness.report.series.Totals;
import io.github.gradientharness.report.series.TrainingTime;
import io.github.gradientharness.report.view.FactView;
import io.github.gradientharness.report.view.FigureView;
import io.github.gradientharness.text.Shown;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Layers by windows: where in the network, and when, the gradient is small. */
final class HeatmapFigures {

    private HeatmapFigures() {}

    static List<FigureView> of(Training training, Detail detail) {
        return Stream.of(
                        figures(training, Quantity.GRADIENT, "heat-gradient", "Gradient by layer and window"),
                        figures(training, Quantity.ACTIVATION_GRADIENT, "heat-output", "dL/da by layer and window"))
                .flatMap(List::stream)
                .toList();
    }

    private static List<FigureView> figures(Training training, Quantity quantity, String id, String title) {
        Recording recording = training.diagnosis().recording();
        List<LayerSeries> layers = training.measurements().signals().of(quantity);
        int[] windows = LayerSeries.windowsOf(layers);
        HeatCells cells = cells(layers, windows);
        if (cells.isEmpty()) {
            return List.of();
        }
        TrainingTime time = training.measurements().time();
        List<String> names = cells.rows().stream().map(row -> name(layers, row)).toList();
        List<String> starts = cells.columns().stream()
                .map(column -> time.start(recording.windows().get(windows[column[0]])))
                .toList();
        return List.of(new FigureView(
                new HeatmapChart(cells)
                        .draw(
                                id,
                                title,
                                names,
                                sick(LayersOfInterest.judgedBy(training, quantity), layers, cells),
                                starts,
                                time.unit()),
                "One row a layer, from input (top) to output; one column a window, the first epoch finer. Healthy is a"
                        + " picture of few colours: rows that turn dark get little, columns that change colour tell when.",
                legend(cells),
                note(layers.size(), windows.length, cells),
                null));
    }

    /** The mean absolute value of each layer in each of the windows. */
    static HeatCells cells(List<LayerSeries> layers, int[] windows) {
        return HeatCells.of(layers.size(), windows.length, (layer, column) -> {
            Totals totals = new Totals();
            for (int window : column) {
                layers.get(layer).addTo(totals, windows[window]);
            }
            return totals.nonFinite() > 0 ? Double.POSITIVE_INFINITY : totals.meanAbsolute();
        });
    }

    private static Set<Integer> sick(List<String> names, List<LayerSeries> layers, HeatCells cells) {
        return IntStream.range(0, cells.rows().size())
                .filter(row -> Arrays.stream(cells.rows().get(row))
                        .anyMatch(layer ->
                                names.contains(layers.get(layer).layer().name())))
                .boxed()
                .collect(Collectors.toSet());
    }

    private static String name(List<LayerSeries> layers, int[] row) {
        String first = layers.get(row[0]).layer().name();
        return row.length == 1 ? first : Shown.label(first, 12) + " …";
    }

    private static List<FactView> legend(HeatCells cells) {
        List<FactView> legend = new ArrayList<>();
        if (cells.hasDead()) {
            legend.add(new FactView("heat dead", "hatched: exactly 0"));
        }
        if (cells.hasNonFinite()) {
            legend.add(new FactView("heat broken", "crossed: NaN or infinite"));
        }
        return legend;
    }

    private static String note(int layers, int windows, HeatCells cells) {
        List<String> notes = new ArrayList<>();
        if (cells.rows().size() < layers) {
            notes.add("A row stands for neighbours among " + layers + " layers and shows the smallest of them.");
        }
        if (cells.columns().size() < windows) {
            notes.add("A column stands for neighbours among " + windows + " windows and shows their mean.");
        }
        return String.join(" ", notes);
    }
}
