package io.github.gradientharness.stats;

import java.util.Arrays;
import org.apiguardian.api.API;

/**
 * Collects one value for each unit of a layer, iteration after iteration, into a {@link UnitSummary}. What was added
 * counts only once it is committed. Not thread-safe.
 */
@API(status = API.Status.INTERNAL, since = "0.1")
public final class UnitAccumulator {

    private final double[] pending;
    private final double[] lowest;
    private final double[] highest;
    private final DistributionAccumulator distribution = new DistributionAccumulator();
    private final PendingDistribution steps = new PendingDistribution();
    private boolean isPending;
    private boolean isEmpty = true;

    /** Collects for so many units. */
    public UnitAccumulator(int units) {
        pending = new double[units];
        lowest = new double[units];
        highest = new double[units];
        reset();
    }

    /** Number of units. */
    public int units() {
        return pending.length;
    }

    /** Takes the values of an iteration, instead of those that are not committed yet. NaN and infinite ones are left out. */
    public void add(double[] values) {
        System.arraycopy(values, 0, pending, 0, pending.length);
        isPending = true;
    }

    /** Counts the values that were added last. */
    public void commit() {
        if (!isPending) {
            return;
        }
        for (int unit = 0; unit < pending.length; unit++) {
            if (Double.isFinite(pending[unit])) {
                lowest[unit] = Math.min(lowest[unit], pending[unit]);
                highest[unit] = Math.max(highest[unit], pending[unit]);
            }
        }
        steps.add(pending, 0, pending.length, 1.0);
        steps.moveTo(distribution);
        isPending = false;
        isEmpty = false;
    }

    /** Forgets the values that were not committed. */
    public void dropPending() {
        isPending = false;
    }

    /** Whether nothing was committed since the last reset. */
    public boolean isEmpty() {
        return isEmpty;
    }

    /** The summary of what was committed. */
    public UnitSummary summary() {
        return UnitSummary.ofExtremes(distribution.distribution(), lowest, highest);
    }

    /** Forgets what was committed. */
    public void reset() {
        Arrays.fill(lowest, Double.POSITIVE_INFINITY);
        Arrays.fill(highest, Double.NEGATIVE_INFINITY);
        distribution.reset();
        isEmpty = true;
    }
}
