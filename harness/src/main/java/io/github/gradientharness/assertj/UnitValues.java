package io.github.gradientharness.assertj;

import io.github.gradientharness.recording.Layer;
import io.github.gradientharness.recording.Parameter;
import io.github.gradientharness.recording.UnitSeries;
import io.github.gradientharness.recording.Window;
import io.github.gradientharness.stats.Distribution;
import io.github.gradientharness.stats.UnitSummary;

/** What was measured of each unit of some layers, as distributions over units. */
final class UnitValues {

    private UnitValues() {}

    static LayerDistributions of(ChosenLayers chosen, UnitSeries.Statistic statistic) {
        return new LayerDistributions(
                chosen.place(),
                noun(statistic),
                "",
                chosen.layers(),
                layer -> distribution(chosen.range(), layer, statistic));
    }

    private static String noun(UnitSeries.Statistic statistic) {
        return switch (statistic) {
            case GRADIENT_L2 -> "the units' gradient norms";
            case ZERO_SHARE -> "the units' shares of samples with an output of zero";
            case SATURATED_SHARE -> "the units' shares of samples in which they are saturated";
        };
    }

    private static Distribution distribution(WindowRange range, Layer layer, UnitSeries.Statistic statistic) {
        Distribution merged = range.windows().stream()
                .map(window -> distribution(window, layer, statistic))
                .reduce(Distribution.EMPTY, Distribution::merge);
        if (merged.count() == 0) {
            throw NotMeasured.error(
                    "distribution of " + noun(statistic) + " of layer '" + layer.name() + "'",
                    NotMeasured.ofCostly(),
                    range,
                    window -> distribution(window, layer, statistic).count() > 0);
        }
        return merged;
    }

    private static Distribution distribution(Window window, Layer layer, UnitSeries.Statistic statistic) {
        if (statistic != UnitSeries.Statistic.GRADIENT_L2) {
            return values(window, new UnitSeries(layer.index(), "", statistic));
        }
        return layer.parameters().stream()
                .filter(parameter -> parameter.role() == Parameter.Role.KERNEL)
                .map(kernel -> values(window, new UnitSeries(layer.index(), kernel.name(), statistic)))
                .reduce(Distribution.EMPTY, Distribution::merge);
    }

    private static Distribution values(Window window, UnitSeries series) {
        return window.units(series).map(UnitSummary::values).orElse(Distribution.EMPTY);
    }
}
