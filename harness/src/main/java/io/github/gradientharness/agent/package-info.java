/** The Java agent that reports each model whose training begins, so that no test has to attach it. */
@NullMarked
package io.github.gradientharness.agent;

import org.jspecify.annotations.NullMarked;
