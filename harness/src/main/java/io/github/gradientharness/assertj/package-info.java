/** AssertJ's vocabulary for recordings. */
@NullMarked
package io.github.gradientharness.assertj;

import org.jspecify.annotations.NullMarked;
