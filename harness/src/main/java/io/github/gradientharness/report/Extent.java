package io.github.gradientharness.report;

/**
 * What an axis across a chart counts.
 *
 * @param unit what is counted, for instance epoch
 * @param last how many there are
 */
record Extent(String unit, long last) {

    /** An axis from 0 to the last, in whole steps. */
    LinearAxis axis(double start, double end) {
        return LinearAxis.ofWholeSteps(last, start, end);
    }
}
