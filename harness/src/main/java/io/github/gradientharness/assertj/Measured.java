package io.github.gradientharness.assertj;

import java.util.function.Supplier;

/**
 * One number and what it is.
 *
 * @param value finite
 * @param description where and of what it was measured; only asked for where an assertion fails
 */
record Measured(double value, Supplier<String> description) implements Place {

    @Override
    public String place() {
        return description.get();
    }
}
