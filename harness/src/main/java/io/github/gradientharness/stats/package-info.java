/**
 * Mergeable summaries of a tensor: what is known of its values without keeping them.
 *
 * <p>Merging is associative, so summaries add up over iterations, epochs, workers and modules alike.
 */
@NullMarked
package io.github.gradientharness.stats;

import org.jspecify.annotations.NullMarked;
