package io.github.gradientharness.stats;

import java.util.Arrays;

/** Counts values into a {@link Distribution}, without allocating per element. Not thread-safe. */
final class DistributionAccumulator {

    private final long[] counts = new long[Distribution.STEPS];

    /** A bit for each step that counts a value. Few steps do, and looking at all of them takes long in a JVM that has just started. */
    private final long[] filled = new long[(Distribution.STEPS + Long.SIZE - 1) / Long.SIZE];

    private boolean isEmpty = true;

    /** Counts a value for each of the first steps of a list. */
    void countAll(int[] steps, int length) {
        for (int i = 0; i < length; i++) {
            add(steps[i], 1);
        }
    }

    private void add(int step, long count) {
        counts[step] += count;
        filled[step >>> 6] |= 1L << step;
        isEmpty = false;
    }

    /** Adds some of the counts by {@link Distribution#leadingBits}; those of NaN and infinite values are left out. */
    void addByLeadingBits(int[] byBits, int from, int to) {
        for (int bits = from; bits < to; bits++) {
            if (byBits[bits] > 0 && Distribution.isFinite(bits)) {
                add(Distribution.stepOf(bits), byBits[bits]);
            }
        }
    }

    /** Takes over what another one counted and empties it. */
    void takeFrom(DistributionAccumulator other) {
        for (int step : other.filledSteps()) {
            add(step, other.counts[step]);
        }
        other.reset();
    }

    Distribution distribution() {
        if (isEmpty) {
            return Distribution.EMPTY;
        }
        int[] steps = filledSteps();
        long[] ofSteps = new long[steps.length];
        for (int i = 0; i < steps.length; i++) {
            ofSteps[i] = counts[steps[i]];
        }
        return Distribution.of(steps, ofSteps);
    }

    void reset() {
        if (isEmpty) {
            return;
        }
        isEmpty = true;
        for (int step : filledSteps()) {
            counts[step] = 0;
        }
        Arrays.fill(filled, 0);
    }

    /** The steps that count a value, ascending. */
    private int[] filledSteps() {
        int length = 0;
        for (long bits : filled) {
            length += Long.bitCount(bits);
        }
        int[] steps = new int[length];
        int next = 0;
        for (int i = 0; i < filled.length; i++) {
            for (long left = filled[i]; left != 0; left &= left - 1) {
                steps[next++] = (i << 6) + Long.numberOfTrailingZeros(left);
            }
        }
        return steps;
    }
}
