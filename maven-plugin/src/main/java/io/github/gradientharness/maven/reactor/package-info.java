/** What the modules of one build know of each other, and the one report over all of them. */
@NullMarked
package io.github.gradientharness.maven.reactor;

import org.jspecify.annotations.NullMarked;
