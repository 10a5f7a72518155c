/** TensorBoard event files, written without TensorFlow. */
@NullMarked
package io.github.gradientharness.report.tensorboard;

import org.jspecify.annotations.NullMarked;
