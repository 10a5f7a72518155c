/**
 * Records what the gradient of each layer does while tests train a model, and judges it.
 *
 * <p>Ten types are enough to begin with:
 *
 * <ul>
 *   <li>{@link io.github.gradientharness.junit.HealthyGradients} records the trainings of a test and judges them.
 *   <li>{@link io.github.gradientharness.junit.RecordGradients} records them only.
 *   <li>{@link io.github.gradientharness.junit.Watched} attaches the model in a field.
 *   <li>{@link io.github.gradientharness.junit.ExpectFinding} declares that a network is sick on purpose.
 *   <li>{@link io.github.gradientharness.junit.OverSeeds} runs a test with several seeds.
 *   <li>{@link io.github.gradientharness.instrument.GradientRecorder} attaches to a model, and takes arrays and metrics.
 *   <li>{@link io.github.gradientharness.assertj.GradientAssertions} has the assertions, layer by layer and epoch by epoch.
 *   <li>{@link io.github.gradientharness.verdict.RuleId} names the rules.
 *   <li>{@link io.github.gradientharness.recording.Recording} is what was recorded.
 *   <li>{@link io.github.gradientharness.rules.Rule} is implemented for a rule of one's own.
 * </ul>
 *
 * <p>A type that is marked {@code INTERNAL} is public for the packages of this project only.
 */
@NullMarked
package io.github.gradientharness;

import org.jspecify.annotations.NullMarked;
