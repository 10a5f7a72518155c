package io.github.gradientharness.report;

import io.github.gradientharness.recording.Layer;
import io.github.gradientharness.recording.Parameter;
import io.github.gradientharness.recording.Quantity;
import io.github.gradientharness.recording.Series;
import io.github.gradientharness.recording.Window;
import io.github.gradientharness.stats.Distribution;
import io.github.gradientharness.stats.Summary;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * A quantity of a layer: of its kernels, or of its output.
 *
 * <p>Not thread-safe while it is filled.
 */
final class LayerSeries {

    private static final Totals NOTHING = new Totals();

    private final Layer layer;
    private final List<Series> keys;
    private final Map<Window, Integer> places;
    private final Totals[] totals;

    private LayerSeries(Layer layer, List<Series> keys, Map<Window, Integer> places) {
        this.layer = layer;
        this.keys = keys;
        this.places = places;
        this.totals = new Totals[places.size()];
    }

    /** A quantity of a layer, still empty; with the place of each window. */
    static LayerSeries of(Layer layer, Quantity quantity, Map<Window, Integer> places) {
        return new LayerSeries(layer, keys(layer, quantity), places);
    }

    /** A layer of which nothing was measured. */
    static LayerSeries ofNothing(Layer layer) {
        return new LayerSeries(layer, List.of(), Map.of());
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

    /** Adds what was measured in the window at a place, if it is of a kernel or of the output as a whole. */
    void add(Series key, int place, Summary summary) {
        for (int i = 0; i < keys.size(); i++) {
            if (keys.get(i).parameter().equals(key.parameter())) {
                if (totals[place] == null) {
                    totals[place] = new Totals();
                }
                totals[place].add(summary);
            }
        }
    }

    boolean isMeasured() {
        return Arrays.stream(totals).anyMatch(Objects::nonNull);
    }

    /** The layer. */
    Layer layer() {
        return layer;
    }

    boolean isIn(Window window) {
        return in(window) != NOTHING;
    }

    /** What was measured in a window; of nothing if it was not. Not to be added to. */
    Totals in(Window window) {
        Integer place = places.get(window);
        return place == null || totals[place] == null ? NOTHING : totals[place];
    }

    /** Adds what was measured in a window. */
    void addTo(Totals sum, Window window) {
        sum.add(in(window));
    }

    /** Mean absolute value in a window; NaN if some value is not finite, or none was measured. */
    double meanAbsoluteIn(Window window) {
        Totals measured = in(window);
        return measured.nonFinite() > 0 ? Double.NaN : measured.meanAbsolute();
    }

    /** How the values lie in a window, if that was counted. */
    Optional<Distribution> distributionIn(Window window) {
        return window.distributions().isEmpty()
                ? Optional.empty()
                : keys.stream()
                        .flatMap(key -> window.distribution(key).stream())
                        .reduce(Distribution::merge)
                        .filter(distribution -> distribution.count() > 0);
    }
}
