package io.github.gradientharness.stats;

import java.util.Arrays;
import java.util.stream.DoubleStream;
import org.apiguardian.api.API;

/** The median of numbers. */
@API(status = API.Status.INTERNAL, since = "0.1")
public final class Median {

    private Median() {}

    /** The middle one, or the mean of the two middle ones; NaN values are left out; NaN if none is left. */
    public static double of(DoubleStream values) {
        return of(values.toArray());
    }

    /** The same; the numbers end up in another order. */
    public static double of(double[] values) {
        int known = 0;
        for (double value : values) {
            if (!Double.isNaN(value)) {
                values[known++] = value;
            }
        }
        double[] sorted = known == values.length ? values : Arrays.copyOf(values, known);
        Arrays.sort(sorted);
        if (sorted.length == 0) {
            return Double.NaN;
        }
        int middle = sorted.length / 2;
        return sorted.length % 2 == 1
                ? sorted[middle]
                : Arrays.stream(sorted, middle - 1, middle + 1).sum() / 2;
    }
}
