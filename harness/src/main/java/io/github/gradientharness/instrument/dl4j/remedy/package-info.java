/** Remedies of DL4J's networks: how a configuration is changed, and how a network begins anew with it. */
@NullMarked
package io.github.gradientharness.instrument.dl4j.remedy;

import org.jspecify.annotations.NullMarked;
