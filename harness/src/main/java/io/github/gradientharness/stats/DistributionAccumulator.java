package io.github.gradientharness.stats;

import java.util.Arrays;

/** Counts values into a {@link Distribution}, without allocating per element. Not thread-safe. */
final class DistributionAccumulator {

    private final long[] counts = new long[Distribution.STEPS];
    private int first = Distribution.STEPS;
    private int last = -1;

    void add(double value, double scale) {
        if (Double.isFinite(value)) {
            float clamped = (float) Math.max(-Float.MAX_VALUE, Math.min(Float.MAX_VALUE, value * scale));
            int step = Distribution.step(clamped);
            counts[step]++;
            first = Math.min(first, step);
            last = Math.max(last, step);
        }
    }

    /** Takes over what another one counted and empties it. */
    void takeFrom(DistributionAccumulator other) {
        for (int step = other.first; step <= other.last; step++) {
            counts[step] += other.counts[step];
        }
        first = Math.min(first, other.first);
        last = Math.max(last, other.last);
        other.reset();
    }

    Distribution distribution() {
        return last < 0 ? Distribution.EMPTY : Distribution.ofDense(counts, first, last);
    }

    void reset() {
        if (last >= 0) {
            Arrays.fill(counts, first, last + 1, 0);
        }
        first = Distribution.STEPS;
        last = -1;
    }
}
