package io.github.gradientharness.report.view;

import org.apiguardian.api.API;
import org.jspecify.annotations.Nullable;

/**
 * One training in the list of all.
 *
 * @param badge how it is
 * @param place which it is
 * @param line the most important thing about it
 * @param picture gradient over depth; null where there is none
 * @param urgency how badly a reader needs it, 0 first
 * @param share smallest layer's gradient over the largest one's; empty where unknown
 * @param cost the harness's share of the training's time; empty where unknown
 */
@API(status = API.Status.INTERNAL, since = "0.1")
public record TestView(
        BadgeView badge,
        PlaceView place,
        String line,
        @Nullable ChartView picture,
        String urgency,
        String share,
        String cost) {}
