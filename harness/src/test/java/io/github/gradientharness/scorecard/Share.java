package io.github.gradientharness.scorecard;

import java.util.Collection;
import java.util.Locale;
import java.util.function.Predicate;

/**
 * A share of trials, with Wilson's score interval of 95 % (Wilson 1927).
 *
 * @param hits successes
 * @param trials all
 */
public record Share(long hits, long trials) {

    private static final double Z = 1.959963984540054;

    public static <T> Share of(Collection<T> all, Predicate<T> isHit) {
        return new Share(all.stream().filter(isHit).count(), all.size());
    }

    /** NaN without trials. */
    double value() {
        return trials == 0 ? Double.NaN : (double) hits / trials;
    }

    double lower() {
        return bound(-1);
    }

    double upper() {
        return bound(1);
    }

    private double bound(int side) {
        double n = trials;
        double p = value();
        double spread = Z * Math.sqrt(p * (1 - p) / n + Z * Z / (4 * n * n));
        return (p + Z * Z / (2 * n) + side * spread) / (1 + Z * Z / n);
    }

    /** Such as {@code .050 [.024, .103] of 160}. */
    @Override
    public String toString() {
        return trials == 0
                ? "-"
                : digits(value()) + " [" + digits(Math.max(0, lower())) + ", " + digits(Math.min(1, upper())) + "] of "
                        + trials;
    }

    public static String digits(double share) {
        return String.format(Locale.ROOT, "%.3f", share).replaceFirst("^0\\.", ".");
    }
}
