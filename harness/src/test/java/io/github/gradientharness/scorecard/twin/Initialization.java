package io.github.gradientharness.scorecard.twin;

import java.util.Random;

/**
 * How kernels are drawn.
 *
 * @param kind the distribution
 * @param factor by which every drawn number is multiplied
 */
public record Initialization(Kind kind, double factor) {

    /** The distributions; variances after Glorot and Bengio (2010), He et al. (2015) and LeCun et al. (1998). */
    public enum Kind {
        UNIFORM_0_1,
        UNIFORM_SYMMETRIC,
        GLOROT_UNIFORM,
        GLOROT_NORMAL,
        HE_UNIFORM,
        HE_NORMAL,
        LECUN_NORMAL,
        ORTHOGONAL
    }

    public static final Initialization UNIFORM_0_1 = new Initialization(Kind.UNIFORM_0_1, 1);
    public static final Initialization UNIFORM_0_HALF = new Initialization(Kind.UNIFORM_0_1, 0.5);
    public static final Initialization UNIFORM_SYMMETRIC = new Initialization(Kind.UNIFORM_SYMMETRIC, 1);
    public static final Initialization GLOROT = new Initialization(Kind.GLOROT_UNIFORM, 1);
    public static final Initialization GLOROT_NORMAL = new Initialization(Kind.GLOROT_NORMAL, 1);
    public static final Initialization HE = new Initialization(Kind.HE_UNIFORM, 1);
    public static final Initialization HE_NORMAL = new Initialization(Kind.HE_NORMAL, 1);
    public static final Initialization LECUN = new Initialization(Kind.LECUN_NORMAL, 1);
    public static final Initialization ORTHOGONAL = new Initialization(Kind.ORTHOGONAL, 1);

    public Initialization times(double other) {
        return new Initialization(kind, factor * other);
    }

    /** Draws a kernel, [in][out] row by row. */
    double[] draw(int in, int out, Random random) {
        double[] kernel = kind == Kind.ORTHOGONAL ? orthogonal(in, out, random) : independent(in, out, random);
        for (int i = 0; i < kernel.length; i++) {
            kernel[i] = (float) (kernel[i] * factor);
        }
        return kernel;
    }

    private double[] independent(int in, int out, Random random) {
        double[] kernel = new double[in * out];
        for (int i = 0; i < kernel.length; i++) {
            kernel[i] = switch (kind) {
                case UNIFORM_0_1 -> random.nextDouble();
                case UNIFORM_SYMMETRIC, ORTHOGONAL -> symmetric(random, 1);
                case GLOROT_UNIFORM -> symmetric(random, Math.sqrt(6.0 / (in + out)));
                case GLOROT_NORMAL -> random.nextGaussian() * Math.sqrt(2.0 / (in + out));
                case HE_UNIFORM -> symmetric(random, Math.sqrt(6.0 / in));
                case HE_NORMAL -> random.nextGaussian() * Math.sqrt(2.0 / in);
                case LECUN_NORMAL -> random.nextGaussian() * Math.sqrt(1.0 / in);
            };
        }
        return kernel;
    }

    private static double symmetric(Random random, double bound) {
        return (2 * random.nextDouble() - 1) * bound;
    }

    /** Gram-Schmidt over the shorter side (Saxe et al. 2013). */
    private static double[] orthogonal(int in, int out, Random random) {
        int count = Math.min(in, out);
        int length = Math.max(in, out);
        double[][] vectors = new double[count][length];
        for (int i = 0; i < count; i++) {
            for (int k = 0; k < length; k++) {
                vectors[i][k] = random.nextGaussian();
            }
            for (int j = 0; j < i; j++) {
                subtractProjection(vectors[i], vectors[j]);
            }
            double norm = Math.sqrt(dot(vectors[i], vectors[i]));
            for (int k = 0; k < length; k++) {
                vectors[i][k] /= norm;
            }
        }
        double[] kernel = new double[in * out];
        for (int i = 0; i < in; i++) {
            for (int o = 0; o < out; o++) {
                kernel[i * out + o] = in < out ? vectors[i][o] : vectors[o][i];
            }
        }
        return kernel;
    }

    private static void subtractProjection(double[] vector, double[] unit) {
        double projection = dot(vector, unit);
        for (int k = 0; k < vector.length; k++) {
            vector[k] -= projection * unit[k];
        }
    }

    private static double dot(double[] x, double[] y) {
        double sum = 0;
        for (int k = 0; k < x.length; k++) {
            sum += x[k] * y[k];
        }
        return sum;
    }

    @Override
    public String toString() {
        return factor == 1 ? kind.name() : kind + " x" + factor;
    }
}
