/** What a reviewer reads on a pull request. */
@NullMarked
package io.github.gradientharness.report.markdown;

import org.jspecify.annotations.NullMarked;
