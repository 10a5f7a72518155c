/** What the goals print: lines of the console and messages of failures. Decides nothing. */
@NullMarked
package io.github.gradientharness.maven.console;

import org.jspecify.annotations.NullMarked;
