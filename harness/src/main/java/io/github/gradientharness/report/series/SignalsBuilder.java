package io.github.gradientharness.report.series;

import io.github.gradientharness.recording.Layer;
import io.github.gradientharness.recording.Quantity;
import io.github.gradientharness.recording.Recording;
import io.github.gradientharness.recording.Series;
import io.github.gradientharness.recording.Window;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Sorts what was measured in each window by quantity and layer. What is not drawn, such as biases, is not even looked at.
 *
 * <p>Not thread-safe.
 */
final class SignalsBuilder {

    private final List<Layer> layers;
    private final List<Window> windows;
    private final LayerSeries[][] found;
    private final Map<Series, Optional<LayerSeries>> known = new HashMap<>();
    private final Map<Quantity, SummedWindows> sums = new EnumMap<>(Quantity.class);
    private boolean hasTimeSteps;

    SignalsBuilder(Recording recording) {
        this.layers = recording.header().model().layers();
        this.windows = recording.windows();
        this.found = new LayerSeries[Quantity.values().length][layers.size()];
    }

    Signals build() {
        for (int i = 0; i < windows.size(); i++) {
            add(i, windows.get(i));
        }
        Map<Quantity, List<LayerSeries>> byQuantity = new EnumMap<>(Quantity.class);
        for (Quantity quantity : Quantity.values()) {
            byQuantity.put(
                    quantity,
                    Arrays.stream(found[quantity.ordinal()])
                            .filter(series -> series != null)
                            .toList());
        }
        return new Signals(byQuantity, hasTimeSteps);
    }

    private void add(int window, Window measured) {
        measured.series().forEach((key, summary) -> {
            LayerSeries of = known.computeIfAbsent(key, this::series).orElse(null);
            if (of != null) {
                of.windows().add(window, of.place(), summary);
                of.whole().add(summary);
            }
        });
    }

    /** What a key is part of; empty if that is not drawn. */
    private Optional<LayerSeries> series(Series key) {
        hasTimeSteps |= !key.parameter().isEmpty()
                && (key.quantity() == Quantity.ACTIVATION_GRADIENT || key.quantity() == Quantity.INPUT_GRADIENT);
        Layer layer = layers.get(key.layer());
        if (!LayerSeries.parameters(layer, key.quantity()).contains(key.parameter())) {
            return Optional.empty();
        }
        LayerSeries[] ofQuantity = found[key.quantity().ordinal()];
        if (ofQuantity[key.layer()] == null) {
            ofQuantity[key.layer()] = sums.computeIfAbsent(key.quantity(), any -> new SummedWindows(windows))
                    .series(layer, key.quantity());
        }
        return Optional.of(ofQuantity[key.layer()]);
    }
}
