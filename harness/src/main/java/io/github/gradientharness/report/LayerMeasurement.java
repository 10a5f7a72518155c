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
    static List<LayerMeasurement> of(Recording recording) {
        List<Layer> all = recording.header().model().layers();
        LayerMeasurement[] byIndex = new LayerMeasurement[all.size()];
        List<LayerMeasurement> measured = all.stream()
                .filter(Layer::hasKernel)
                .map(LayerMeasurement::nothingOf)
                .toList();
        measured.forEach(one -> byIndex[one.layer.index()] = one);
        for (Window window : recording.windows()) {
            boolean isEarly = window.fromEpoch() <= LAST_EARLY_EPOCH;
            window.series().forEach((series, summary) -> {
                LayerMeasurement layer = byIndex[series.layer()];
                if (layer != null && layer.kernels.contains(series.parameter())) {
                    layer.add(series.quantity(), summary, isEarly);
                }
            });
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

    private void add(Quantity quantity, Summary summary, boolean isEarly) {
        switch (quantity) {
            case GRADIENT -> {
                whole.add(summary);
                if (isEarly) {
                    early.add(summary);
                }
            }
            case UPDATE -> update.add(summary);
            case PARAMETER -> parameter.add(summary);
            default -> {}
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
