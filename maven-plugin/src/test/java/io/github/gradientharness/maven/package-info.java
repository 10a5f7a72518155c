/** Tests of the Maven plugin that need no Maven; the projects below {@code src/it} run it in real builds. */
@NullMarked
package io.github.gradientharness.maven;

import org.jspecify.annotations.NullMarked;
