package io.github.gradientharness.report.view;

import org.apiguardian.api.API;

/**
 * A number that changed since the baseline.
 *
 * @param place in which training
 * @param layer in which layer; empty for the whole model
 * @param measure what the number is
 * @param was as it was
 * @param now as it is
 */
@API(status = API.Status.INTERNAL, since = "0.1")
public record ChangeView(PlaceView place, String layer, String measure, String was, String now) {}
