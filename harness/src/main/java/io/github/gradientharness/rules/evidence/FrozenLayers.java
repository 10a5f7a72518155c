package io.github.gradientharness.rules.evidence;

import io.github.gradientharness.recording.Layer;
import io.github.gradientharness.recording.Parameter;
import io.github.gradientharness.recording.Quantity;
import io.github.gradientharness.recording.Series;
import io.github.gradientharness.recording.UnitSeries.Statistic;
import io.github.gradientharness.recording.Window;
import io.github.gradientharness.stats.Median;
import io.github.gradientharness.stats.Summary;
import java.util.List;
import java.util.function.Function;
import org.apiguardian.api.API;

/** Tells layers that are kept from training from layers that can't train. */
@API(status = API.Status.INTERNAL, since = "0.1")
public final class FrozenLayers {

    private FrozenLayers() {}

    /**
     * Whether a layer that is listed as trainable is kept from training: its kernel's updates are exactly zero whenever
     * they were measured, and that is not because its units let no gradient through.
     */
    public static boolean isFrozen(Layer layer, List<Epoch> epochs) {
        return isNeverMoved(layer, epochs)
                && (!hasOnlyZeros(layer, epochs, Quantity.GRADIENT) || isKeptFromItsGradient(layer, epochs));
    }

    /** Whether a kernel's gradient was measured and is not zero. */
    public static boolean hasGradient(Layer layer, List<Epoch> epochs) {
        return kernels(layer, epochs).meanAbsolute() > 0;
    }

    /**
     * Whether a layer's gradient was exactly zero throughout, biases included, although dL/da reaches the layer and some
     * of its units respond: then it is not calculated, and not dead.
     */
    public static boolean isKeptFromItsGradient(Layer layer, List<Epoch> epochs) {
        return hasOnlyZeros(layer, epochs, Quantity.GRADIENT)
                && biases(layer, epochs).isAllZero()
                && over(epochs, epoch -> epoch.output(layer, Quantity.ACTIVATION_GRADIENT))
                                .meanAbsolute()
                        > 0
                && unitsRespond(layer, epochs);
    }

    private static Summary kernels(Layer layer, List<Epoch> epochs) {
        return over(epochs, epoch -> epoch.kernels(layer, Quantity.GRADIENT));
    }

    private static boolean isNeverMoved(Layer layer, List<Epoch> epochs) {
        return hasOnlyZeros(layer, epochs, Quantity.UPDATE);
    }

    /** Whether the kernels' quantity was measured and is exactly zero throughout; of most layers the first epoch tells. */
    private static boolean hasOnlyZeros(Layer layer, List<Epoch> epochs, Quantity quantity) {
        boolean measured = false;
        for (Epoch epoch : epochs) {
            Summary summary = epoch.kernels(layer, quantity);
            if (summary.count() > 0 && !summary.isAllZero()) {
                return false;
            }
            measured |= summary.count() > 0;
        }
        return measured;
    }

    private static Summary over(List<Epoch> epochs, Function<Epoch, Summary> measured) {
        return epochs.stream().map(measured).reduce(Summary.EMPTY, Summary::merge);
    }

    private static Summary biases(Layer layer, List<Epoch> epochs) {
        Summary all = Summary.EMPTY;
        for (Parameter parameter : layer.parameters()) {
            if (parameter.role() == Parameter.Role.BIAS) {
                Series key = new Series(layer.index(), parameter.name(), Quantity.GRADIENT);
                for (Epoch epoch : epochs) {
                    for (Window window : epoch.windows()) {
                        all = all.merge(window.summary(key).orElse(Summary.EMPTY));
                    }
                }
            }
        }
        return all;
    }

    private static boolean unitsRespond(Layer layer, List<Epoch> epochs) {
        double off = Median.of(
                epochs.stream().mapToDouble(epoch -> UnitShares.above(epoch, layer, Statistic.ZERO_SHARE, 1)));
        double flat = Median.of(
                epochs.stream().mapToDouble(epoch -> UnitShares.above(epoch, layer, Statistic.SATURATED_SHARE, 0.5)));
        return off < 1 && !(flat > 0.5);
    }
}
