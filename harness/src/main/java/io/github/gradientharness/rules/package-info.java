/** The rules: pure functions from a recording to a diagnosis. Nothing here throws a verdict or reads a clock. */
@NullMarked
package io.github.gradientharness.rules;

import org.jspecify.annotations.NullMarked;
