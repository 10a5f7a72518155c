package io.github.gradientharness.report.series;

import io.github.gradientharness.recording.Quantity;
import io.github.gradientharness.recording.Recording;
import java.util.List;
import java.util.Map;
import org.apiguardian.api.API;

/**
 * What was measured of each layer in each window, gathered in one pass: a deep network has a hundred thousand numbers a
 * quantity, and every chart wants them.
 *
 * @param byQuantity the layers of which a quantity was measured, in forward order
 * @param hasTimeSteps whether dL/da was measured at time steps
 */
@API(status = API.Status.INTERNAL, since = "0.1")
public record Signals(Map<Quantity, List<LayerSeries>> byQuantity, boolean hasTimeSteps) {

    /** Those of a training whose windows were forgotten. */
    public static final Signals NONE = new Signals(Map.of(), false);

    public static Signals of(Recording recording) {
        return new SignalsBuilder(recording).build();
    }

    /** The layers of which a quantity was measured, in forward order. */
    public List<LayerSeries> of(Quantity quantity) {
        return byQuantity.getOrDefault(quantity, List.of());
    }
}
