package io.github.gradientharness.report.view;

import org.apiguardian.api.API;

/**
 * A piece of text in a chart.
 *
 * @param x where it is anchored
 * @param y its base line
 * @param text what it says
 * @param style its classes in the style sheet: kind, and where it is anchored
 * @param whole the whole name of which the text is a part; empty where the text is whole
 */
@API(status = API.Status.INTERNAL, since = "0.1")
public record LabelView(String x, String y, String text, String style, String whole) {

    /** One that is whole. */
    public LabelView(String x, String y, String text, String style) {
        this(x, y, text, style, "");
    }
}
