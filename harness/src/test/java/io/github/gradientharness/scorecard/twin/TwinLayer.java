package io.github.gradientharness.scorecard.twin;

import java.util.Arrays;

/**
 * A fully connected layer. Its arrays of a minibatch hold a row for each unit, so that the inner loops run over
 * samples.
 */
public final class TwinLayer {

    private final int in;
    private final int out;
    private final Activation activation;
    private final Precision precision;
    final TrainedParameter kernel;
    final TrainedParameter bias;
    private final double[][] preactivation;
    final double[][] activations;
    final double[][] activationGradient;
    final double[][] preactivationGradient;
    private boolean frozen;

    TwinLayer(int in, int out, int capacity, Activation activation, double[] kernel, Precision precision) {
        this.in = in;
        this.out = out;
        this.activation = activation;
        this.precision = precision;
        this.kernel = new TrainedParameter(kernel);
        this.bias = new TrainedParameter(new double[out]);
        this.preactivation = new double[out][capacity];
        this.activations = new double[out][capacity];
        this.activationGradient = new double[out][capacity];
        this.preactivationGradient = new double[out][capacity];
    }

    void forward(double[][] input, int samples) {
        for (int o = 0; o < out; o++) {
            double[] z = preactivation[o];
            double[] a = activations[o];
            Arrays.fill(z, 0, samples, bias.values[o]);
            addRows(kernel.values, o, out, input, z, samples);
            for (int k = 0; k < samples; k++) {
                a[k] = precision.round(activation.value(z[k]));
            }
        }
    }

    /** Derives dL/dz from dL/da. */
    void throughActivation(int samples) {
        for (int o = 0; o < out; o++) {
            double[] z = preactivation[o];
            double[] a = activations[o];
            double[] da = activationGradient[o];
            double[] dz = preactivationGradient[o];
            for (int k = 0; k < samples; k++) {
                dz[k] = precision.round(da[k] * activation.slope(z[k], a[k]));
            }
        }
    }

    /** Derives the gradients of kernel and bias from dL/dz. */
    void throughParameters(double[][] input, int samples) {
        for (int o = 0; o < out; o++) {
            double[] dz = preactivationGradient[o];
            double sum = 0;
            for (int k = 0; k < samples; k++) {
                sum += dz[k];
            }
            bias.gradient[o] = sum;
            for (int i = 0; i < in; i++) {
                kernel.gradient[i * out + o] = dot(input[i], dz, samples);
            }
        }
        precision.round(bias.gradient);
        precision.round(kernel.gradient);
    }

    /** Derives dL/da of the layer below from dL/dz. */
    void throughKernel(double[][] below, int samples) {
        for (int i = 0; i < in; i++) {
            Arrays.fill(below[i], 0, samples, 0.0);
            addRows(kernel.values, i * out, 1, preactivationGradient, below[i], samples);
        }
    }

    /** Adds the rows of x, each times its factor, to y; four at a time, to load and store y less often. */
    private static void addRows(double[] factors, int from, int step, double[][] x, double[] y, int count) {
        int r = 0;
        int at = from;
        for (; r + 3 < x.length; r += 4) {
            addFour(
                    factors[at],
                    factors[at + step],
                    factors[at + 2 * step],
                    factors[at + 3 * step],
                    x[r],
                    x[r + 1],
                    x[r + 2],
                    x[r + 3],
                    y,
                    count);
            at += 4 * step;
        }
        for (; r < x.length; r++) {
            addScaled(factors[at], x[r], y, count);
            at += step;
        }
    }

    private static void addFour(
            double a,
            double b,
            double c,
            double d,
            double[] first,
            double[] second,
            double[] third,
            double[] fourth,
            double[] y,
            int count) {
        for (int k = 0; k < count; k++) {
            y[k] += a * first[k] + b * second[k] + (c * third[k] + d * fourth[k]);
        }
    }

    private static void addScaled(double factor, double[] x, double[] y, int count) {
        for (int k = 0; k < count; k++) {
            y[k] += factor * x[k];
        }
    }

    /** In four sums, because one sum would have to wait for each addition. */
    private static double dot(double[] x, double[] y, int count) {
        double a = 0;
        double b = 0;
        double c = 0;
        double d = 0;
        int k = 0;
        for (; k + 3 < count; k += 4) {
            a += x[k] * y[k];
            b += x[k + 1] * y[k + 1];
            c += x[k + 2] * y[k + 2];
            d += x[k + 3] * y[k + 3];
        }
        for (; k < count; k++) {
            a += x[k] * y[k];
        }
        return a + b + (c + d);
    }

    double logit(int sample) {
        return preactivation[0][sample];
    }

    /** Multiplies the kernel: a fault. */
    public void scaleKernel(double factor) {
        for (int i = 0; i < kernel.values.length; i++) {
            kernel.values[i] *= factor;
        }
        precision.round(kernel.values);
    }

    /** Sets every bias. */
    public void setBiases(double value) {
        Arrays.fill(bias.values, value);
    }

    /** Keeps the parameters as they are: gradients are computed, updates are zero. */
    public void freeze() {
        frozen = true;
    }

    boolean isFrozen() {
        return frozen;
    }

    public int inputs() {
        return in;
    }

    public int units() {
        return out;
    }

    public Activation activation() {
        return activation;
    }

    /** A copy of an array of the kernel's shape, one row per input. */
    public double[][] rows(double[] ofKernelsShape) {
        double[][] rows = new double[in][];
        for (int i = 0; i < in; i++) {
            rows[i] = Arrays.copyOfRange(ofKernelsShape, i * out, (i + 1) * out);
        }
        return rows;
    }

    /** [in][out] row by row; live. */
    public double[] kernel() {
        return kernel.values;
    }

    public double[] kernelGradient() {
        return kernel.gradient;
    }

    /** What the iteration subtracts. */
    public double[] kernelUpdate() {
        return kernel.update;
    }

    public double[] bias() {
        return bias.values;
    }

    public double[] biasGradient() {
        return bias.gradient;
    }

    public double[] biasUpdate() {
        return bias.update;
    }

    /** A copy of the activations, one row per sample. */
    public double[][] activations(int samples) {
        return rows(activations, samples);
    }

    /** A copy of dL/da of the minibatch's mean loss, one row per sample. */
    public double[][] activationGradient(int samples) {
        return rows(activationGradient, samples);
    }

    /** A copy of dL/dz of the minibatch's mean loss, one row per sample. */
    public double[][] preactivationGradient(int samples) {
        return rows(preactivationGradient, samples);
    }

    private double[][] rows(double[][] byUnit, int samples) {
        double[][] rows = new double[samples][out];
        for (int s = 0; s < samples; s++) {
            for (int o = 0; o < out; o++) {
                rows[s][o] = precision.round(byUnit[o][s]);
            }
        }
        return rows;
    }
}
