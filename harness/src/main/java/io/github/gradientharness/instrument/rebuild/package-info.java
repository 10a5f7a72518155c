/** What makes a network begin anew with another configuration or another seed, whatever the framework. */
@NullMarked
package io.github.gradientharness.instrument.rebuild;

import org.jspecify.annotations.NullMarked;
