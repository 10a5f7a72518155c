package io.github.gradientharness.stats;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * The distribution of one tensor that does not count yet. Reused.
 *
 * <p>The steps of few values are kept as they are: adding them up costs less than going through thousands of steps.
 */
final class PendingDistribution {

    private static final int FEW = 2048;

    /** Chunks from this length on are counted by their leading bits. */
    private static final int MANY = 256;

    /** One of the blocks in which counts by leading bits are looked through. */
    private static final int BLOCK = Distribution.LEADING_BITS / Long.SIZE;

    private int[] steps = new int[32];
    private int length;
    private @Nullable DistributionAccumulator many;
    private int @Nullable [] byBits;

    /** A bit for each block of {@link #byBits} that holds a count: most of a tensor's values lie in few blocks. */
    private long blocksInUse;

    void add(float[] values, int from, int to, double scale) {
        if (to - from >= MANY) {
            addOfMany(values, from, to, scale);
            return;
        }
        addOneByOne(values, from, to, (float) scale);
    }

    /** Adds a chunk of a tensor that has many, by their leading bits where the scale allows that. */
    void addOfMany(float[] values, int from, int to, double scale) {
        float factor = (float) scale;
        if (factor <= 1) {
            addByLeadingBits(values, from, to, factor);
        } else {
            addOneByOne(values, from, to, factor);
        }
    }

    private void addOneByOne(float[] values, int from, int to, float factor) {
        for (int start = from; start < to; start += FEW) {
            addSteps(values, start, Math.min(to, start + FEW), factor);
        }
    }

    private void addSteps(float[] values, int from, int to, float factor) {
        makeRoomFor(to - from);
        int[] room = steps;
        int next = length;
        for (int i = from; i < to; i++) {
            float value = values[i];
            room[next] = Distribution.step(clamped(value * factor));
            next += Math.abs(value) <= Float.MAX_VALUE ? 1 : 0;
        }
        length = next;
    }

    /** The counts are turned into steps when the tensor is complete. */
    private void addByLeadingBits(float[] values, int from, int to, float factor) {
        if (byBits == null) {
            byBits = new int[Distribution.LEADING_BITS];
        }
        int[] counts = byBits;
        long blocks = blocksInUse;
        for (int i = from; i < to; i++) {
            int bits = Distribution.leadingBits(values[i] * factor);
            counts[bits]++;
            blocks |= 1L << bits / BLOCK;
        }
        blocksInUse = blocks;
    }

    void add(double[] values, int from, int to, double scale) {
        for (int start = from; start < to; start += FEW) {
            addSteps(values, start, Math.min(to, start + FEW), scale);
        }
    }

    private void addSteps(double[] values, int from, int to, double scale) {
        makeRoomFor(to - from);
        int[] room = steps;
        int next = length;
        for (int i = from; i < to; i++) {
            double value = values[i];
            room[next] = Distribution.step(clamped(value * scale));
            next += Math.abs(value) <= Double.MAX_VALUE ? 1 : 0;
        }
        length = next;
    }

    private static float clamped(double value) {
        return (float) Math.max(-Float.MAX_VALUE, Math.min(Float.MAX_VALUE, value));
    }

    private static float clamped(float value) {
        return Math.abs(value) <= Float.MAX_VALUE ? value : Math.copySign(Float.MAX_VALUE, value);
    }

    /** Counts the pending values if there would be more than a few with those to come. */
    private void makeRoomFor(int more) {
        if (length + more > FEW) {
            if (many == null) {
                many = new DistributionAccumulator();
            }
            many.countAll(steps, length);
            length = 0;
        }
        if (length + more > steps.length) {
            steps = Arrays.copyOf(steps, Math.max(length + more, 2 * steps.length));
        }
    }

    /** Adds what was counted to an accumulator and forgets it. */
    void moveTo(DistributionAccumulator total) {
        total.countAll(steps, length);
        length = 0;
        if (many != null) {
            total.takeFrom(many);
        }
        for (; blocksInUse != 0; blocksInUse &= blocksInUse - 1) {
            int from = Long.numberOfTrailingZeros(blocksInUse) * BLOCK;
            total.addByLeadingBits(byBits, from, from + BLOCK);
            Arrays.fill(byBits, from, from + BLOCK, 0);
        }
    }

    private void clearCountsByBits() {
        if (blocksInUse != 0) {
            Arrays.fill(byBits, 0);
            blocksInUse = 0;
        }
    }

    void reset() {
        length = 0;
        if (many != null) {
            many.reset();
        }
        clearCountsByBits();
    }
}
