/** {@code summary.json}, the contract for pipelines. */
@NullMarked
package io.github.gradientharness.report.summary;

import org.jspecify.annotations.NullMarked;
