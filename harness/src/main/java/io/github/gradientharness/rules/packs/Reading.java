package io.github.gradientharness.rules.packs;

import io.github.gradientharness.recording.Window;

/**
 * One number a rule looked at.
 *
 * @param place name of the layer, or what else it was read from
 * @param window the stretch of iterations it was read from
 * @param actual the number
 * @param counts whether the rule's other conditions hold, so that a broken limit is a problem
 */
record Reading(String place, Window window, double actual, boolean counts) {

    /** A number of a rule without other conditions. */
    Reading(String place, Window window, double actual) {
        this(place, window, actual, true);
    }
}
