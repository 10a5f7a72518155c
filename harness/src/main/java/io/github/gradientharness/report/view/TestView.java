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
 */
@API(status = API.Status.INTERNAL, since = "0.1")
public record TestView(
        BadgeView badge,
        PlaceView place,
        String line,
        @Nullable ChartView picture) {}
