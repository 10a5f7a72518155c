package io.github.gradientharness.report.view;

import org.apiguardian.api.API;

/**
 * A line of a chart.
 *
 * @param data the path in SVG's notation
 * @param style its classes in the style sheet
 */
@API(status = API.Status.INTERNAL, since = "0.1")
public record PathView(String data, String style) {}
