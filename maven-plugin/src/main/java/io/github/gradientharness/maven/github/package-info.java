/** What workflows of GitHub are told: annotations of a pull request, and the summary of a step. */
@NullMarked
package io.github.gradientharness.maven.github;

import org.jspecify.annotations.NullMarked;
