/** What is drawn and told of a training: a figure for each question, made of its numbers by charts. */
@NullMarked
package io.github.gradientharness.report.figure;

import org.jspecify.annotations.NullMarked;
