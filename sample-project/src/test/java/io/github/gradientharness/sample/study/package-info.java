/**
 * The tutorial's networks measured over seeds and compared with an independent study of the same networks.
 *
 * <p>{@link io.github.gradientharness.sample.study.Experiment} lists them,
 * {@link io.github.gradientharness.sample.study.ResultStore} keeps what was trained, so that a stopped run goes on where it
 * was, and {@link io.github.gradientharness.sample.study.TutorialTables} prints the tables of {@code docs/tutorial.md}.
 */
package io.github.gradientharness.sample.study;
