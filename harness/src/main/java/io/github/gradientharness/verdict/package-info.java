/** What the rules found, as values, and the one formatter of a finding's text. */
@NullMarked
package io.github.gradientharness.verdict;

import org.jspecify.annotations.NullMarked;
