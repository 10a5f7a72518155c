package io.github.gradientharness.report;

import java.util.List;

/** Maps numbers to places along one side of a drawing. */
interface Axis {

    /**
     * A place that is labelled.
     *
     * @param position in the drawing's units
     * @param text the label
     */
    record Tick(double position, String text) {}

    /** Where a number is drawn; NaN if it can't be. */
    double position(double value);

    /** The labelled places, in order of value. */
    List<Tick> ticks();
}
