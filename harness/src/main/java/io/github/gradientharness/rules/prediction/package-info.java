/** What the first iteration says about the training to come. Knows no rule. */
@NullMarked
package io.github.gradientharness.rules.prediction;

import org.jspecify.annotations.NullMarked;
