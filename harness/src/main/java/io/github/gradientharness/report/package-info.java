/** One writer per format, from recordings that were already judged. */
@NullMarked
package io.github.gradientharness.report;

import org.jspecify.annotations.NullMarked;
