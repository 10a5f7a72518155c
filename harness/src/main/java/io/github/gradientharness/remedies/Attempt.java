package io.github.gradientharness.remedies;

import org.apiguardian.api.API;

/**
 * One training of a test with a changed network.
 *
 * @param change ids of remedies, joined by a plus; or one of the constants of {@link PlannedTraining}
 * @param seed the seed that the network and ND4J began with
 * @param passed whether the test's own assertions held
 * @param metric the metric at the end; NaN if there is none
 * @param loss the loss at the end; NaN if it is not finite or unknown
 * @param seconds how long the test took
 * @param problem what kept the test from coming to its end, other than an assertion; empty if nothing
 */
@API(status = API.Status.INTERNAL, since = "0.1")
public record Attempt(
        String change, long seed, boolean passed, double metric, double loss, double seconds, String problem) {}
