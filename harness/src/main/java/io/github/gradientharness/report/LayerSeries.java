package io.github.gradientharness.report;

import io.github.gradientharness.recording.Layer;
import io.github.gradientharness.recording.Parameter;
import io.github.gradientharness.recording.Quantity;
import io.github.gradientharness.recording.Series;
import io.github.gradientharness.recording.Window;
import io.github.gradientharness.stats.Distribution;
import io.github.gradientharness.stats.Summary;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** A quantity of a layer: of its kernels, of which it may have several, or of its output. */
final class LayerSeries {

    private final Layer layer;
    private final SeriesTable table;
    private final List<Series> keys = new ArrayList<>();
    private final List<Integer> columns = new ArrayList<>();

    private LayerSeries(Layer layer, Quantity quantity, SeriesTable table) {
        this.layer = layer;
        this.table = table;
        for (Series key : keys(layer, quantity)) {
            int column = table.column(key);
            if (column >= 0) {
                keys.add(key);
                columns.add(column);
            }
        }
    }

    /** The layers of which a quantity was measured, in forward order. */
    static List<LayerSeries> of(Training training, Quantity quantity) {
        return of(
                training.header().model().layers(),
                quantity,
                training.measurements().table());
    }

    static List<LayerSeries> of(List<Layer> layers, Quantity quantity, SeriesTable table) {
        return layers.stream()
                .map(layer -> new LayerSeries(layer, quantity, table))
                .filter(series -> !series.keys.isEmpty())
                .toList();
    }

    private static List<Series> keys(Layer layer, Quantity quantity) {
        return switch (quantity) {
            case GRADIENT, UPDATE, PARAMETER ->
                layer.parameters().stream()
                        .filter(parameter -> parameter.role() == Parameter.Role.KERNEL)
                        .map(parameter -> new Series(layer.index(), parameter.name(), quantity))
                        .toList();
            default -> List.of(new Series(layer.index(), "", quantity));
        };
    }

    Layer layer() {
        return layer;
    }

    /** Whether it was measured in a window. */
    boolean isIn(Window window) {
        return columns.stream().anyMatch(column -> table.summary(window, column) != null);
    }

    /** Gives the summary of each kernel, or of the output, that was measured in a window. */
    void forEachIn(Window window, Consumer<Summary> consumer) {
        for (int column : columns) {
            Summary summary = table.summary(window, column);
            if (summary != null) {
                consumer.accept(summary);
            }
        }
    }

    /** Mean absolute value in a window; NaN if some value is not finite, or none was measured. */
    double meanAbsoluteIn(Window window) {
        Totals totals = new Totals();
        forEachIn(window, totals::add);
        return totals.nonFinite() > 0 ? Double.NaN : totals.meanAbsolute();
    }

    /** How the values lie in a window, if that was counted. */
    Optional<Distribution> distributionIn(Window window) {
        return keys.stream()
                .flatMap(key -> window.distribution(key).stream())
                .reduce(Distribution::merge)
                .filter(distribution -> distribution.count() > 0);
    }
}
