package io.github.gradientharness.instrument;

import io.github.gradientharness.recording.Quantity;

/**
 * When what is measured of one model.
 *
 * @param numbers the schedule of updates and parameters
 * @param costly the schedule of activations, their gradients and all distributions
 */
record Plan(Schedule numbers, Schedule costly) {

    /** Whether a quantity is measured in an iteration, counted from 1. */
    boolean measures(Quantity quantity, long iteration) {
        return switch (quantity) {
            case GRADIENT -> true;
            case UPDATE, PARAMETER -> numbers.includes(iteration);
            case ACTIVATION, ACTIVATION_GRADIENT, SAMPLE_CONCENTRATION, UNIT_SIMILARITY -> costly.includes(iteration);
        };
    }

    /** Whether distributions are counted in an iteration, counted from 1. */
    boolean measuresDistributions(long iteration) {
        return costly.includes(iteration);
    }
}
