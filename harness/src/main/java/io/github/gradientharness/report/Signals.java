package io.github.gradientharness.report;

import io.github.gradientharness.recording.Quantity;
import io.github.gradientharness.recording.Recording;
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
        return new SignalsBuilder(recording).build();
    }

    /** The layers of which a quantity was measured, in forward order. */
    List<LayerSeries> of(Quantity quantity) {
        return byQuantity.getOrDefault(quantity, List.of());
    }
}
