package io.github.gradientharness.report.html;

import java.util.List;

/**
 * How much the pages over all recordings show, so that they stay small enough to open quickly.
 *
 * @param cards most findings told in full in one section
 * @param pictures most small pictures in the list of tests
 * @param tests most trainings in the list of all
 * @param panels most trainings side by side
 * @param points most points of a line of a chart on them
 */
record IndexDetail(int cards, int pictures, int tests, int panels, int points) {

    /** From the fullest to the shortest: the first that fits is used. */
    static final List<IndexDetail> FULLEST_FIRST = List.of(
            new IndexDetail(40, 400, 4000, 200, 60),
            new IndexDetail(20, 300, 4000, 200, 30),
            new IndexDetail(20, 150, 2000, 150, 12),
            new IndexDetail(10, 40, 1000, 60, 12),
            new IndexDetail(10, 0, 400, 20, 12));
}
