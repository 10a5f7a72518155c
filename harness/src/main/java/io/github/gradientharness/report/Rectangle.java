package io.github.gradientharness.report;

/** A rectangle of a drawing. */
record Rectangle(double left, double top, double right, double bottom) {

    boolean isPlaced() {
        return Double.isFinite(left) && Double.isFinite(top) && Double.isFinite(right) && Double.isFinite(bottom);
    }
}
