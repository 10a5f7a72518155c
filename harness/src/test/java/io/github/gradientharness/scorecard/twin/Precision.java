package io.github.gradientharness.scorecard.twin;

/** In which precision a network computes. */
public enum Precision {
    /** Arrays are rounded to float32 once they are computed, so that they overflow, underflow and saturate as float32 does. */
    FLOAT,
    /** No rounding: for comparisons to many digits. */
    DOUBLE;

    double round(double value) {
        return this == FLOAT ? (float) value : value;
    }

    void round(double[] values) {
        if (this == FLOAT) {
            for (int i = 0; i < values.length; i++) {
                values[i] = (float) values[i];
            }
        }
    }
}
