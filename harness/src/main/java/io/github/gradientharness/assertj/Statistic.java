package io.github.gradientharness.assertj;

import io.github.gradientharness.stats.Summary;
import java.util.function.ToDoubleFunction;
import org.apiguardian.api.API;

/** A number that sums up the elements of a tensor; of several iterations, all their elements taken together. */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public enum Statistic {
    /** Arithmetic mean. */
    MEAN("mean %s", Summary::mean),
    /** Mean of the absolute values: the usual size of a gradient. */
    MEAN_ABSOLUTE("mean |%s|", Summary::meanAbsolute),
    /** Standard deviation, divided by the number of elements. */
    STANDARD_DEVIATION("standard deviation of the %s", Summary::standardDeviation),
    /** Euclidean norm; of several tensors, the root of the mean of their squared norms. */
    L2("L2 norm of the %s", Summary::l2),
    /** Root of the mean square. */
    ROOT_MEAN_SQUARE("root mean square of the %s", Summary::rms),
    /** Smallest element. */
    MINIMUM("smallest %s", Summary::min),
    /** Largest element. */
    MAXIMUM("largest %s", Summary::max),
    /** Share of the elements that are exactly zero, from 0 to 1. */
    ZERO_SHARE("share of zeros in the %s", Summary::zeroShare),
    /** Number of elements, non-finite ones included. */
    COUNT("number of elements of the %s", Summary::count),
    /** Number of elements that are NaN or infinite. */
    NON_FINITE_COUNT("number of NaN and infinite elements of the %s", Summary::nonFinite);

    private final String label;
    private final ToDoubleFunction<Summary> function;

    Statistic(String label, ToDoubleFunction<Summary> function) {
        this.label = label;
        this.function = function;
    }

    /** What it is called, of a quantity. */
    String of(String quantity) {
        return label.replace("%s", quantity);
    }

    double of(Summary summary) {
        return function.applyAsDouble(summary);
    }

    /** Whether it says something of a tensor that holds NaN or infinite elements. */
    boolean allowsNonFinite() {
        return this == COUNT || this == NON_FINITE_COUNT;
    }
}
