package io.github.gradientharness.rules;

import io.github.gradientharness.recording.Layer;
import io.github.gradientharness.recording.UnitSeries.Statistic;
import io.github.gradientharness.stats.Distribution;

/** Shares of a layer's units for which something holds, over the batches that were measured. */
final class UnitShares {

    private UnitShares() {}

    /**
     * The share of units whose statistic is at least a bound, a power of two, so that the share is exact; NaN where the
     * units were not measured.
     */
    static double above(Epoch epoch, Layer layer, Statistic statistic, double bound) {
        Distribution values = epoch.units(layer, statistic);
        long count = values.count();
        return count == 0 ? Double.NaN : (double) (count - values.countBelow(bound)) / count;
    }
}
