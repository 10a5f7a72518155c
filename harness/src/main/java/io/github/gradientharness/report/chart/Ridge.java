package io.github.gradientharness.report.chart;

import io.github.gradientharness.stats.Distribution;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apiguardian.api.API;

/**
 * A histogram of signed values as a line: how many values lie at a magnitude, for equal stretches of its logarithm.
 *
 * <p>The steps of a distribution are gathered to half powers of two, [1, 1.5) and [1.5, 2) times one; since these differ in
 * width on a logarithmic scale, counts are divided by it.
 *
 * @param name of the layer or window
 * @param density from the most negative magnitude to the largest, zero left out
 * @param zeroShare the share of values that are zero
 */
@API(status = API.Status.INTERNAL, since = "0.1")
public record Ridge(String name, List<Point> density, double zeroShare) {

    public static Ridge of(String name, Distribution distribution) {
        int[] steps = distribution.steps();
        long[] counts = distribution.counts();
        TreeMap<Double, Double> byBound = new TreeMap<>();
        long zeros = 0;
        for (int i = 0; i < steps.length; i++) {
            double value = Distribution.middle(steps[i]);
            if (value == 0) {
                zeros += counts[i];
            } else {
                byBound.merge(Math.copySign(bound(Math.abs(value)), value), (double) counts[i], Double::sum);
            }
        }
        List<Point> density = new ArrayList<>();
        for (Map.Entry<Double, Double> entry : byBound.entrySet()) {
            double lower = Math.abs(entry.getKey());
            double upper = above(lower);
            density.add(new Point(
                    Math.copySign(Math.sqrt(lower * upper), entry.getKey()),
                    entry.getValue() / Math.log(upper / lower)));
        }
        return new Ridge(name, density, (double) zeros / distribution.count());
    }

    /** Where the half power of two begins in which a magnitude lies. */
    private static double bound(double magnitude) {
        double power = Math.scalb(1.0, Math.getExponent(magnitude));
        return magnitude < 1.5 * power ? power : 1.5 * power;
    }

    /** Where the one after it begins. */
    private static double above(double bound) {
        double power = Math.scalb(1.0, Math.getExponent(bound));
        return bound == power ? 1.5 * power : 2 * power;
    }

    /** The points with the empty stretches between them as zeros, so that the line goes down where nothing lies. */
    public List<Point> line() {
        List<Point> line = new ArrayList<>();
        for (int i = 0; i < density.size(); i++) {
            Point point = density.get(i);
            boolean follows = i > 0 && adjoins(density.get(i - 1).x(), point.x());
            if (!follows) {
                line.add(new Point(point.x() * (point.x() < 0 ? 1.25 : 0.8), 0));
            }
            line.add(point);
            boolean followed = i + 1 < density.size()
                    && adjoins(point.x(), density.get(i + 1).x());
            if (!followed) {
                line.add(new Point(point.x() * (point.x() < 0 ? 0.8 : 1.25), 0));
            }
        }
        return line;
    }

    private static boolean adjoins(double one, double next) {
        return one * next > 0 && Math.max(one / next, next / one) < 1.6;
    }

    /** The share of all values that lies at each place. */
    double[] shares() {
        double[] parts = density.stream()
                .mapToDouble(point -> {
                    double lower = bound(Math.abs(point.x()));
                    return point.y() * Math.log(above(lower) / lower);
                })
                .toArray();
        double all = Arrays.stream(parts).sum();
        return Arrays.stream(parts).map(part -> part / all * (1 - zeroShare)).toArray();
    }

    double highest() {
        return density.stream().mapToDouble(Point::y).max().orElse(0);
    }
}
