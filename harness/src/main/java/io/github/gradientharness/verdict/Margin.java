package io.github.gradientharness.verdict;

import java.util.Comparator;
import java.util.Optional;
import org.apiguardian.api.API;

/**
 * How far a value that was measured is from the limit that it keeps.
 *
 * @param actual the value, finite
 * @param limit the limit, greater than zero
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public record Margin(double actual, Limit limit) {

    /** The nearest to its limit first. */
    public static final Comparator<Margin> NEAREST_FIRST = Comparator.comparingDouble(Margin::factor);

    /** The margin of a value; empty if it breaks the limit, or if there is no ratio to report because one is zero or not finite. */
    public static Optional<Margin> of(double actual, Limit limit) {
        boolean isKept = Double.isFinite(actual) && actual > 0 && limit.value() > 0 && !limit.isBrokenBy(actual);
        return isKept ? Optional.of(new Margin(actual, limit)) : Optional.empty();
    }

    /** By which factor the value may get worse until it is at the limit; at least 1. */
    public double factor() {
        return limit.kind() == Limit.Kind.MINIMUM ? actual / limit.value() : limit.value() / actual;
    }

    /** Such as "0.031 (limit 0.01)". */
    public String text() {
        return limit.print(actual) + " (limit " + limit.text() + ")";
    }
}
