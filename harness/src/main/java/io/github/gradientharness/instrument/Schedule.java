package io.github.gradientharness.instrument;

import java.io.Serializable;
import org.apiguardian.api.API;

/**
 * Decides in which iterations the costlier quantities are measured: activations and their gradients, what is said of
 * units and samples, and all distributions. It travels to the workers of a distributed training.
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
@FunctionalInterface
public interface Schedule extends Serializable {

    /** Whether to measure in this iteration, counted from 1. */
    boolean includes(long iteration);

    /** How {@link #parse} wants a schedule to be written. */
    String FORMS = "every-iteration, never, every:10 (the first iteration and every tenth from there on) or"
            + " log:20,0.05 (the first 20 iterations, then at steps of 5 % of those done)";

    /**
     * Reads a schedule as it is written in settings: {@code every-iteration}, {@code never}, {@code every:10} or {@code
     * log:20,0.05}, see {@link #everyIteration}, {@link #never}, {@link #every} and {@link #logSpaced}.
     *
     * @throws IllegalArgumentException if it is written otherwise, or its numbers make no sense
     */
    static Schedule parse(String text) {
        return ScheduleText.parse(text);
    }

    /** In every iteration. */
    static Schedule everyIteration() {
        return iteration -> true;
    }

    /** In no iteration. */
    static Schedule never() {
        return iteration -> false;
    }

    /**
     * In the first iteration and every n-th from there on.
     *
     * @throws IllegalArgumentException if n is below 1
     */
    static Schedule every(long n) {
        if (n < 1) {
            throw new IllegalArgumentException(
                    "A schedule of every n-th iteration needs n of at least 1, not " + n + ".");
        }
        return iteration -> (iteration - 1) % n == 0;
    }

    /**
     * In each of the first iterations, then at steps that grow with the iterations done.
     *
     * @param dense how many iterations are measured without a gap
     * @param growth a step's length as a share of the iterations done, such as 0.01
     * @throws IllegalArgumentException if {@code dense} is negative or {@code growth} not above 0
     */
    static Schedule logSpaced(long dense, double growth) {
        if (dense < 0 || !(growth > 0)) {
            throw new IllegalArgumentException(
                    "A log-spaced schedule needs a dense beginning of at least 0 and a growth" + " above 0, not "
                            + dense + " and " + growth + ".");
        }
        double log = Math.log1p(growth);
        return iteration -> iteration <= dense
                || iteration == 1
                || (long) (Math.log(iteration) / log) != (long) (Math.log(iteration - 1) / log);
    }
}
