package io.github.gradientharness.report.chart;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.DoubleStream;
import org.apiguardian.api.API;

/**
 * A number over training.
 *
 * @param name what it is a curve of
 * @param style class of its line in the style sheet
 * @param points in the order of training
 */
@API(status = API.Status.INTERNAL, since = "0.1")
public record Curve(String name, String style, List<Point> points) {

    /** The finite values. */
    public DoubleStream values() {
        return points.stream().mapToDouble(Point::y).filter(Double::isFinite);
    }

    /** Whether some value is NaN or infinite. */
    boolean hasGap() {
        return points.stream().anyMatch(point -> !Double.isFinite(point.y()));
    }

    /** The same in another style. */
    public Curve in(String newStyle) {
        return new Curve(name, newStyle, points);
    }

    /** The curve with fewer points: of each part the lowest and the highest, so that no spike is lost. */
    public Curve thinnedTo(int most) {
        if (points.size() <= most) {
            return this;
        }
        List<Point> kept = new ArrayList<>();
        int stretches = Math.max(1, (most - 1) / 2);
        for (int i = 0; i < stretches; i++) {
            keepExtremes(points.subList(start(i, stretches), start(i + 1, stretches)), kept);
        }
        Point last = points.get(points.size() - 1);
        if (kept.get(kept.size() - 1) != last) {
            kept.add(last);
        }
        return new Curve(name, style, kept);
    }

    private int start(int part, int stretches) {
        return (int) ((long) points.size() * part / stretches);
    }

    private static void keepExtremes(List<Point> part, List<Point> kept) {
        int low = 0;
        int high = 0;
        for (int i = 1; i < part.size(); i++) {
            low = isBefore(part, i, low) ? i : low;
            high = isBefore(part, high, i) ? i : high;
        }
        kept.add(part.get(Math.min(low, high)));
        if (low != high) {
            kept.add(part.get(Math.max(low, high)));
        }
    }

    /** NaN is after everything, so that a gap is kept. */
    private static boolean isBefore(List<Point> part, int a, int b) {
        return Double.compare(part.get(a).y(), part.get(b).y()) < 0;
    }

    /** The same of numbers. */
    public static int[] spread(int[] numbers, int most) {
        return spread(numbers.length, most).stream().mapToInt(i -> numbers[i]).toArray();
    }

    /** At most so many points, evenly spread, first and last included. */
    public static List<Integer> spread(int size, int most) {
        int number = Math.min(size, most);
        List<Integer> indices = new ArrayList<>();
        for (int i = 0; i < number; i++) {
            indices.add(number == 1 ? 0 : (int) Math.round((double) i * (size - 1) / (number - 1)));
        }
        return indices;
    }
}
