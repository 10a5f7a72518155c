package io.github.gradientharness.recording;

import org.apiguardian.api.API;

/**
 * How a recording ended, and what recording cost.
 *
 * @param status how the test ended
 * @param iterations iterations seen
 * @param epochs epochs ended
 * @param harnessNanos time spent inside the harness, in nanoseconds
 * @param trainingNanos time from the first to the last iteration, in nanoseconds, the harness's own time included
 * @param problem what the harness could not record, in words; empty if nothing was lost
 * @param failure what the test threw, in one line; empty if it threw nothing, or if that is not known
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public record Ending(
        Status status,
        long iterations,
        int epochs,
        long harnessNanos,
        long trainingNanos,
        String problem,
        String failure) {

    /** One of which it is not known what the test threw. */
    public Ending(Status status, long iterations, int epochs, long harnessNanos, long trainingNanos, String problem) {
        this(status, iterations, epochs, harnessNanos, trainingNanos, problem, "");
    }

    /** How the test ended. */
    public enum Status {
        /** It has not ended: a snapshot taken while the test runs. Never stands in a file. */
        RUNNING,
        /** It ran to its end. */
        COMPLETE,
        /** It threw. */
        FAILED,
        /** One of its assumptions did not hold. */
        ABORTED
    }

    /** The harness's share of the training's time; NaN where no time was measured. */
    public double harnessShare() {
        return trainingNanos <= 0 ? Double.NaN : (double) harnessNanos / trainingNanos;
    }
}
