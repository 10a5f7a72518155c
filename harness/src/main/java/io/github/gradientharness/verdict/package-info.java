/** What the rules found, as values. */
@NullMarked
package io.github.gradientharness.verdict;

import org.jspecify.annotations.NullMarked;
