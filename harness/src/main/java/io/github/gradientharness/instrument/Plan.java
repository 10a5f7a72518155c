package io.github.gradientharness.instrument;

import java.io.Serializable;
import org.apiguardian.api.API;

/**
 * When what is measured of one model. The gradient is measured in every iteration.
 *
 * @param numbers the schedule of updates and parameters
 * @param costly the schedule of activations and their gradients
 * @param details the schedule of distributions and of what is said of units, samples and time steps, in iterations in which
 *     activations are measured
 * @param startsWindows whether all of this is measured in the first iteration of each window as well
 */
@API(status = API.Status.INTERNAL, since = "0.1")
public record Plan(Schedule numbers, Schedule costly, Schedule details, boolean startsWindows) implements Serializable {

    /** Whatever is measured of activations is measured with all details. */
    Plan(Schedule numbers, Schedule costly) {
        this(numbers, costly, costly, false);
    }

    /** Everything in every iteration. */
    static Plan everything() {
        return new Plan(Schedule.everyIteration(), Schedule.everyIteration());
    }
}
