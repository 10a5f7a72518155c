package io.github.gradientharness.instrument;

import java.io.Serializable;
import org.apiguardian.api.API;

/** What is measured when. The gradient is measured in every iteration by each of them. */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public enum Preset {
    /** Updates and parameters densely at first and log-spaced later; no activations, no distributions. */
    ECONOMY,
    /** The same, and activations, their gradients and all distributions log-spaced more widely. */
    STANDARD,
    /**
     * Every quantity in every iteration. Some come in the first 16 iterations, in the first one of each window and in every
     * fifth: distributions, what is said about units, samples and time steps, and of a model of more than 10,000 parameters
     * updates and parameters.
     */
    FULL;

    private static final Schedule THINNED = iteration -> iteration <= 16 || iteration % 5 == 0;

    /** From how many trainable numbers on the schedules are wider. */
    private static final long LARGE = 100_000;

    /** From how many trainable numbers on {@link #FULL} thins out updates and parameters. */
    private static final long THINNED_FROM = 10_000;

    /**
     * The schedules for a model.
     *
     * @param parameters its number of trainable numbers; 0 where unknown. Of a large model each measurement costs a good
     *     part of an iteration or more, so that it is measured less often
     */
    Plan plan(long parameters) {
        boolean large = parameters > LARGE;
        Schedule numbers = large ? Schedule.logSpaced(3, 0.25) : Schedule.logSpaced(20, 0.03);
        return switch (this) {
            case ECONOMY -> new Plan(numbers, Schedule.never());
            case STANDARD -> new Plan(numbers, large ? Schedule.logSpaced(1, 1.0) : Schedule.logSpaced(5, 0.1));
            case FULL ->
                new Plan(
                        parameters > THINNED_FROM ? THINNED : Schedule.everyIteration(),
                        Schedule.everyIteration(),
                        THINNED,
                        true);
        };
    }

    /**
     * When what is measured of one model. The gradient is measured in every iteration.
     *
     * @param numbers the schedule of updates and parameters
     * @param costly the schedule of activations and their gradients
     * @param details the schedule of distributions and of what is said about units, samples and time steps, in iterations in which
     *     activations are measured
     * @param startsWindows whether all of this is measured in the first iteration of each window as well
     */
    public record Plan(Schedule numbers, Schedule costly, Schedule details, boolean startsWindows)
            implements Serializable {

        /** Whatever is measured of activations is measured with all details. */
        Plan(Schedule numbers, Schedule costly) {
            this(numbers, costly, costly, false);
        }

        /** Everything in every iteration. */
        static Plan everything() {
            return new Plan(Schedule.everyIteration(), Schedule.everyIteration());
        }
    }
}
