package io.github.gradientharness.scorecard.real;

import java.util.Random;

/** Made-up sequences, the same in every run: features x time steps for each example. */
final class Sequences {

    static final int EXAMPLES = 500;

    private Sequences() {}

    /** Noise; the sign of the first step tells the class. */
    static Samples first(int steps) {
        Random random = new Random(11);
        float[][] inputs = new float[EXAMPLES][steps];
        float[][] targets = new float[EXAMPLES][2];
        for (int i = 0; i < EXAMPLES; i++) {
            noise(inputs[i], 0.3, random);
            int label = random.nextInt(2);
            inputs[i][0] = label == 1 ? 1 : -1;
            targets[i][label] = 1;
        }
        return Samples.of(inputs, targets, new long[] {1, steps});
    }

    /** At each step the class is the sign of the input two steps before. */
    static Samples delayed(int steps) {
        Random random = new Random(12);
        float[][] inputs = new float[EXAMPLES][steps];
        float[][] targets = new float[EXAMPLES][2 * steps];
        for (int i = 0; i < EXAMPLES; i++) {
            noise(inputs[i], 1, random);
            for (int t = 0; t < steps; t++) {
                boolean positive = t >= 2 && inputs[i][t - 2] > 0;
                targets[i][(positive ? 1 : 0) * steps + t] = 1;
            }
        }
        return new Samples(inputs, targets, new long[] {1, steps}, new long[] {2, steps}, null);
    }

    /** The next value of a noisy sine of a period and phase of its own. */
    static Samples sine(int steps) {
        Random random = new Random(13);
        float[][] inputs = new float[EXAMPLES][steps];
        float[][] targets = new float[EXAMPLES][steps];
        for (int i = 0; i < EXAMPLES; i++) {
            double phase = random.nextDouble() * 2 * Math.PI;
            double pace = 0.4 + 0.6 * random.nextDouble();
            for (int t = 0; t < steps; t++) {
                inputs[i][t] = (float) (Math.sin(phase + pace * t) + 0.05 * random.nextGaussian());
                targets[i][t] = (float) Math.sin(phase + pace * (t + 1));
            }
        }
        return new Samples(inputs, targets, new long[] {1, steps}, new long[] {1, steps}, null);
    }

    /** Between 4 and all steps count, and the sign of their mean tells the class. */
    static Samples ofUnequalLength(int steps) {
        Random random = new Random(14);
        float[][] inputs = new float[EXAMPLES][steps];
        float[][] targets = new float[EXAMPLES][2];
        float[][] mask = new float[EXAMPLES][steps];
        for (int i = 0; i < EXAMPLES; i++) {
            int length = 4 + random.nextInt(steps - 3);
            double sum = 0;
            for (int t = 0; t < length; t++) {
                inputs[i][t] = (float) random.nextGaussian();
                mask[i][t] = 1;
                sum += inputs[i][t];
            }
            targets[i][sum > 0 ? 1 : 0] = 1;
        }
        return new Samples(inputs, targets, new long[] {1, steps}, new long[] {2}, mask);
    }

    /** Word numbers out of a hundred; each of three classes uses ten words more often. */
    static Samples words(int steps) {
        Random random = new Random(15);
        float[][] inputs = new float[EXAMPLES][steps];
        float[][] targets = new float[EXAMPLES][3];
        for (int i = 0; i < EXAMPLES; i++) {
            int label = random.nextInt(3);
            for (int t = 0; t < steps; t++) {
                inputs[i][t] = random.nextInt(3) == 0 ? label * 10 + random.nextInt(10) : random.nextInt(100);
            }
            targets[i][label] = 1;
        }
        return Samples.of(inputs, targets, new long[] {1, steps});
    }

    /** One step is marked by a second feature; the sign of its first feature tells the class. */
    static Samples marked(int steps) {
        Random random = new Random(16);
        float[][] inputs = new float[EXAMPLES][2 * steps];
        float[][] targets = new float[EXAMPLES][2];
        for (int i = 0; i < EXAMPLES; i++) {
            noise(inputs[i], 0, random);
            for (int t = 0; t < steps; t++) {
                inputs[i][t] = (float) random.nextGaussian();
            }
            int where = random.nextInt(steps);
            inputs[i][steps + where] = 1;
            targets[i][inputs[i][where] > 0 ? 1 : 0] = 1;
        }
        return Samples.of(inputs, targets, new long[] {2, steps});
    }

    /** Friedman's first function of five of ten uniform inputs, standardised. */
    static Samples friedman() {
        Random random = new Random(17);
        float[][] inputs = new float[EXAMPLES][10];
        float[][] targets = new float[EXAMPLES][1];
        for (int i = 0; i < EXAMPLES; i++) {
            for (int j = 0; j < 10; j++) {
                inputs[i][j] = random.nextFloat();
            }
            float[] x = inputs[i];
            double value = 10 * Math.sin(Math.PI * x[0] * x[1]) + 20 * Math.pow(x[2] - 0.5, 2) + 10 * x[3] + 5 * x[4];
            targets[i][0] = (float) (value + 0.5 * random.nextGaussian());
        }
        return Samples.of(Table.standardised(inputs), Table.standardised(targets), new long[] {10});
    }

    /** Noise in, points of a Gaussian around (3, -2) out, without a relation between the two. */
    static Samples cloud() {
        Random random = new Random(18);
        float[][] noise = new float[EXAMPLES][4];
        float[][] points = new float[EXAMPLES][2];
        for (int i = 0; i < EXAMPLES; i++) {
            noise(noise[i], 1, random);
            points[i][0] = (float) (3 + 0.7 * random.nextGaussian());
            points[i][1] = (float) (-2 + 0.5 * random.nextGaussian() + 0.4 * (points[i][0] - 3));
        }
        return Samples.of(noise, points, new long[] {4});
    }

    private static void noise(float[] values, double size, Random random) {
        for (int i = 0; i < values.length; i++) {
            values[i] = (float) (size * random.nextGaussian());
        }
    }
}
