package io.github.gradientharness.report.view;

import org.apiguardian.api.API;

/**
 * A piece of text in a chart.
 *
 * @param x where it is anchored
 * @param y its base line
 * @param anchor {@code start}, {@code middle} or {@code end}
 * @param text what it says
 * @param style its classes in the style sheet
 */
@API(status = API.Status.INTERNAL, since = "0.1")
public record LabelView(String x, String y, String anchor, String text, String style) {}
