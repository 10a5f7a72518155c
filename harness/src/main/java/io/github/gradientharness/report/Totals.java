package io.github.gradientharness.report;

import io.github.gradientharness.stats.Summary;

/**
 * Adds up summaries for drawing: plain sums, which are exact enough for three digits and fast for millions of them.
 *
 * <p>Not thread-safe.
 */
final class Totals {

    private long tensors;
    private long count;
    private long finite;
    private long zeros;
    private double absolutes;
    private double squares;

    void add(Summary summary) {
        tensors += summary.tensors();
        count += summary.count();
        finite += summary.finiteCount();
        zeros += summary.zeros();
        absolutes += summary.sumOfAbsolutes().high();
        squares += summary.sumOfSquares().high();
    }

    long count() {
        return count;
    }

    long nonFinite() {
        return count - finite;
    }

    /** Mean of the absolute values; NaN if none is finite. */
    double meanAbsolute() {
        return absolutes / finite;
    }

    /** Root of the mean of the squared norms; NaN if nothing is finite. */
    double l2() {
        return finite == 0 ? Double.NaN : Math.sqrt(squares / tensors);
    }

    /** Share of exact zeros; NaN if there is nothing. */
    double zeroShare() {
        return (double) zeros / count;
    }
}
