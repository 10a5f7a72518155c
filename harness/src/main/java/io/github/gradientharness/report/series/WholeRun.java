package io.github.gradientharness.report.series;

import io.github.gradientharness.recording.Quantity;
import io.github.gradientharness.verdict.ProfiledQuantity;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import org.apiguardian.api.API;

/**
 * The numbers that profiles over depth hold, over the whole run.
 *
 * @param byQuantity by quantity and name of the layer
 */
@API(status = API.Status.INTERNAL, since = "0.1")
public record WholeRun(Map<ProfiledQuantity, Map<String, Double>> byQuantity) {

    public static WholeRun of(Signals signals) {
        Map<ProfiledQuantity, Map<String, Double>> all = new EnumMap<>(ProfiledQuantity.class);
        all.put(ProfiledQuantity.KERNEL_GRADIENT, numbers(signals.of(Quantity.GRADIENT), Totals::meanAbsolute));
        all.put(ProfiledQuantity.GRADIENT_NORM, numbers(signals.of(Quantity.GRADIENT), Totals::l2));
        all.put(
                ProfiledQuantity.OUTPUT_GRADIENT,
                numbers(signals.of(Quantity.ACTIVATION_GRADIENT), Totals::meanAbsolute));
        all.put(ProfiledQuantity.OUTPUT, numbers(signals.of(Quantity.ACTIVATION), Totals::meanAbsolute));
        Map<String, Double> steps = numbers(signals.of(Quantity.UPDATE), Totals::l2);
        numbers(signals.of(Quantity.PARAMETER), Totals::l2)
                .forEach((layer, size) -> steps.computeIfPresent(layer, (name, step) -> step / size));
        all.put(ProfiledQuantity.UPDATE, steps);
        return new WholeRun(all);
    }

    private static Map<String, Double> numbers(List<LayerSeries> layers, ToDoubleFunction<Totals> number) {
        Map<String, Double> numbers = new HashMap<>();
        layers.forEach(layer -> numbers.putIfAbsent(layer.layer().name(), number.applyAsDouble(layer.whole())));
        return numbers;
    }

    /** A layer's number; NaN where it was not measured. */
    public double of(ProfiledQuantity quantity, String layer) {
        return byQuantity.getOrDefault(quantity, Map.of()).getOrDefault(layer, Double.NaN);
    }
}
