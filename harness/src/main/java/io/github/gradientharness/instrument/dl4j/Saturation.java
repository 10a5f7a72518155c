package io.github.gradientharness.instrument.dl4j;

import java.util.Locale;
import java.util.Optional;
import java.util.function.DoublePredicate;

/**
 * Where an activation function's output shows that it is flat: tanh and its like beyond ±0.99, sigmoid and its like below
 * 0.01 or above 0.99.
 *
 * <p>These bounds are those of the reference data; at them the slope is 2 % (tanh) and 4 % (sigmoid) of its maximum.
 */
final class Saturation {

    private static final double BOUND = 0.99;

    private Saturation() {}

    /** The test for an activation function, by DL4J's name; empty for one that does not saturate at both ends. */
    static Optional<DoublePredicate> of(String activation) {
        return switch (activation.toLowerCase(Locale.ROOT)) {
            case "tanh", "hardtanh", "rationaltanh", "softsign" -> Optional.of(a -> Math.abs(a) > BOUND);
            case "sigmoid", "hardsigmoid" -> Optional.of(a -> a > BOUND || a < 1 - BOUND);
            default -> Optional.empty();
        };
    }
}
