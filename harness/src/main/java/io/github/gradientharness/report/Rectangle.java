package io.github.gradientharness.report;

/** A rectangle of a drawing. */
record Rectangle(double left, double top, double right, double bottom) {

    boolean overlaps(Rectangle other) {
        return left < other.right && other.left < right && top < other.bottom && other.top < bottom;
    }

    boolean isPlaced() {
        return Double.isFinite(left) && Double.isFinite(top) && Double.isFinite(right) && Double.isFinite(bottom);
    }
}
