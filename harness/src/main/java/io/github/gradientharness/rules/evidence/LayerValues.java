package io.github.gradientharness.rules.evidence;

import io.github.gradientharness.recording.Layer;
import io.github.gradientharness.verdict.Limit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import org.apiguardian.api.API;

/** One number for each layer, in forward order; layers without one are left out. */
@API(status = API.Status.INTERNAL, since = "0.1")
public final class LayerValues {

    private LayerValues() {}

    /** The numbers that are not NaN. */
    public static Map<Layer, Double> measured(List<Layer> layers, ToDoubleFunction<Layer> measure) {
        Map<Layer, Double> values = new LinkedHashMap<>();
        for (Layer layer : layers) {
            double value = measure.applyAsDouble(layer);
            if (!Double.isNaN(value)) {
                values.put(layer, value);
            }
        }
        return values;
    }

    /** The layer with the largest number, of at least one. */
    public static Layer largest(Map<Layer, Double> values) {
        return values.entrySet().stream()
                .max(Map.Entry.comparingByValue())
                .orElseThrow()
                .getKey();
    }

    /** The layer with the smallest number, of at least one. */
    public static Layer smallest(Map<Layer, Double> values) {
        return values.entrySet().stream()
                .min(Map.Entry.comparingByValue())
                .orElseThrow()
                .getKey();
    }

    /** The layers whose number breaks the limit. */
    public static List<Layer> beyond(Map<Layer, Double> values, Limit limit) {
        return values.entrySet().stream()
                .filter(entry -> limit.isBrokenBy(entry.getValue()))
                .map(Map.Entry::getKey)
                .toList();
    }
}
