package io.github.gradientharness.report;

import java.util.List;

/**
 * How much a page shows, so that it stays small enough to open quickly.
 *
 * @param points most points of a chart's line
 * @param lines most lines of a chart
 * @param rows most rows of a table behind a chart
 * @param layers most rows of a table of layers
 * @param cards most findings told in full in one section
 * @param pictures most small pictures in the list of tests
 * @param details most trainings with details
 * @param tests most trainings in the list of all
 */
record Detail(int points, int lines, int rows, int layers, int cards, int pictures, int details, int tests) {

    /** From the fullest to the shortest: the first that fits is used. */
    static final List<Detail> FULLEST_FIRST = List.of(
            new Detail(120, 12, 24, 60, 40, 400, 400, 4000),
            new Detail(60, 12, 12, 24, 30, 400, 400, 4000),
            new Detail(30, 6, 6, 8, 20, 300, 200, 4000),
            new Detail(30, 6, 6, 8, 20, 300, 75, 4000),
            new Detail(30, 6, 6, 8, 20, 150, 40, 2000),
            new Detail(30, 6, 6, 8, 10, 0, 8, 400));

    /** The fullest of all. */
    static final Detail FULL = FULLEST_FIRST.get(0);
}
