package io.github.gradientharness.stats;

import java.io.Serializable;
import java.util.Arrays;
import org.apiguardian.api.API;

/**
 * How many values lie where: counts on a signed scale whose steps grow with the value, eight to each power of two.
 *
 * <p>A step is at most 12.5 % wide, and a quantile is given as the geometric middle of its step, so it is off by at most
 * 6.1 %. Counts add up, so merging is exact. Magnitudes beyond the range of a float count in the outermost step, those
 * below the smallest normal float (1.2e-38), zero included, as zero. Non-finite values are not counted here.
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public final class Distribution implements Serializable {

    private static final long serialVersionUID = 1;

    /** The distribution of nothing: the neutral element of {@link #merge}. */
    public static final Distribution EMPTY = new Distribution(new int[0], new long[0]);

    /** Steps for one sign: zero's own, and eight for each exponent of a normal float. */
    static final int STEPS_PER_SIGN = 254 * 8 + 1;

    /** Number of steps, zero's own in the middle. */
    public static final int STEPS = 2 * STEPS_PER_SIGN - 1;

    /** The step of zero, counted as in {@link #steps}; the steps on both sides of it mirror each other. */
    public static final int ZERO_STEP = STEPS_PER_SIGN - 1;

    private static final int SHIFT = 20;
    private static final int LEADING_MAGNITUDE = 0x7fffffff >>> SHIFT;
    private static final int NOT_FINITE = 0x7f800000 >>> SHIFT;

    /** Number of values that the leading bits take. */
    static final int LEADING_BITS = 2 * (LEADING_MAGNITUDE + 1);

    private static final int SUBNORMAL_STEPS = 8;

    private final int[] steps;
    private final long[] counts;

    private Distribution(int[] steps, long[] counts) {
        this.steps = steps;
        this.counts = counts;
    }

    /**
     * A distribution from its counts.
     *
     * @param steps numbers of the steps that hold a value, ascending, from 0 for the most negative
     * @param counts how many values each of them holds, at least one
     * @throws IllegalArgumentException if these are not the steps and counts of a distribution
     */
    public static Distribution of(int[] steps, long[] counts) {
        if (steps.length != counts.length) {
            throw new IllegalArgumentException("every step of a distribution should have a count");
        }
        return of(steps, counts, steps.length);
    }

    /** The same of as many steps as given, the first ones. */
    @API(status = API.Status.INTERNAL, since = "0.1")
    public static Distribution of(int[] steps, long[] counts, int length) {
        int before = -1;
        for (int i = 0; i < length; i++) {
            if (counts[i] < 1) {
                throw new IllegalArgumentException("every step of a distribution should have a count of at least 1");
            }
            if (steps[i] <= before || steps[i] >= STEPS) {
                throw new IllegalArgumentException(
                        "the steps of a distribution should ascend from 0 to " + (STEPS - 1));
            }
            before = steps[i];
        }
        return length == 0 ? EMPTY : new Distribution(Arrays.copyOf(steps, length), Arrays.copyOf(counts, length));
    }

    /** The step in which a finite value counts. */
    static int step(float value) {
        return stepOf(leadingBits(value));
    }

    /** Sign, exponent and the bits of the significand that tell a value's step, as a number below {@link #LEADING_BITS}. */
    static int leadingBits(float value) {
        return Float.floatToRawIntBits(value) >>> SHIFT;
    }

    static boolean isFinite(int leadingBits) {
        return (leadingBits & LEADING_MAGNITUDE) < NOT_FINITE;
    }

    static int stepOf(int leadingBits) {
        int magnitude = Math.max(0, (leadingBits & LEADING_MAGNITUDE) - SUBNORMAL_STEPS + 1);
        return leadingBits > LEADING_MAGNITUDE ? ZERO_STEP - magnitude : ZERO_STEP + magnitude;
    }

    /** The value that stands for a step, counted as in {@link #steps}: the geometric middle of its bounds. */
    public static double middle(int step) {
        return step == ZERO_STEP ? 0.0 : Math.copySign(Math.sqrt(lower(step) * upper(step)), step - ZERO_STEP);
    }

    /** The lower bound of a step, counted as in {@link #steps}; the upper bound of the step before it. */
    public static double lower(int step) {
        return step > ZERO_STEP ? magnitude(step - ZERO_STEP) : -magnitude(ZERO_STEP - step + 1);
    }

    /** The upper bound of a step, counted as in {@link #steps}; finite even for the outermost one. */
    public static double upper(int step) {
        return -lower(2 * ZERO_STEP - step);
    }

    /** The smallest magnitude of a step that is as far from zero's; of the step beyond the last, where the last ends. */
    private static double magnitude(int distance) {
        int bits = distance - 1 + SUBNORMAL_STEPS;
        return bits < NOT_FINITE ? Float.intBitsToFloat(bits << SHIFT) : 2.0 * Math.pow(2, Float.MAX_EXPONENT);
    }

    /** Number of values counted. */
    public long count() {
        long all = 0;
        for (long count : counts) {
            all += count;
        }
        return all;
    }

    /** Numbers of the steps that hold a value, ascending, from 0 for the most negative. */
    public int[] steps() {
        return steps.clone();
    }

    /** How many values each of the {@link #steps} holds. */
    public long[] counts() {
        return counts.clone();
    }

    /** The distribution of the values of both. */
    public Distribution merge(Distribution other) {
        int[] mergedSteps = new int[steps.length + other.steps.length];
        long[] mergedCounts = new long[mergedSteps.length];
        int length = 0;
        for (int i = 0, j = 0; i < steps.length || j < other.steps.length; length++) {
            int step = Math.min(i < steps.length ? steps[i] : STEPS, j < other.steps.length ? other.steps[j] : STEPS);
            mergedSteps[length] = step;
            if (i < steps.length && steps[i] == step) {
                mergedCounts[length] += counts[i++];
            }
            if (j < other.steps.length && other.steps[j] == step) {
                mergedCounts[length] += other.counts[j++];
            }
        }
        return new Distribution(Arrays.copyOf(mergedSteps, length), Arrays.copyOf(mergedCounts, length));
    }

    /**
     * The value below which a share of the values lies, off by at most 6.1 %; NaN if nothing was counted.
     *
     * @param share from 0 (the smallest) to 1 (the largest)
     * @throws IllegalArgumentException if the share is not from 0 to 1
     */
    public double quantile(double share) {
        if (!(share >= 0 && share <= 1)) {
            throw new IllegalArgumentException("A quantile is asked for by a share from 0 to 1, not " + share + ".");
        }
        long total = count();
        if (total == 0) {
            return Double.NaN;
        }
        long rank = Math.min(total - 1, (long) (share * total));
        int index = 0;
        for (long seen = counts[0]; seen <= rank; seen += counts[index]) {
            index++;
        }
        return middle(steps[index]);
    }

    /**
     * How many values lie below a bound, each value taken as the middle of its step; exact where the bound is 0 or a
     * positive power of two.
     */
    public long countBelow(double bound) {
        long below = 0;
        for (int i = 0; i < steps.length && middle(steps[i]) < bound; i++) {
            below += counts[i];
        }
        return below;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Distribution that
                && Arrays.equals(steps, that.steps)
                && Arrays.equals(counts, that.counts);
    }

    @Override
    public int hashCode() {
        return 31 * Arrays.hashCode(steps) + Arrays.hashCode(counts);
    }

    @Override
    public String toString() {
        return "Distribution[" + count() + " values, median " + quantile(0.5) + "]";
    }
}
