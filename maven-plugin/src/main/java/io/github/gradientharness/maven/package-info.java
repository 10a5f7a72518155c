/** The Maven plugin: reads recordings, judges them by the harness's rules, writes the report and gates the build. */
@NullMarked
package io.github.gradientharness.maven;

import org.jspecify.annotations.NullMarked;
