package io.github.gradientharness.report.series;

import io.github.gradientharness.recording.Layer;
import io.github.gradientharness.recording.Quantity;
import io.github.gradientharness.recording.Recording;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apiguardian.api.API;
import org.jspecify.annotations.Nullable;

/**
 * What was measured of a layer's kernels.
 *
 * @param layer the layer
 * @param whole gradient over the whole run
 * @param update over the whole run
 * @param parameter over the whole run
 */
@API(status = API.Status.INTERNAL, since = "0.1")
public record LayerTotals(Layer layer, Totals whole, Totals update, Totals parameter) {

    /** Measures every layer that has a kernel, in forward order. */
    public static List<LayerTotals> of(Recording recording, Signals signals) {
        Map<Layer, LayerSeries> gradients = byLayer(signals.of(Quantity.GRADIENT));
        Map<Layer, LayerSeries> updates = byLayer(signals.of(Quantity.UPDATE));
        Map<Layer, LayerSeries> parameters = byLayer(signals.of(Quantity.PARAMETER));
        return recording.header().model().layersWithKernel().stream()
                .map(layer -> new LayerTotals(
                        layer, whole(gradients.get(layer)), whole(updates.get(layer)), whole(parameters.get(layer))))
                .toList();
    }

    private static Map<Layer, LayerSeries> byLayer(List<LayerSeries> all) {
        return all.stream().collect(Collectors.toMap(LayerSeries::layer, Function.identity()));
    }

    private static Totals whole(@Nullable LayerSeries measured) {
        return measured == null ? new Totals() : measured.whole();
    }

    /** How far an iteration moves the kernels, relative to their size. */
    public double updateRatio() {
        return update.l2() / parameter.l2();
    }
}
