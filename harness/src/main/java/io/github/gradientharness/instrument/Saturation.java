package io.github.gradientharness.instrument;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Where an activation function's output shows that it is flat: tanh and its like beyond ±0.99, sigmoid and its like below
 * 0.01 or above 0.99.
 *
 * <p>These bounds are those of the reference data; at them the slope is 2 % (tanh) and 4 % (sigmoid) of its maximum.
 *
 * @param low an output below it is saturated
 * @param high an output above it is saturated
 */
record Saturation(double low, double high) {

    private static final double BOUND = 0.99;

    /** The bounds for an activation function, by DL4J's or SameDiff's name; null for one without two flat ends. */
    static @Nullable Saturation of(String activation) {
        return switch (activation.toLowerCase(Locale.ROOT).replace("_", "")) {
            case "tanh", "hardtanh", "rationaltanh", "softsign" -> new Saturation(-BOUND, BOUND);
            case "sigmoid", "hardsigmoid" -> new Saturation(1 - BOUND, BOUND);
            default -> null;
        };
    }

    /** The smallest float that is not below {@link #low}: a float is below the one exactly if it is below the other. */
    float lowestFloat() {
        float nearest = (float) low;
        return nearest < low ? Math.nextUp(nearest) : nearest;
    }

    /** The largest float that is not above {@link #high}. */
    float highestFloat() {
        float nearest = (float) high;
        return nearest > high ? Math.nextDown(nearest) : nearest;
    }
}
