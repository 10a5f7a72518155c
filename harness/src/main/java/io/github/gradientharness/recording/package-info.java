/**
 * A recording: the statistics of one training, as values and as a JSON Lines file.
 *
 * <p>A recording never holds verdicts, so that a limit can change without training again.
 */
@NullMarked
package io.github.gradientharness.recording;

import org.jspecify.annotations.NullMarked;
