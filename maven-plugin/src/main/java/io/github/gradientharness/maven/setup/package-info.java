/** Prepares a project that does not use the harness yet: what its POM lacks, and a first test. */
@NullMarked
package io.github.gradientharness.maven.setup;

import org.jspecify.annotations.NullMarked;
