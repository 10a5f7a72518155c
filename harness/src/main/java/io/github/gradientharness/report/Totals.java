package io.github.gradientharness.report;

import io.github.gradientharness.stats.SumOfSquares;
import io.github.gradientharness.stats.Summary;

/**
 * Adds up summaries for drawing: plain sums, which are exact enough for three digits and fast for millions of them.
 *
 * <p>Not thread-safe.
 */
final class Totals {

    private long parts;
    private long tensors;
    private long count;
    private long finite;
    private long zeros;
    private long examined;
    private double absolutes;
    private double squares;

    void add(Summary summary) {
        parts++;
        tensors += summary.tensors();
        count += summary.count();
        finite += summary.finiteCount();
        zeros += summary.zeros();
        examined += summary.examined();
        absolutes += summary.sumOfAbsolutes().high();
        SumOfSquares ofSummary = summary.sumOfSquares();
        double scaled = ofSummary.scaled().high();
        squares += ofSummary.exponent() == 0 ? scaled : Math.scalb(scaled, 2 * ofSummary.exponent());
    }

    void add(Totals other) {
        parts += other.parts;
        tensors += other.tensors;
        count += other.count;
        finite += other.finite;
        zeros += other.zeros;
        examined += other.examined;
        absolutes += other.absolutes;
        squares += other.squares;
    }

    /** Of kernels in one window: their L1 norm together, as a mean over the window's iterations. */
    double norm1() {
        return absolutes * parts / tensors;
    }

    /** Of kernels in one window: their L2 norm together, as a root mean square over the window's iterations. */
    double norm2() {
        return Math.sqrt(squares * parts / tensors);
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

    /** Share of exact zeros among the values that were examined; NaN if none was. */
    double zeroShare() {
        return (double) zeros / examined;
    }
}
