package io.github.gradientharness.report.chart;

import java.util.Arrays;
import org.apiguardian.api.API;

/**
 * Which colour a magnitude has: equal steps of its logarithm from the smallest to the largest.
 *
 * @param lowest logarithm to base 10 of the smallest magnitude that is told apart
 * @param highest logarithm of the largest
 */
@API(status = API.Status.INTERNAL, since = "0.1")
public record HeatScale(double lowest, double highest) {

    /** Number of colours. */
    public static final int COLOURS = 12;

    /** Smaller magnitudes than the largest over ten to this power have the first colour too. */
    private static final double MOST_DECADES = 12;

    /** A scale over positive values; at least one power of ten wide, so that noise doesn't look like a pattern. */
    public static HeatScale over(double[] positive) {
        double highest = Math.log10(Arrays.stream(positive).max().orElse(1));
        double lowest = Math.log10(Arrays.stream(positive).min().orElse(1));
        double width = Math.max(1, Math.min(MOST_DECADES, highest - lowest));
        return new HeatScale(highest - width, highest);
    }

    /** From 0 for the smallest to {@value #COLOURS} - 1 for the largest. */
    public int colour(double magnitude) {
        double share = (Math.log10(magnitude) - lowest) / (highest - lowest);
        return (int) Math.max(0, Math.min(COLOURS - 1, Math.floor(share * COLOURS)));
    }
}
