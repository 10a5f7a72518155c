package io.github.gradientharness.stats;

import org.apiguardian.api.API;

/**
 * How often something succeeded in independent runs, and what that says about the true share of successes.
 *
 * <p>Whatever is said with a confidence holds <em>at any time</em>: looking after every run, stopping early and adding
 * more runs later are all allowed, and the chance of ever being wrong still is at most one minus the confidence. An
 * interval for a fixed number of runs (Clopper and Pearson 1934, Wilson 1927) does not allow that.
 *
 * <p>The evidence against "the true share is at most p" is the wealth of a gambler who starts with 1 and bets a stake u
 * of it on every success: a success multiplies it by 1 + u (1 - p) / p, a failure by 1 - u. If the share is at most p,
 * the wealth is not expected to grow, and the chance that it ever reaches 1 / (1 - confidence) is at most one minus the
 * confidence (J. Ville, Étude critique de la notion de collectif, 1939). Half of the money is bet with the stake 1 ("every
 * run succeeds"), half is spread evenly over the stakes from 0 to 1, which is Robbins' mixture (H. Robbins, Statistical
 * methods related to the law of the iterated logarithm, Ann. Math. Statist. 41, 1970; I. Waudby-Smith and A. Ramdas,
 * Estimating means of bounded random variables by betting, J. R. Statist. Soc. B 86, 2024).
 *
 * @param successes number of runs that succeeded
 * @param failures number of runs that did not
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public record ObservedShare(int successes, int failures) {

    /** Nothing observed yet. */
    public static final ObservedShare NONE = new ObservedShare(0, 0);

    private static final int BISECTIONS = 60;

    /**
     * Checks the numbers.
     *
     * @throws IllegalArgumentException if one is negative
     */
    public ObservedShare {
        if (successes < 0 || failures < 0) {
            throw new IllegalArgumentException(
                    "There can't be " + successes + " successes and " + failures + " failures; count from 0.");
        }
    }

    /** Number of runs. */
    public int runs() {
        return successes + failures;
    }

    /** Successes over runs; NaN if there were none. */
    public double value() {
        return (double) successes / runs();
    }

    /** The same and one more run. */
    public ObservedShare plus(boolean success) {
        return success ? new ObservedShare(successes + 1, failures) : new ObservedShare(successes, failures + 1);
    }

    /**
     * The largest value of which it is certain that the true share is at least that; 0 where nothing is certain.
     *
     * @param confidence between 0 and 1, both excluded
     */
    public double lowerBound(double confidence) {
        double certain = 0;
        double uncertain = 1;
        for (int i = 0; i < BISECTIONS; i++) {
            double middle = (certain + uncertain) / 2;
            if (showsMoreThan(middle, confidence)) {
                certain = middle;
            } else {
                uncertain = middle;
            }
        }
        return certain;
    }

    /** The smallest value of which it is certain that the true share is at most that; 1 where nothing is certain. */
    public double upperBound(double confidence) {
        return 1 - turned().lowerBound(confidence);
    }

    /**
     * Whether it is certain that the true share is greater than a limit.
     *
     * @param limit from 0 to 1
     * @param confidence between 0 and 1, both excluded
     */
    public boolean showsMoreThan(double limit, double confidence) {
        return evidenceForMoreThan(limit) * (1 - confidence) >= 1;
    }

    /** Whether it is certain that the true share is less than a limit. */
    public boolean showsLessThan(double limit, double confidence) {
        return turned().showsMoreThan(1 - limit, confidence);
    }

    /** The same with failures for successes. */
    private ObservedShare turned() {
        return new ObservedShare(failures, successes);
    }

    /** The gambler's wealth; it falls as the limit grows. Infinite where the limit is 0 and something succeeded. */
    double evidenceForMoreThan(double limit) {
        double allOnSuccess = failures == 0 ? Math.pow(limit, -successes) : 0;
        return (allOnSuccess + evenlySpread(limit)) / 2;
    }

    /**
     * The integral over u from 0 to 1 of (1 + u (1 - p) / p)^successes (1 - u)^failures. Expanded in powers of (1 - p) / p
     * all terms are positive, so that nothing cancels; each follows from the one before.
     */
    private double evenlySpread(double limit) {
        double odds = (1 - limit) / limit;
        double term = 1.0 / (failures + 1);
        double sum = term;
        for (int k = successes; k > 0; k--) {
            term *= odds * k / (runs() + 2 - k);
            sum += term;
        }
        return sum;
    }
}
