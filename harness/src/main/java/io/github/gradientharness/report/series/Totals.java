package io.github.gradientharness.report.series;

import io.github.gradientharness.stats.SumOfSquares;
import io.github.gradientharness.stats.Summary;
import org.apiguardian.api.API;

/**
 * Adds up summaries for drawing: plain sums, which are exact enough for three digits and fast for millions of them.
 *
 * <p>Not thread-safe.
 */
@API(status = API.Status.INTERNAL, since = "0.1")
public final class Totals {

    private long parts;
    private long tensors;
    private long count;
    private long finite;
    private long zeros;
    private long examined;
    private double absolutes;
    private double squares;

    public void add(Summary summary) {
        SumOfSquares ofSummary = summary.sumOfSquares();
        add(
                1,
                summary.tensors(),
                summary.count(),
                summary.finiteCount(),
                summary.sumOfAbsolutes().high(),
                ofSummary.unscaled());
        addZeros(summary.zeros(), summary.examined());
    }

    /** Adds the sums of so many summaries, without their zeros. */
    public void add(long summaries, long ofTensors, long all, long finiteOnes, double ofAbsolutes, double ofSquares) {
        parts += summaries;
        tensors += ofTensors;
        count += all;
        finite += finiteOnes;
        absolutes += ofAbsolutes;
        squares += ofSquares;
    }

    /** Adds exact zeros among values that were looked at one by one. */
    void addZeros(long exact, long of) {
        zeros += exact;
        examined += of;
    }

    /** Of kernels in one window: their L1 norm together, as a mean over the window's iterations. */
    public double norm1() {
        return absolutes * parts / tensors;
    }

    /** Of kernels in one window: their L2 norm together, as a root mean square over the window's iterations. */
    public double norm2() {
        return Math.sqrt(squares * parts / tensors);
    }

    public long count() {
        return count;
    }

    public long nonFinite() {
        return count - finite;
    }

    /** Mean of the absolute values; NaN if none is finite. */
    public double meanAbsolute() {
        return absolutes / finite;
    }

    /** Root of the mean of the squared norms; NaN if nothing is finite. */
    public double l2() {
        return finite == 0 ? Double.NaN : Math.sqrt(squares / tensors);
    }

    /** Share of exact zeros among the values that were examined; NaN if none was. */
    public double zeroShare() {
        return (double) zeros / examined;
    }
}
