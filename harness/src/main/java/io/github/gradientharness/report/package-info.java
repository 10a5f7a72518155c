/** What the writers of all formats share; each format has a package of its own below. */
@NullMarked
package io.github.gradientharness.report;

import org.jspecify.annotations.NullMarked;
