/** What is drawn and told about a training: a figure for each question, made of its numbers by charts. */
@NullMarked
package io.github.gradientharness.report.figure;

import org.jspecify.annotations.NullMarked;
