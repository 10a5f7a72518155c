package io.github.gradientharness.report.view;

import org.apiguardian.api.API;

/**
 * How many trainings are in one state, with what that state's colour and word mean.
 *
 * @param number how many
 * @param badge the state's word and colour
 * @param meaning what the state means
 * @param href where they are on the page
 */
@API(status = API.Status.INTERNAL, since = "0.1")
public record CountView(int number, BadgeView badge, String meaning, String href) {}
