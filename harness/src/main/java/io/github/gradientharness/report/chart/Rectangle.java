package io.github.gradientharness.report.chart;

import org.apiguardian.api.API;

/** A rectangle of a drawing. */
@API(status = API.Status.INTERNAL, since = "0.1")
public record Rectangle(double left, double top, double right, double bottom) {

    public boolean overlaps(Rectangle other) {
        return left < other.right && other.left < right && top < other.bottom && other.top < bottom;
    }

    public boolean isPlaced() {
        return Double.isFinite(left) && Double.isFinite(top) && Double.isFinite(right) && Double.isFinite(bottom);
    }
}
