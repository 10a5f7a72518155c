package io.github.gradientharness.report;

import java.util.List;

/**
 * How much the page of a recording shows, so that it stays small enough to open quickly.
 *
 * @param points most points of a chart's line
 * @param lines most lines of a chart
 * @param rows most rows of a table behind a chart
 * @param layers most rows of a table of layers
 */
record Detail(int points, int lines, int rows, int layers) {

    /** From the fullest to the shortest: the first that fits is used. */
    static final List<Detail> FULLEST_FIRST =
            List.of(new Detail(250, 12, 40, 250), new Detail(120, 12, 24, 60), new Detail(30, 6, 6, 8));

    /** The fullest of all. */
    static final Detail FULL = FULLEST_FIRST.get(0);
}
