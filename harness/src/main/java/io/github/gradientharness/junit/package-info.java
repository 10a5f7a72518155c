/** JUnit annotations and the extension behind them. */
@NullMarked
package io.github.gradientharness.junit;

import org.jspecify.annotations.NullMarked;
