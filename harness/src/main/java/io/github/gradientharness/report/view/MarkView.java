package io.github.gradientharness.report.view;

import org.apiguardian.api.API;

/**
 * A point of a chart.
 *
 * @param x centre, in the drawing's units
 * @param y centre, in the drawing's units
 * @param radius in the drawing's units
 * @param style its classes in the style sheet
 */
@API(status = API.Status.INTERNAL, since = "0.1")
public record MarkView(String x, String y, String radius, String style) {}
