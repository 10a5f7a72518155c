/** Every format by its name, and where each is written. */
@NullMarked
package io.github.gradientharness.report.formats;

import org.jspecify.annotations.NullMarked;
