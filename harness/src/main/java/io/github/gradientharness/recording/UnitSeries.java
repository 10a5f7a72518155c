package io.github.gradientharness.recording;

import java.io.Serializable;
import org.apiguardian.api.API;
import org.jspecify.annotations.Nullable;

/**
 * Names one sequence of unit summaries: a statistic of the units of one layer.
 *
 * @param layer the layer's index
 * @param parameter the kernel's name; empty for statistics of the layer's output
 * @param statistic what was measured of each unit
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public record UnitSeries(int layer, String parameter, Statistic statistic) implements Serializable {

    // Written out as in Series.

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof UnitSeries that
                && layer == that.layer
                && statistic == that.statistic
                && parameter.equals(that.parameter);
    }

    @Override
    public int hashCode() {
        return 31 * (31 * layer + statistic.ordinal()) + parameter.hashCode();
    }

    /** What was measured of each unit. */
    public enum Statistic {
        /** L2 norm of the kernel's gradient that belongs to the unit. */
        GRADIENT_L2,
        /** Share of the batch's samples for which the unit's output is exactly zero. */
        ZERO_SHARE,
        /** Share of the batch's samples for which the unit's output lies where its activation function is flat. */
        SATURATED_SHARE
    }
}
