/** Attaches a recorder to trainers of Deep Java Library; nothing outside of it knows DJL's classes. */
@NullMarked
package io.github.gradientharness.instrument.djl;

import org.jspecify.annotations.NullMarked;
