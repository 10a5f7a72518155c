/** Records the trainings that DL4J distributes by Apache Spark. */
@NullMarked
package io.github.gradientharness.instrument.spark;

import org.jspecify.annotations.NullMarked;
