package io.github.gradientharness.sample.study;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;

/**
 * The median of a number over seeds and the interval of the true median: the narrowest pair of order statistics that are
 * equally far from the ends and hold it with 95 % (David and Nagaraja, "Order Statistics", 7.1). Fewer than six seeds
 * can't: their whole range stands instead.
 *
 * @param sorted ascending
 */
record Spread(double[] sorted) {

    private static final double OUTSIDE = 0.05;
    private static final MathContext TWO_DIGITS = new MathContext(2);

    static Spread of(List<SeedResult> results, ToDoubleFunction<SeedResult> number) {
        return new Spread(results.stream().mapToDouble(number).sorted().toArray());
    }

    double median() {
        return (sorted[(sorted.length - 1) / 2] + sorted[sorted.length / 2]) / 2;
    }

    double lower() {
        return sorted[outside()];
    }

    double upper() {
        return sorted[sorted.length - 1 - outside()];
    }

    /** How many values may be left out at each end. */
    private int outside() {
        int left = 0;
        while (2 * Binomial.atMost(left, sorted.length, 0.5) <= OUTSIDE) {
            left++;
        }
        return Math.max(0, left - 1);
    }

    /** Median and interval with three digits. */
    String ofAccuracy() {
        return share(median()) + " (" + share(lower()) + " to " + share(upper()) + ")";
    }

    static String share(double value) {
        return String.format(Locale.ROOT, "%.3f", value).replaceFirst("^0", "");
    }

    /** Two digits, as short as they go. */
    static String number(double value) {
        if (!Double.isFinite(value)) {
            return "-";
        }
        String plain =
                new BigDecimal(value).round(TWO_DIGITS).stripTrailingZeros().toPlainString();
        return plain.length() > 7 ? String.format(Locale.ROOT, "%.1e", value) : plain.replaceFirst("^0\\.", ".");
    }

    /** "3 of 10 [.067, .652]": an observed share and the 95 % interval of the true one (Clopper and Pearson 1934). */
    static String interval(int having, int seeds) {
        return having + " of " + seeds + " [" + share(Binomial.lowerShare(having, seeds)) + ", "
                + share(Binomial.upperShare(having, seeds)) + "]";
    }
}
