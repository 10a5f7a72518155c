package io.github.gradientharness.recording;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.apiguardian.api.API;

/**
 * What a model is trained or tested on, as points of a plane.
 *
 * @param name what it is, for instance "training data"
 * @param size how many points were given
 * @param nonFinite how many of them were left out because a coordinate is NaN or infinite
 * @param points those kept, at most {@value #MOST_POINTS}, in the order in which they were given
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public record DataSet(String name, long size, long nonFinite, List<Point> points) {

    /** How many points a recording keeps. */
    public static final int MOST_POINTS = 2000;

    /**
     * A point with its class.
     *
     * @param x first coordinate, finite
     * @param y second coordinate, finite
     * @param label its class
     */
    public record Point(double x, double y, int label) {

        boolean isFinite() {
            return Double.isFinite(x) && Double.isFinite(y);
        }
    }

    /** Copies the points. */
    public DataSet {
        points = List.copyOf(points);
    }

    /**
     * Takes the first two coordinates of each point. Of more than {@value #MOST_POINTS} points, as many of each class are
     * kept as its share, evenly spread over the order given. Points with a coordinate that is NaN or infinite are
     * counted and left out.
     *
     * @param points one row a point, each with two or more coordinates; neither changed nor kept
     * @param labels the class of each point
     * @throws IllegalArgumentException if there is not one label a point, or a point has less than two coordinates
     */
    public static DataSet of(String name, double[][] points, int[] labels) {
        check(name, points, labels);
        List<Point> finite = IntStream.range(0, points.length)
                .mapToObj(row -> new Point(points[row][0], points[row][1], labels[row]))
                .filter(Point::isFinite)
                .toList();
        return new DataSet(name, points.length, points.length - finite.size(), thinned(finite));
    }

    private static void check(String name, double[][] points, int[] labels) {
        if (points.length != labels.length) {
            throw new IllegalArgumentException(String.format(
                    Locale.ROOT,
                    "The data set '%s' has %d points and %d labels: give one label a point.",
                    name,
                    points.length,
                    labels.length));
        }
        for (int row = 0; row < points.length; row++) {
            if (points[row].length < 2) {
                throw new IllegalArgumentException(String.format(
                        Locale.ROOT,
                        "Point %d of the data set '%s' has too few coordinates, %d: give two or more, of which the"
                                + " first two are drawn.",
                        row,
                        name,
                        points[row].length));
            }
        }
    }

    /** Every second point of classes that take turns would be one class alone: so each class is thinned by itself. */
    private static List<Point> thinned(List<Point> points) {
        if (points.size() <= MOST_POINTS) {
            return points;
        }
        List<Integer> byLabel = IntStream.range(0, points.size())
                .boxed()
                .sorted(Comparator.comparingInt(row -> points.get(row).label()))
                .toList();
        List<Integer> kept = new ArrayList<>();
        for (int i = 0; i < MOST_POINTS; i++) {
            kept.add(byLabel.get((int) ((long) i * points.size() / MOST_POINTS)));
        }
        return kept.stream().sorted().map(points::get).toList();
    }
}
