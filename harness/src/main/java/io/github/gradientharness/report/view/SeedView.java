package io.github.gradientharness.report.view;

import org.apiguardian.api.API;

/**
 * One seed of a test.
 *
 * @param seed the seed
 * @param badge how its training is by itself
 * @param place which training
 * @param line the most important thing about it
 */
@API(status = API.Status.INTERNAL, since = "0.1")
public record SeedView(String seed, BadgeView badge, PlaceView place, String line) {}
