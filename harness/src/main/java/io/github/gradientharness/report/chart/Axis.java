package io.github.gradientharness.report.chart;

import java.util.List;
import org.apiguardian.api.API;

/** Maps numbers to places along one side of a drawing. */
@API(status = API.Status.INTERNAL, since = "0.1")
public interface Axis {

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
