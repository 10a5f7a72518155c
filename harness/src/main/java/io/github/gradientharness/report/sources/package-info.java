/** Finds the sources of tests, so that a report can point to them. */
@NullMarked
package io.github.gradientharness.report.sources;

import org.jspecify.annotations.NullMarked;
