package io.github.gradientharness.sample;

import java.util.OptionalDouble;

/**
 * Points of two circles around the origin, as scikit-learn's {@code make_circles} draws them.
 *
 * <p>The outer circle has radius 1 and label 0, the inner one has radius {@code factor} and label 1. Order and labels
 * equal scikit-learn's; coordinates lie within 1e-15 of them, since sine and cosine differ between machines.
 */
public final class CirclesData {

    private static final double DEFAULT_FACTOR = 0.8;

    private CirclesData() {}

    /**
     * Draws shuffled points with noise, the inner radius being 0.8.
     *
     * @param samples number of points, at least 2; an odd one goes to the inner circle
     * @param noise standard deviation of the normal noise on every coordinate, 0 or above
     * @param seed 0 to 2³² − 1
     * @throws IllegalArgumentException if an argument is outside its range
     */
    public static LabeledPoints make(int samples, double noise, long seed) {
        return make(samples, OptionalDouble.of(noise), seed, DEFAULT_FACTOR, true);
    }

    /**
     * Draws points with every parameter of {@code make_circles}.
     *
     * @param samples number of points, at least 2; an odd one goes to the inner circle
     * @param noise standard deviation of the normal noise on every coordinate, 0 or above; empty for scikit-learn's
     *     {@code None}
     * @param seed 0 to 2³² − 1
     * @param factor radius of the inner circle, at least 0 and below 1
     * @param shuffle whether rows are shuffled; otherwise all outer points come first
     * @throws IllegalArgumentException if an argument is outside its range
     */
    public static LabeledPoints make(int samples, OptionalDouble noise, long seed, double factor, boolean shuffle) {
        check(samples >= 2, "Two circles need at least 2 points, but samples is " + samples);
        check(factor >= 0 && factor < 1, "The inner radius must be at least 0 and below 1, but is " + factor);
        check(noise.orElse(0) >= 0, "The noise must be 0 or above, but is " + noise.orElse(0));
        MersenneTwister random = new MersenneTwister(seed);
        LabeledPoints ordered = onCircles(samples, factor);
        LabeledPoints rows = shuffle ? shuffled(ordered, random) : ordered;
        noise.ifPresent(deviation -> addNoise(rows.points(), deviation, random));
        return rows;
    }

    private static LabeledPoints onCircles(int samples, double factor) {
        int outer = samples / 2;
        double[][] points = new double[samples][];
        int[] labels = new int[samples];
        for (int i = 0; i < samples; i++) {
            boolean inner = i >= outer;
            labels[i] = inner ? 1 : 0;
            points[i] = inner ? onCircle(i - outer, samples - outer, factor) : onCircle(i, outer, 1.0);
        }
        return new LabeledPoints(points, labels);
    }

    private static double[] onCircle(int index, int count, double radius) {
        double angle = index * (2 * Math.PI / count);
        return new double[] {Math.cos(angle) * radius, Math.sin(angle) * radius};
    }

    private static LabeledPoints shuffled(LabeledPoints ordered, MersenneTwister random) {
        int[] order = permutation(ordered.labels().length, random);
        double[][] points = new double[order.length][];
        int[] labels = new int[order.length];
        for (int row = 0; row < order.length; row++) {
            points[row] = ordered.points()[order[row]];
            labels[row] = ordered.labels()[order[row]];
        }
        return new LabeledPoints(points, labels);
    }

    private static int[] permutation(int length, MersenneTwister random) {
        int[] order = new int[length];
        for (int i = 0; i < length; i++) {
            order[i] = i;
        }
        for (int i = length - 1; i > 0; i--) {
            int j = random.interval(i);
            int swapped = order[i];
            order[i] = order[j];
            order[j] = swapped;
        }
        return order;
    }

    // Noise of 0.0 is drawn too: it advances the generator as scikit-learn's does.
    private static void addNoise(double[][] points, double deviation, MersenneTwister random) {
        for (double[] point : points) {
            for (int column = 0; column < point.length; column++) {
                point[column] += deviation * random.gauss();
            }
        }
    }

    private static void check(boolean holds, String message) {
        if (!holds) {
            throw new IllegalArgumentException(message);
        }
    }
}
