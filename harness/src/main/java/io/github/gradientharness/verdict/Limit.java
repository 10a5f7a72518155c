package io.github.gradientharness.verdict;

import io.github.gradientharness.text.Numbers;
import org.apiguardian.api.API;

/**
 * A bound that a value broke.
 *
 * @param value the bound
 * @param kind on which side the healthy values lie
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public record Limit(double value, Kind kind) {

    /** On which side of a bound the healthy values lie. */
    public enum Kind {
        /** Healthy values are at least the bound. */
        MINIMUM,
        /** Healthy values are at most the bound. */
        MAXIMUM
    }

    /** Healthy values are at least this. */
    public static Limit atLeast(double value) {
        return new Limit(value, Kind.MINIMUM);
    }

    /** Healthy values are at most this. */
    public static Limit atMost(double value) {
        return new Limit(value, Kind.MAXIMUM);
    }

    /** A value that was held against the bound: it prints as the bound only if it is the bound. */
    public String print(double actual) {
        return Numbers.print(actual, value);
    }

    /** The bound, with all digits that were declared. */
    public String text() {
        return Numbers.bound(value);
    }

    /** Whether a value breaks the bound; NaN always does. */
    public boolean isBrokenBy(double actual) {
        return kind == Kind.MINIMUM ? !(actual >= value) : !(actual <= value);
    }
}
