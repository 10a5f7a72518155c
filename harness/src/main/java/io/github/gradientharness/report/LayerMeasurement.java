package io.github.gradientharness.report;

import io.github.gradientharness.recording.Layer;
import io.github.gradientharness.recording.Quantity;
import io.github.gradientharness.recording.Recording;
import io.github.gradientharness.report.EpochTotals.Typical;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What was measured of a layer's kernels.
 *
 * @param layer the layer
 * @param early gradient in the first epochs
 * @param late gradient in the last quarter of the epochs
 * @param whole gradient over the whole run
 * @param update over the whole run
 * @param parameter over the whole run
 */
record LayerMeasurement(Layer layer, Typical early, Typical late, Totals whole, Totals update, Totals parameter) {

    /** Last of the first epochs: those that the rules look at. */
    static final int LAST_EARLY_EPOCH = 20;

    /** Measures every layer that has a kernel, in forward order. */
    static List<LayerMeasurement> of(Recording recording, Signals signals) {
        Map<Layer, LayerSeries> gradients = byLayer(signals.of(Quantity.GRADIENT));
        Map<Layer, LayerSeries> updates = byLayer(signals.of(Quantity.UPDATE));
        Map<Layer, LayerSeries> parameters = byLayer(signals.of(Quantity.PARAMETER));
        return recording.header().model().layersWithKernel().stream()
                .map(layer -> new LayerMeasurement(
                        layer,
                        early(gradients.get(layer)),
                        late(gradients.get(layer)),
                        whole(gradients.get(layer)),
                        whole(updates.get(layer)),
                        whole(parameters.get(layer))))
                .toList();
    }

    private static Map<Layer, LayerSeries> byLayer(List<LayerSeries> all) {
        return all.stream().collect(Collectors.toMap(LayerSeries::layer, Function.identity()));
    }

    private static Typical early(@Nullable LayerSeries measured) {
        return measured == null ? Typical.NONE : EpochTotals.first(measured).summary();
    }

    private static Typical late(@Nullable LayerSeries measured) {
        return measured == null
                ? Typical.NONE
                : EpochTotals.lastQuarter(measured).summary();
    }

    private static Totals whole(@Nullable LayerSeries measured) {
        return measured == null ? new Totals() : measured.whole();
    }

    /** How far an iteration moves the kernels, relative to their size. */
    double updateRatio() {
        return update.l2() / parameter.l2();
    }
}
