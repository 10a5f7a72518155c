package io.github.gradientharness.stats;

import java.util.Arrays;

/** Counts values into a {@link Distribution}, without allocating per element. Not thread-safe. */
final class DistributionAccumulator {

    private final long[] counts = new long[Distribution.STEPS];
    private int first = Distribution.STEPS;
    private int last = -1;

    /** Counts a value for each of the first steps of a list. */
    void countAll(int[] steps, int length) {
        int lowest = first;
        int highest = last;
        for (int i = 0; i < length; i++) {
            int step = steps[i];
            counts[step]++;
            lowest = Math.min(lowest, step);
            highest = Math.max(highest, step);
        }
        first = lowest;
        last = highest;
    }

    /** Adds some of the counts by {@link Distribution#leadingBits}; those of NaN and infinite values are left out. */
    void addByLeadingBits(int[] byBits, int from, int to) {
        for (int bits = from; bits < to; bits++) {
            if (byBits[bits] > 0 && Distribution.isFinite(bits)) {
                int step = Distribution.stepOf(bits);
                counts[step] += byBits[bits];
                first = Math.min(first, step);
                last = Math.max(last, step);
            }
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
