package io.github.gradientharness.report;

import java.util.List;

/**
 * The stretch between two numbers over training.
 *
 * @param style class of its area in the style sheet
 * @param low the lower one
 * @param high the upper one, at the same places
 */
record Band(String style, List<Point> low, List<Point> high) {}
