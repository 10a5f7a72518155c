/** Which compiled tests use the harness, and which of them JUnit Jupiter does not run. */
@NullMarked
package io.github.gradientharness.maven.testclasses;

import org.jspecify.annotations.NullMarked;
