package io.github.gradientharness.scorecard.twin;

/** In which precision a network computes. */
public enum Precision {
    /** Every array is rounded to float32 once it is computed, so that it overflows, underflows and saturates as float32. */
    FLOAT,
    /** No rounding: for comparisons to many digits. */
    DOUBLE;

    void round(double[] values, int from, int to) {
        if (this == FLOAT) {
            for (int i = from; i < to; i++) {
                values[i] = (float) values[i];
            }
        }
    }
}
