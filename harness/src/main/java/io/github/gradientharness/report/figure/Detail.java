package io.github.gradientharness.report.figure;

import java.util.List;
import org.apiguardian.api.API;

/**
 * How much the page of a recording shows, so that it stays small enough to open quickly.
 *
 * @param points most points of a chart's line
 * @param lines most lines of a chart
 * @param rows most rows of a table behind a chart
 * @param layers most rows of a table of layers
 */
@API(status = API.Status.INTERNAL, since = "0.1")
public record Detail(int points, int lines, int rows, int layers) {

    /** From the fullest to the shortest: the first that fits is used. */
    public static final List<Detail> FULLEST_FIRST =
            List.of(new Detail(250, 12, 40, 250), new Detail(120, 12, 24, 60), new Detail(30, 6, 6, 8));

    /** The fullest of all. */
    public static final Detail FULL = FULLEST_FIRST.get(0);
}
