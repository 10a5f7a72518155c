/** Checks of a model on one minibatch, before it is trained. */
@NullMarked
package io.github.gradientharness.inspection;

import org.jspecify.annotations.NullMarked;
