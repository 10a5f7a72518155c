package io.github.gradientharness.report.view;

import org.apiguardian.api.API;

/**
 * How many trainings, or findings, are of one kind.
 *
 * @param number how many
 * @param text of what
 * @param tone name of its colours in the style sheet
 * @param href link to where they stand
 */
@API(status = API.Status.INTERNAL, since = "0.1")
public record CountView(int number, String text, String tone, String href) {}
