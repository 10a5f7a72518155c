/** What several rules look at in a recording: epochs, layers, units, losses and profiles over depth. Knows no rule. */
@NullMarked
package io.github.gradientharness.rules.evidence;

import org.jspecify.annotations.NullMarked;
