package io.github.gradientharness.report;

import java.util.List;

/**
 * What an axis across a chart counts.
 *
 * @param unit what is counted, for instance epoch
 * @param last how many there are
 * @param names what the places 0, 1, … are called; empty where they are called by their number
 */
record Extent(String unit, long last, List<String> names) {

    /** Places that are called by their number. */
    Extent(String unit, long last) {
        this(unit, last, List.of());
    }

    /** As many places as names, each as wide as the others. */
    static Extent ofSteps(String unit, List<String> names) {
        return new Extent(unit, names.size(), names);
    }

    /** An axis from 0 to the last. */
    Axis axis(double start, double end) {
        return names.isEmpty() ? LinearAxis.ofWholeSteps(last, start, end) : new StepAxis(names, start, end);
    }
}
