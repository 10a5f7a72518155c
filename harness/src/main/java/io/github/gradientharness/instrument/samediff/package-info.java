/** Attaches a recorder to SameDiff graphs; nothing outside of it knows SameDiff's classes. */
@NullMarked
package io.github.gradientharness.instrument.samediff;

import org.jspecify.annotations.NullMarked;
