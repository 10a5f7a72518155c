package io.github.gradientharness.report;

import io.github.gradientharness.recording.Layer;
import io.github.gradientharness.recording.Parameter;
import io.github.gradientharness.recording.Quantity;
import io.github.gradientharness.recording.Series;
import io.github.gradientharness.recording.Window;
import io.github.gradientharness.stats.Summary;
import java.util.List;

/**
 * What was measured of a layer's kernels.
 *
 * @param layer the layer
 * @param early gradient in the first epochs
 * @param whole gradient over the whole run
 * @param update over the whole run
 * @param parameter over the whole run
 */
record LayerMeasurement(Layer layer, Summary early, Summary whole, Summary update, Summary parameter) {

    /** Last of the first epochs: those that the rules look at. */
    static final int LAST_EARLY_EPOCH = 20;

    static LayerMeasurement of(Layer layer, List<Window> windows) {
        Summary early = Summary.EMPTY;
        Summary late = Summary.EMPTY;
        Summary update = Summary.EMPTY;
        Summary parameter = Summary.EMPTY;
        for (Window window : windows) {
            Summary gradient = kernels(window, layer, Quantity.GRADIENT);
            boolean isEarly = window.fromEpoch() <= LAST_EARLY_EPOCH;
            early = isEarly ? early.merge(gradient) : early;
            late = isEarly ? late : late.merge(gradient);
            update = update.merge(kernels(window, layer, Quantity.UPDATE));
            parameter = parameter.merge(kernels(window, layer, Quantity.PARAMETER));
        }
        return new LayerMeasurement(layer, early, early.merge(late), update, parameter);
    }

    /** The summary of all kernels of a layer in one window. */
    static Summary kernels(Window window, Layer layer, Quantity quantity) {
        Summary merged = Summary.EMPTY;
        for (Parameter parameter : layer.parameters()) {
            if (parameter.role() == Parameter.Role.KERNEL) {
                Summary one = window.series().get(new Series(layer.index(), parameter.name(), quantity));
                merged = one == null ? merged : merged == Summary.EMPTY ? one : merged.merge(one);
            }
        }
        return merged;
    }

    /** How far an iteration moves the kernels, relative to their size. */
    double updateRatio() {
        return update.l2() / parameter.l2();
    }
}
