package io.github.gradientharness.rules.prediction;

import io.github.gradientharness.recording.Layer;
import io.github.gradientharness.recording.Quantity;
import io.github.gradientharness.recording.Series;
import io.github.gradientharness.recording.UnitSeries;
import io.github.gradientharness.recording.UnitSeries.Statistic;
import io.github.gradientharness.recording.Window;
import io.github.gradientharness.rules.evidence.UpdateOverKernel;
import io.github.gradientharness.stats.Distribution;
import io.github.gradientharness.stats.Summary;
import io.github.gradientharness.stats.UnitSummary;

/** What a window holds of one layer, each as one number: NaN where it was not measured. */
final class LayerNumbers {

    private LayerNumbers() {}

    /** Root of the mean square of the kernel's gradient. */
    static double gradient(Window window, Layer layer) {
        return window.kernels(layer, Quantity.GRADIENT).rms();
    }

    /** Root of the mean square of dL/da. */
    static double outputGradient(Window window, Layer layer) {
        return output(window, layer, Quantity.ACTIVATION_GRADIENT).rms();
    }

    /** Standard deviation of the layer's outputs. */
    static double outputSpread(Window window, Layer layer) {
        return output(window, layer, Quantity.ACTIVATION).standardDeviation();
    }

    /** The update's norm over the kernel's own. */
    static double step(Window window, Layer layer) {
        return window.kernels(layer, Quantity.PARAMETER).isAllZero() ? Double.NaN : UpdateOverKernel.in(window, layer);
    }

    /** Share of the layer's outputs that lie where its activation function is flat. */
    static double saturated(Window window, Layer layer) {
        return meanOfUnits(window, layer, Statistic.SATURATED_SHARE);
    }

    /** Share of the units whose output is zero for every sample. */
    static double dead(Window window, Layer layer) {
        Distribution zeros = units(window, layer, Statistic.ZERO_SHARE);
        return zeros.count() == 0 ? Double.NaN : 1 - (double) zeros.countBelow(1) / zeros.count();
    }

    /** Share of the outputs' variance in the first principal component. */
    static double similarity(Window window, Layer layer) {
        return output(window, layer, Quantity.UNIT_SIMILARITY).mean();
    }

    private static Summary output(Window window, Layer layer, Quantity quantity) {
        return window.series().getOrDefault(new Series(layer.index(), "", quantity), Summary.EMPTY);
    }

    private static double meanOfUnits(Window window, Layer layer, Statistic statistic) {
        Distribution shares = units(window, layer, statistic);
        int[] steps = shares.steps();
        long[] counts = shares.counts();
        double sum = 0;
        for (int i = 0; i < steps.length; i++) {
            sum += counts[i] * (steps[i] == Distribution.ZERO_STEP ? 0 : Distribution.lower(steps[i]));
        }
        return sum / shares.count();
    }

    private static Distribution units(Window window, Layer layer, Statistic statistic) {
        return window.units(new UnitSeries(layer.index(), "", statistic))
                .map(UnitSummary::values)
                .orElse(Distribution.EMPTY);
    }
}
