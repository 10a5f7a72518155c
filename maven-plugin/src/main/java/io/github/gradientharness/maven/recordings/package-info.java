/** Reads a module's recordings, has them judged, and writes the module's report. */
@NullMarked
package io.github.gradientharness.maven.recordings;

import org.jspecify.annotations.NullMarked;
