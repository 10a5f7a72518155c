/**
 * Listens to a training and measures it. Knows arrays and models only through adapters; only the sub-packages import a
 * framework.
 */
@NullMarked
package io.github.gradientharness.instrument;

import org.jspecify.annotations.NullMarked;
