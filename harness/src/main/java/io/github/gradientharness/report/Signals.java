package io.github.gradientharness.report;

import io.github.gradientharness.recording.Layer;
import io.github.gradientharness.recording.Quantity;
import io.github.gradientharness.recording.Recording;
import io.github.gradientharness.recording.Series;
import io.github.gradientharness.recording.Window;
import io.github.gradientharness.stats.Summary;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;

/**
 * What was measured of each layer in each window, gathered in one pass: a deep network has a hundred thousand numbers a
 * quantity, and every chart wants them.
 *
 * @param byQuantity the layers of which a quantity was measured, in forward order
 * @param hasTimeSteps whether dL/da was measured at time steps
 */
record Signals(Map<Quantity, List<LayerSeries>> byQuantity, boolean hasTimeSteps) {

    /** Those of a training whose windows were forgotten. */
    static final Signals NONE = new Signals(Map.of(), false);

    static Signals of(Recording recording) {
        Map<Window, Integer> places = new IdentityHashMap<>();
        recording.windows().forEach(window -> places.put(window, places.size()));
        List<Layer> layers = recording.header().model().layers();
        LayerSeries[][] found = new LayerSeries[Quantity.values().length][layers.size()];
        boolean timeSteps = false;
        for (Window window : recording.windows()) {
            int place = places.get(window);
            for (Map.Entry<Series, Summary> entry : window.series().entrySet()) {
                Series key = entry.getKey();
                timeSteps |= key.quantity() == Quantity.ACTIVATION_GRADIENT
                        && !key.parameter().isEmpty();
                LayerSeries[] ofQuantity = found[key.quantity().ordinal()];
                if (ofQuantity[key.layer()] == null) {
                    ofQuantity[key.layer()] = LayerSeries.of(layers.get(key.layer()), key.quantity(), places);
                }
                ofQuantity[key.layer()].add(key, place, entry.getValue());
            }
        }
        Map<Quantity, List<LayerSeries>> byQuantity = new EnumMap<>(Quantity.class);
        for (Quantity quantity : Quantity.values()) {
            byQuantity.put(quantity, measured(found[quantity.ordinal()]));
        }
        return new Signals(byQuantity, timeSteps);
    }

    private static List<LayerSeries> measured(LayerSeries[] all) {
        List<LayerSeries> measured = new ArrayList<>();
        for (LayerSeries series : all) {
            if (series != null && series.isMeasured()) {
                measured.add(series);
            }
        }
        return measured;
    }

    /** The layers of which a quantity was measured, in forward order. */
    List<LayerSeries> of(Quantity quantity) {
        return byQuantity.getOrDefault(quantity, List.of());
    }
}
