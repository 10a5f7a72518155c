package io.github.gradientharness.report.view;

import org.apiguardian.api.API;

/**
 * A training among others.
 *
 * @param anchor id to link to
 * @param badge how it is
 * @param place which it is
 * @param line the most important thing about it
 * @param profile gradient over depth
 * @param lines gradient over training
 */
@API(status = API.Status.INTERNAL, since = "0.1")
public record PanelView(
        String anchor, BadgeView badge, PlaceView place, String line, ChartView profile, ChartView lines) {}
