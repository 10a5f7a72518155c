package io.github.gradientharness.report.chart;

import org.apiguardian.api.API;

/**
 * A point of a curve, or of a drawing.
 *
 * @param x for a curve: where in training, as its axis counts
 * @param y may be NaN: the curve then has a gap
 */
@API(status = API.Status.INTERNAL, since = "0.1")
public record Point(double x, double y) {

    /** Interrupts a line. */
    static final Point NOWHERE = new Point(Double.NaN, Double.NaN);

    boolean isPlaced() {
        return Double.isFinite(x) && Double.isFinite(y);
    }
}
