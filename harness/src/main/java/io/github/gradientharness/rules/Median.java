package io.github.gradientharness.rules;

import java.util.Arrays;
import java.util.stream.DoubleStream;
import org.apiguardian.api.API;

/** The median of numbers. */
@API(status = API.Status.INTERNAL, since = "0.1")
public final class Median {

    private Median() {}

    /** The middle one, or the mean of the two middle ones; NaN values are left out; NaN if none is left. */
    public static double of(DoubleStream values) {
        double[] sorted = values.filter(value -> !Double.isNaN(value)).sorted().toArray();
        if (sorted.length == 0) {
            return Double.NaN;
        }
        int middle = sorted.length / 2;
        return sorted.length % 2 == 1
                ? sorted[middle]
                : Arrays.stream(sorted, middle - 1, middle + 1).sum() / 2;
    }
}
