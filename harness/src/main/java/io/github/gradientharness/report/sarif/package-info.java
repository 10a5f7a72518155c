/** Findings for code scanning, at the tests' source. */
@NullMarked
package io.github.gradientharness.report.sarif;

import org.jspecify.annotations.NullMarked;
