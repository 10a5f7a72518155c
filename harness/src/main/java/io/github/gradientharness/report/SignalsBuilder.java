package io.github.gradientharness.report;

import io.github.gradientharness.recording.Layer;
import io.github.gradientharness.recording.Quantity;
import io.github.gradientharness.recording.Recording;
import io.github.gradientharness.recording.Series;
import io.github.gradientharness.recording.Window;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Sorts what was measured in each window by quantity and layer. What is not drawn, such as biases, is not even looked at.
 *
 * <p>Not thread-safe.
 */
final class SignalsBuilder {

    private final List<Layer> layers;
    private final List<Window> windows;
    private final LayerSeries[][] found;
    private final Map<List<Series>, @Nullable LayerSeries[]> known = new IdentityHashMap<>();
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
        LayerSeries[] ofPlaces = known.computeIfAbsent(measured.seriesInOrder(), this::series);
        measured.forEachSummary((place, tensors, count, finite, zeros, examined, absolutes, squares) -> {
            LayerSeries of = ofPlaces[place];
            if (of != null) {
                of.windows().add(window, of.place(), tensors, count, finite, absolutes, squares);
                of.whole().add(1, tensors, count, finite, absolutes, squares);
                of.whole().addZeros(zeros, examined);
            }
        });
    }

    private @Nullable LayerSeries[] series(List<Series> keys) {
        return keys.stream().map(this::series).toArray(LayerSeries[]::new);
    }

    /** What a key is part of; null if that is not drawn. */
    private @Nullable LayerSeries series(Series key) {
        hasTimeSteps |= key.quantity() == Quantity.ACTIVATION_GRADIENT
                && !key.parameter().isEmpty();
        Layer layer = layers.get(key.layer());
        if (!LayerSeries.parameters(layer, key.quantity()).contains(key.parameter())) {
            return null;
        }
        LayerSeries[] ofQuantity = found[key.quantity().ordinal()];
        if (ofQuantity[key.layer()] == null) {
            ofQuantity[key.layer()] = sums.computeIfAbsent(key.quantity(), any -> new SummedWindows(windows))
                    .series(layer, key.quantity());
        }
        return ofQuantity[key.layer()];
    }
}
