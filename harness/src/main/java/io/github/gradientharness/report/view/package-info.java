/**
 * What the page's templates show: plain values, already put into words, numbers and coordinates. Public only because
 * compiled templates live in a package of their own.
 */
@NullMarked
package io.github.gradientharness.report.view;

import org.jspecify.annotations.NullMarked;
