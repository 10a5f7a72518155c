package io.github.gradientharness.sample.study;

/**
 * Whether a few seeds of ours can come from the same distribution as the many of a reference.
 *
 * <p>Both checks are exact and assume nothing about the shape of the distribution. They are as strict as the number of seeds
 * allows: each calls a difference of which the chance, if there is none, is below {@value #CHANCE}.
 */
final class Agreement {

    /** The chance with which one check calls a difference that is none. */
    static final double CHANCE = 0.002;

    /** The reference gives three digits of an accuracy, four of a gradient: relative to it, at least this much is lost. */
    private static final double ROUNDING = 0.001;

    private Agreement() {}

    /** Whether so many seeds can contradict a median at all: all of them on one side of it must be rarer than the chance. */
    static boolean canTell(int seeds) {
        return 2 * Math.pow(0.5, seeds) <= CHANCE;
    }

    /**
     * Whether the reference's quantile lies within the order-statistic confidence interval of ours: the number of our values
     * below a true quantile follows the binomial distribution (David and Nagaraja, "Order Statistics", 7.1). Values
     * equal to the quantile may count on either side.
     *
     * @param quantile the reference's
     * @param share that lies below it, between 0 and 1
     */
    static boolean quantileAgrees(double[] ours, double quantile, double share) {
        int below = 0;
        int notAbove = 0;
        for (double value : ours) {
            below += value < quantile - ROUNDING * quantile ? 1 : 0;
            notAbove += value <= quantile + ROUNDING * quantile ? 1 : 0;
        }
        int n = ours.length;
        return 1 - Binomial.atMost(below - 1, n, share) >= CHANCE / 2
                && Binomial.atMost(notAbove, n, share) >= CHANCE / 2;
    }

    /**
     * Whether two observed shares can come from the same true one: Fisher's exact test, both sides.
     *
     * @return the chance of shares at least as unlikely as these, if there is no difference
     */
    static double chanceOfShares(int ours, int ourSeeds, int theirs, int theirSeeds) {
        int successes = ours + theirs;
        double observed = hypergeometric(ours, ourSeeds, theirSeeds, successes);
        double chance = 0;
        for (int k = Math.max(0, successes - theirSeeds); k <= Math.min(ourSeeds, successes); k++) {
            double probability = hypergeometric(k, ourSeeds, theirSeeds, successes);
            chance += probability <= observed * (1 + 1e-9) ? probability : 0;
        }
        return Math.min(1, chance);
    }

    private static double hypergeometric(int k, int first, int second, int successes) {
        return Math.exp(Binomial.logChoose(first, k)
                + Binomial.logChoose(second, successes - k)
                - Binomial.logChoose(first + second, successes));
    }
}
