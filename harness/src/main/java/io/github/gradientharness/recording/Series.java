package io.github.gradientharness.recording;

import java.io.Serializable;
import org.apiguardian.api.API;
import org.jspecify.annotations.Nullable;

/**
 * Names one sequence of summaries: a quantity of one parameter of one layer.
 *
 * @param layer the layer's index
 * @param parameter the parameter's name; empty for quantities of the layer as a whole
 * @param quantity what was measured
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public record Series(int layer, String parameter, Quantity quantity) implements Serializable {

    // Written out: what a record has of itself is put together by method handles, which costs a short-lived JVM too
    // much.

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Series that
                && layer == that.layer
                && quantity == that.quantity
                && parameter.equals(that.parameter);
    }

    @Override
    public int hashCode() {
        return 31 * (31 * layer + quantity.ordinal()) + parameter.hashCode();
    }
}
