package io.github.gradientharness.instrument;

/**
 * When what is measured of one model. The gradient is measured in every iteration.
 *
 * @param numbers the schedule of updates and parameters
 * @param costly the schedule of activations, their gradients and all distributions
 */
record Plan(Schedule numbers, Schedule costly) {}
