/** Attaches a recorder to DL4J models. */
@NullMarked
package io.github.gradientharness.instrument.dl4j;

import org.jspecify.annotations.NullMarked;
