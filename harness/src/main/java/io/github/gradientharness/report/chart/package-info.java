/** Numbers to SVG: axes, curves, grids of colours. Knows no recording. */
@NullMarked
package io.github.gradientharness.report.chart;

import org.jspecify.annotations.NullMarked;
