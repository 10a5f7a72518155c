package io.github.gradientharness.report.chart;

import java.util.List;
import org.apiguardian.api.API;

/**
 * The stretch between two numbers over training.
 *
 * @param style class of its area in the style sheet
 * @param low the lower one
 * @param high the upper one, at the same places
 */
@API(status = API.Status.INTERNAL, since = "0.1")
public record Band(String style, List<Point> low, List<Point> high) {}
