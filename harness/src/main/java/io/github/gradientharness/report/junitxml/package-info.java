/** Recordings as test cases for build servers. */
@NullMarked
package io.github.gradientharness.report.junitxml;

import org.jspecify.annotations.NullMarked;
