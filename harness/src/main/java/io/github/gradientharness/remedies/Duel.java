package io.github.gradientharness.remedies;

import io.github.gradientharness.stats.ObservedShare;

/**
 * Two changes on the same seeds. If none of them is better, each of these seeds is a fair coin.
 *
 * @param better seeds on which the first one did better
 * @param worse seeds on which it did worse
 */
record Duel(int better, int worse) {

    private static final double FAIR = 0.5;

    /** Whether the first one is better. Holds whenever one looks: the test that tests over seeds use. */
    boolean isWon(double confidence) {
        return new ObservedShare(better, worse).showsMoreThan(FAIR, confidence);
    }

    boolean isLost(double confidence) {
        return new ObservedShare(better, worse).showsLessThan(FAIR, confidence);
    }

    int lead() {
        return better - worse;
    }

    /** The same after that many further seeds on which the first one is better. */
    Duel atBest(int furtherSeeds) {
        return new Duel(better + furtherSeeds, worse);
    }
}
