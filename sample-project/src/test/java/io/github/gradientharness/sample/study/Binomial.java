package io.github.gradientharness.sample.study;

import java.util.function.DoubleUnaryOperator;

/** The binomial distribution: how many of n seeds learn if each does with the same probability. */
final class Binomial {

    private static final int BISECTIONS = 60;

    private Binomial() {}

    /** Probability of at most k successes among n. */
    static double atMost(int k, int n, double probability) {
        double sum = 0;
        for (int i = 0; i <= k; i++) {
            sum += Math.exp(logChoose(n, i)) * Math.pow(probability, i) * Math.pow(1 - probability, n - i);
        }
        return Math.min(1, sum);
    }

    /** The lower end of the 95 % interval of the true share after k of n (Clopper and Pearson 1934). */
    static double lowerShare(int k, int n) {
        return k == 0 ? 0 : bisect(share -> 1 - atMost(k - 1, n, share) - 0.025);
    }

    /** The upper end of the same interval. */
    static double upperShare(int k, int n) {
        return k == n ? 1 : bisect(share -> 0.025 - atMost(k, n, share));
    }

    static double logChoose(int n, int k) {
        double log = 0;
        for (int i = 1; i <= k; i++) {
            log += Math.log((n - k + i) / (double) i);
        }
        return log;
    }

    private static double bisect(DoubleUnaryOperator increasing) {
        double low = 0;
        double high = 1;
        for (int i = 0; i < BISECTIONS; i++) {
            double middle = (low + high) / 2;
            if (increasing.applyAsDouble(middle) < 0) {
                low = middle;
            } else {
                high = middle;
            }
        }
        return (low + high) / 2;
    }
}
