/** Reads ND4J arrays without changing or keeping them. */
@NullMarked
package io.github.gradientharness.instrument.nd4j;

import org.jspecify.annotations.NullMarked;
