package io.github.gradientharness.report.chart;

import java.util.List;
import org.apiguardian.api.API;

/**
 * What an axis across a chart counts.
 *
 * @param unit what is counted, for instance epoch
 * @param last how many there are
 * @param names what the places 0, 1, … are called; empty where they are called by their number
 */
@API(status = API.Status.INTERNAL, since = "0.1")
public record Extent(String unit, long last, List<String> names) {

    /** Places that are called by their number. */
    public Extent(String unit, long last) {
        this(unit, last, List.of());
    }

    /** As many places as names, each as wide as the others. */
    public static Extent ofSteps(String unit, List<String> names) {
        return new Extent(unit, names.size(), names);
    }

    /** An axis from 0 to the last. */
    public Axis axis(double start, double end) {
        return names.isEmpty() ? LinearAxis.ofWholeSteps(last, start, end) : new StepAxis(names, start, end);
    }
}
