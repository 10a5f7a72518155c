package io.github.gradientharness.report;

/**
 * A point of a curve, or of a drawing.
 *
 * @param x for a curve: epochs trained
 * @param y may be NaN: the curve then has a gap
 */
record Point(double x, double y) {}
