package io.github.gradientharness.report;

import io.github.gradientharness.recording.Layer;
import io.github.gradientharness.recording.Parameter;
import io.github.gradientharness.recording.Quantity;
import io.github.gradientharness.recording.Recording;
import io.github.gradientharness.recording.Series;
import io.github.gradientharness.recording.Window;
import io.github.gradientharness.stats.Summary;
import java.util.List;

/**
 * What was measured of a layer's kernels.
 *
 * @param layer the layer
 * @param kernels names of the parameters that are kernels
 * @param early gradient in the first epochs
 * @param whole gradient over the whole run
 * @param update over the whole run
 * @param parameter over the whole run
 */
record LayerMeasurement(
        Layer layer, List<String> kernels, Totals early, Totals whole, Totals update, Totals parameter) {

    /** Last of the first epochs: those that the rules look at. */
    static final int LAST_EARLY_EPOCH = 20;

    /** Measures every layer that has a kernel, in forward order. */
    static List<LayerMeasurement> of(Recording recording, Signals signals) {
        List<LayerMeasurement> measured = recording.header().model().layersWithKernel().stream()
                .map(LayerMeasurement::nothingOf)
                .toList();
        for (LayerMeasurement one : measured) {
            for (Quantity quantity : List.of(Quantity.GRADIENT, Quantity.UPDATE, Quantity.PARAMETER)) {
                signals.of(quantity).stream()
                        .filter(series -> series.layer().index() == one.layer.index())
                        .forEach(series -> one.add(recording.windows(), quantity, series));
            }
        }
        return measured;
    }

    private static LayerMeasurement nothingOf(Layer layer) {
        List<String> kernels = layer.parameters().stream()
                .filter(parameter -> parameter.role() == Parameter.Role.KERNEL)
                .map(Parameter::name)
                .toList();
        return new LayerMeasurement(layer, kernels, new Totals(), new Totals(), new Totals(), new Totals());
    }

    private void add(List<Window> windows, Quantity quantity, LayerSeries series) {
        Totals all = switch (quantity) {
            case UPDATE -> update;
            case PARAMETER -> parameter;
            default -> whole;
        };
        for (Window window : windows) {
            series.addTo(all, window);
            if (quantity == Quantity.GRADIENT && window.fromEpoch() <= LAST_EARLY_EPOCH) {
                series.addTo(early, window);
            }
        }
    }

    /** Mean |gradient| of the kernels in one window; NaN if some value is not finite, or none was measured. */
    double gradientIn(Window window) {
        Totals totals = new Totals();
        for (String kernel : kernels) {
            Summary summary = window.series().get(new Series(layer.index(), kernel, Quantity.GRADIENT));
            if (summary != null) {
                totals.add(summary);
            }
        }
        return totals.nonFinite() > 0 ? Double.NaN : totals.meanAbsolute();
    }

    /** How far an iteration moves the kernels, relative to their size. */
    double updateRatio() {
        return update.l2() / parameter.l2();
    }
}
