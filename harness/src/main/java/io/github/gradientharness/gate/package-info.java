/** What a build says about its recordings: one value that console, page and every format print. */
@NullMarked
package io.github.gradientharness.gate;

import org.jspecify.annotations.NullMarked;
