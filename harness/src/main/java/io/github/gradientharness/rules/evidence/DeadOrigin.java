package io.github.gradientharness.rules.evidence;

import io.github.gradientharness.recording.Layer;
import io.github.gradientharness.recording.Model;
import io.github.gradientharness.recording.Parameter;
import io.github.gradientharness.recording.Quantity;
import io.github.gradientharness.recording.Series;
import io.github.gradientharness.recording.UnitSeries.Statistic;
import io.github.gradientharness.stats.Summary;
import java.util.List;
import org.apiguardian.api.API;

/**
 * Finds the layer in which the signal dies, among several whose kernels get no gradient.
 *
 * <p>A layer whose units are off for every sample hands zeros on, so that the kernel behind it gets no gradient either; and
 * it lets no gradient through, so that those before it get none. Of such layers the one nearest the input is the origin.
 * Where units were not measured, a layer whose bias gets a gradient and whose kernel gets none has an input of zeros: the
 * layer before it is the origin. So it is for the last layer, at which the gradient begins, if it has no bias. Otherwise the
 * origin is the one nearest the output.
 */
@API(status = API.Status.INTERNAL, since = "0.1")
public final class DeadOrigin {

    private final Model model;
    private final List<Epoch> epochs;
    private final List<Layer> dead;

    /** Of layers without gradient, in forward order. */
    public DeadOrigin(Model model, List<Epoch> epochs, List<Layer> dead) {
        this.model = model;
        this.epochs = epochs;
        this.dead = dead;
    }

    /** The layer from which the others' death comes. */
    public Layer layer() {
        for (Layer layer : LayerKinds.hidden(model)) {
            if (dead.contains(layer) && areAllUnitsOff(layer)) {
                return layer;
            }
        }
        Layer nearestOutput = dead.get(dead.size() - 1);
        int place = model.layersWithKernel().indexOf(nearestOutput);
        Layer before = place > 0 ? model.layersWithKernel().get(place - 1) : nearestOutput;
        return dead.contains(before) && hasInputOfZeros(nearestOutput) ? before : nearestOutput;
    }

    private boolean hasInputOfZeros(Layer layer) {
        List<Summary> bias = biasGradients(layer);
        boolean isLast = model.layersWithKernel().indexOf(layer)
                == model.layersWithKernel().size() - 1;
        return bias.isEmpty()
                ? isLast
                : bias.stream().anyMatch(summary -> summary.finiteCount() > 0 && !summary.isAllZero());
    }

    /** In the last epoch in which units were measured. */
    private boolean areAllUnitsOff(Layer layer) {
        for (int i = epochs.size() - 1; i >= 0; i--) {
            double off = UnitShares.above(epochs.get(i), layer, Statistic.ZERO_SHARE, 1);
            if (!Double.isNaN(off)) {
                return off == 1;
            }
        }
        return false;
    }

    private List<Summary> biasGradients(Layer layer) {
        Epoch last = epochs.get(epochs.size() - 1);
        return layer.parameters().stream()
                .filter(parameter -> parameter.role() == Parameter.Role.BIAS)
                .map(bias -> new Series(layer.index(), bias.name(), Quantity.GRADIENT))
                .flatMap(series -> last.windows().stream().flatMap(window -> window.summary(series).stream()))
                .toList();
    }
}
