package io.github.gradientharness.rules.evidence;

import io.github.gradientharness.recording.Layer;
import io.github.gradientharness.recording.UnitSeries.Statistic;
import io.github.gradientharness.stats.Distribution;
import org.apiguardian.api.API;

/** Shares of a layer's units for which something holds, over the batches that were measured. */
@API(status = API.Status.INTERNAL, since = "0.1")
public final class UnitShares {

    private UnitShares() {}

    /**
     * The share of units whose statistic is at least a bound, a power of two, so that the share is exact; NaN where the
     * units were not measured.
     */
    public static double above(Epoch epoch, Layer layer, Statistic statistic, double bound) {
        Distribution values = epoch.units(layer, statistic);
        long count = values.count();
        return count == 0 ? Double.NaN : (double) (count - values.countBelow(bound)) / count;
    }
}
