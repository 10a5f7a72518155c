/** A recording's numbers, sorted by layer, quantity and window, for whoever draws them. */
@NullMarked
package io.github.gradientharness.report.series;

import org.jspecify.annotations.NullMarked;
