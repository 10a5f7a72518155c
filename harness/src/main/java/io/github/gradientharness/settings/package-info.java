/** The names of the settings that users write, in one place for the test extension and the Maven plugin. */
@NullMarked
package io.github.gradientharness.settings;

import org.jspecify.annotations.NullMarked;
