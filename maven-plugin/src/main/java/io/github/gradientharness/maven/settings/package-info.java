/** What a build sets: the elements of the plugin's configuration, the settings, and what was typed. Misspelt ones are errors. */
@NullMarked
package io.github.gradientharness.maven.settings;

import org.jspecify.annotations.NullMarked;
