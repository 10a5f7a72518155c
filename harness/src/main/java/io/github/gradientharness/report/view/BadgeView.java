package io.github.gradientharness.report.view;

import org.apiguardian.api.API;

/**
 * A verdict as a short word; colour only repeats it.
 *
 * @param symbol drawn before the word, for those who skim
 * @param text the word
 * @param tone name of its colours in the style sheet
 */
@API(status = API.Status.INTERNAL, since = "0.1")
public record BadgeView(String symbol, String text, String tone) {}
