package io.github.gradientharness.instrument.nd4j;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Arrays;
import java.util.function.UnaryOperator;

/** Statistics by their definitions, in 700 decimal digits and in no hurry: the slow plain twin of the accumulators. */
record SlowStatistics(double[] values, double[] finite) {

    private static final MathContext DIGITS = new MathContext(700);

    static SlowStatistics of(double... values) {
        return new SlowStatistics(
                values, Arrays.stream(values).filter(Double::isFinite).toArray());
    }

    double mean() {
        return mean(value -> value).doubleValue();
    }

    double meanAbsolute() {
        return mean(BigDecimal::abs).doubleValue();
    }

    double rms() {
        return mean(value -> value.multiply(value)).sqrt(DIGITS).doubleValue();
    }

    double l2() {
        return sum(value -> value.multiply(value)).sqrt(DIGITS).doubleValue();
    }

    double standardDeviation() {
        BigDecimal mean = mean(value -> value);
        return mean(value -> value.subtract(mean).pow(2)).sqrt(DIGITS).doubleValue();
    }

    private BigDecimal mean(UnaryOperator<BigDecimal> term) {
        return sum(term).divide(BigDecimal.valueOf(finite.length), DIGITS);
    }

    private BigDecimal sum(UnaryOperator<BigDecimal> term) {
        BigDecimal sum = BigDecimal.ZERO;
        for (double value : finite) {
            sum = sum.add(term.apply(new BigDecimal(value)));
        }
        return sum;
    }

    double min() {
        return Arrays.stream(finite).min().orElse(Double.POSITIVE_INFINITY);
    }

    double max() {
        return Arrays.stream(finite).max().orElse(Double.NEGATIVE_INFINITY);
    }

    long zeros() {
        return Arrays.stream(finite).filter(value -> value == 0).count();
    }

    long nans() {
        return Arrays.stream(values).filter(Double::isNaN).count();
    }

    long infinities() {
        return Arrays.stream(values).filter(Double::isInfinite).count();
    }

    /** The value of a rank, the smallest having rank 0. */
    double ofRank(double share) {
        double[] sorted = finite.clone();
        Arrays.sort(sorted);
        return sorted[(int) Math.min(sorted.length - 1, (long) (share * sorted.length))];
    }
}
