/** Recordings as files of JSON Lines: the only package that knows their format. */
@NullMarked
package io.github.gradientharness.recording.file;

import org.jspecify.annotations.NullMarked;
