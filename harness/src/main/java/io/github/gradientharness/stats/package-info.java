/**
 * Mergeable summaries of a tensor: what is known about its values without keeping them.
 *
 * <p>Merging is associative, so summaries add up over iterations, epochs, workers and modules alike. Shares of runs that
 * succeeded are here as well, with what they say about the true share.
 */
@NullMarked
package io.github.gradientharness.stats;

import org.jspecify.annotations.NullMarked;
