package io.github.gradientharness.report;

import io.github.gradientharness.recording.Layer;
import io.github.gradientharness.recording.Parameter;
import io.github.gradientharness.recording.Quantity;
import io.github.gradientharness.recording.Recording;
import io.github.gradientharness.recording.Series;
import io.github.gradientharness.recording.Window;
import io.github.gradientharness.stats.Distribution;
import io.github.gradientharness.stats.Summary;
import java.util.List;
import java.util.Optional;

/**
 * A quantity of a layer: of its kernels, or of its output.
 *
 * @param layer the layer
 * @param keys under which windows keep it; several where a layer has several kernels
 */
record LayerSeries(Layer layer, List<Series> keys) {

    /** The layers of which a quantity was measured, in forward order. */
    static List<LayerSeries> of(Recording recording, Quantity quantity) {
        return recording.header().model().layers().stream()
                .map(layer -> new LayerSeries(layer, keys(layer, quantity)))
                .filter(series -> recording.windows().stream().anyMatch(series::isIn))
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

    boolean isIn(Window window) {
        return keys.stream().anyMatch(window.series()::containsKey);
    }

    /** What was measured in a window; of nothing if it was not. */
    Totals in(Window window) {
        Totals totals = new Totals();
        addTo(totals, window);
        return totals;
    }

    /** Adds what was measured in a window. */
    void addTo(Totals totals, Window window) {
        for (Series key : keys) {
            Summary summary = window.series().get(key);
            if (summary != null) {
                totals.add(summary);
            }
        }
    }

    /** Mean absolute value in a window; NaN if some value is not finite, or none was measured. */
    double meanAbsoluteIn(Window window) {
        Totals totals = in(window);
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
