package io.github.gradientharness.instrument;

import org.apiguardian.api.API;

/** Decides in which iterations the costlier quantities are measured. */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
@FunctionalInterface
public interface Schedule {

    /** Whether to measure in this iteration, counted from 1. */
    boolean includes(long iteration);

    /** In every iteration. */
    static Schedule everyIteration() {
        return iteration -> true;
    }

    /** In each of the first 100 iterations, then at steps of about one percent of the iterations done. */
    static Schedule denseThenLogSpaced() {
        return iteration -> iteration <= 100 || percentStep(iteration) != percentStep(iteration - 1);
    }

    private static long percentStep(long iteration) {
        return (long) (Math.log(iteration) / Math.log(1.01));
    }
}
