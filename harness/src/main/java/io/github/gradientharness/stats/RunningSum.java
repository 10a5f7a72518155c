package io.github.gradientharness.stats;

/** A {@link CompensatedSum} that changes in place: on the way of every tensor, an object each would be garbage. */
final class RunningSum {

    private double high;
    private double low;

    void add(double value) {
        double sum = high + value;
        set(sum, CompensatedSum.twoSumError(high, value, sum) + low);
    }

    void add(double otherHigh, double otherLow) {
        double sum = high + otherHigh;
        set(sum, CompensatedSum.twoSumError(high, otherHigh, sum) + low + otherLow);
    }

    /** Adds another sum times a number. */
    void addTimes(double otherHigh, double otherLow, double factor) {
        double product = otherHigh * factor;
        double error = Math.fma(otherHigh, factor, -product) + otherLow * factor;
        double rounded = product + error;
        if (Double.isFinite(product)) {
            add(rounded, error - (rounded - product));
        } else {
            add(product, 0.0);
        }
    }

    private void set(double sum, double error) {
        if (Double.isFinite(sum)) {
            high = sum + error;
            low = error - (high - sum);
        } else {
            high = sum;
            low = 0.0;
        }
    }

    CompensatedSum value() {
        return new CompensatedSum(high, low);
    }

    void set(CompensatedSum value) {
        high = value.high();
        low = value.low();
    }

    void reset() {
        high = 0;
        low = 0;
    }
}
