/** Trains over seeds until it is certain whether the share of those that succeed is as required. */
@NullMarked
package io.github.gradientharness.seeds;

import org.jspecify.annotations.NullMarked;
