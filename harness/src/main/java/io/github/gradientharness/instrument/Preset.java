package io.github.gradientharness.instrument;

import io.github.gradientharness.recording.Quantity;
import org.apiguardian.api.API;

/** What is measured when. GRADIENT is measured in every iteration by each of them. */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public enum Preset {
    /** Updates and parameters densely at first and log-spaced later; no activations, no distributions. */
    ECONOMY(Schedule.logSpaced(100, 0.01), Schedule.never()),
    /** The same, and activations, their gradients and all distributions log-spaced more widely. */
    STANDARD(Schedule.logSpaced(100, 0.01), Schedule.logSpaced(10, 0.1)),
    /** Everything in every iteration. */
    FULL(Schedule.everyIteration(), Schedule.everyIteration());

    private final Schedule parameters;
    private final Schedule costly;

    Preset(Schedule parameters, Schedule costly) {
        this.parameters = parameters;
        this.costly = costly;
    }

    /** Whether a quantity is measured in an iteration, counted from 1. */
    boolean measures(Quantity quantity, long iteration) {
        return switch (quantity) {
            case GRADIENT -> true;
            case UPDATE, PARAMETER -> parameters.includes(iteration);
            case ACTIVATION, ACTIVATION_GRADIENT, SAMPLE_CONCENTRATION, UNIT_SIMILARITY -> costly.includes(iteration);
        };
    }

    /** Whether distributions are counted in an iteration, counted from 1. */
    boolean measuresDistributions(long iteration) {
        return costly.includes(iteration);
    }
}
