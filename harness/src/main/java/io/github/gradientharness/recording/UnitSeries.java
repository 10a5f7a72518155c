package io.github.gradientharness.recording;

/**
 * Names one sequence of unit summaries: a statistic of the units of one layer.
 *
 * @param layer the layer's index
 * @param parameter the kernel's name; empty for statistics of the layer's output
 * @param statistic what was measured of each unit
 */
public record UnitSeries(int layer, String parameter, Statistic statistic) {

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
