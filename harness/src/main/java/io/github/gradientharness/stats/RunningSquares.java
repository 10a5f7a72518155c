package io.github.gradientharness.stats;

/** A {@link SumOfSquares} that changes in place. What leaves the range of plain squares is left to that record. */
final class RunningSquares {

    private final RunningSum scaled = new RunningSum();
    private int exponent;

    /** Adds a sum of ordinary squares of values that count times a factor. */
    void addTimesSquareOf(double factor, double high, double low) {
        if (exponent != 0) {
            add(new SumOfSquares(new CompensatedSum(high, low), 0).timesSquareOf(factor));
        } else if (factor == 1.0) {
            scaled.add(high, low);
        } else {
            double product = high * factor;
            double error = Math.fma(high, factor, -product) + low * factor;
            double rounded = product + error;
            scaled.addTimes(rounded, Double.isFinite(product) ? error - (rounded - product) : 0.0, factor);
        }
    }

    void add(SumOfSquares squares) {
        SumOfSquares sum = value().plus(squares);
        scaled.set(sum.scaled());
        exponent = sum.exponent();
    }

    SumOfSquares value() {
        return new SumOfSquares(scaled.value(), exponent);
    }

    void reset() {
        scaled.reset();
        exponent = 0;
    }
}
