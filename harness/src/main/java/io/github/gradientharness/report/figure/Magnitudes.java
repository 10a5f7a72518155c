package io.github.gradientharness.report.figure;

import io.github.gradientharness.stats.Distribution;

/** How the absolute values of a distribution lie. A quantile is off by at most 6.1 %, as those of the distribution. */
final class Magnitudes {

    private final double[] magnitudes;
    private final long[] counts;
    private final long count;

    Magnitudes(Distribution distribution) {
        int[] steps = distribution.steps();
        long[] ofSteps = distribution.counts();
        magnitudes = new double[steps.length];
        counts = new long[steps.length];
        count = distribution.count();
        int positive = 0;
        while (positive < steps.length && Distribution.middle(steps[positive]) < 0) {
            positive++;
        }
        int negative = positive - 1;
        for (int i = 0; i < steps.length; i++) {
            double above = positive < steps.length ? Distribution.middle(steps[positive]) : Double.POSITIVE_INFINITY;
            double below = negative >= 0 ? -Distribution.middle(steps[negative]) : Double.POSITIVE_INFINITY;
            magnitudes[i] = Math.min(above, below);
            counts[i] = ofSteps[above <= below ? positive++ : negative--];
        }
    }

    /** The magnitude below which a share of the values lies; NaN if nothing was counted. */
    double quantile(double share) {
        long rank = Math.min(count - 1, (long) (share * count));
        long seen = 0;
        for (int i = 0; i < counts.length; i++) {
            seen += counts[i];
            if (seen > rank) {
                return magnitudes[i];
            }
        }
        return Double.NaN;
    }
}
