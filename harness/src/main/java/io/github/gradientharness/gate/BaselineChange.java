package io.github.gradientharness.gate;

import org.apiguardian.api.API;

/**
 * A number that is not as it was when the baseline was frozen.
 *
 * @param suite the test class
 * @param test the test method
 * @param layer the layer; empty where it is about the whole model
 * @param measure what the numbers are a measure of, in words
 * @param was the number in the baseline; NaN where it was not there
 * @param now the number in this run; NaN where it is gone
 * @param kind whether it is worse, better, or could not be compared
 */
@API(status = API.Status.INTERNAL, since = "0.1")
public record BaselineChange(
        String suite, String test, String layer, String measure, double was, double now, Kind kind) {

    /** Which way something changed. */
    public enum Kind {
        /** It is worse than it was. */
        WORSE,
        /** It is better than it was. */
        BETTER,
        /** Only the baseline has it, or only this run. */
        NOT_COMPARED
    }
}
