/** What a copy of a model does with one minibatch, whatever the framework. */
@NullMarked
package io.github.gradientharness.instrument.sanity;

import org.jspecify.annotations.NullMarked;
