package io.github.gradientharness.report;

import io.github.gradientharness.stats.Distribution;
import java.util.Map;
import java.util.TreeMap;

/** How the absolute values of a distribution lie. A quantile is off by at most 6.1 %, as those of the distribution. */
final class Magnitudes {

    private final TreeMap<Double, Long> counts = new TreeMap<>();
    private final long count;

    Magnitudes(Distribution distribution) {
        int[] steps = distribution.steps();
        long[] ofSteps = distribution.counts();
        for (int i = 0; i < steps.length; i++) {
            counts.merge(Math.abs(Distribution.middle(steps[i])), ofSteps[i], Long::sum);
        }
        count = distribution.count();
    }

    /** The magnitude below which a share of the values lies; NaN if nothing was counted. */
    double quantile(double share) {
        long rank = Math.min(count - 1, (long) (share * count));
        long seen = 0;
        for (Map.Entry<Double, Long> entry : counts.entrySet()) {
            seen += entry.getValue();
            if (seen > rank) {
                return entry.getKey();
            }
        }
        return Double.NaN;
    }
}
