package io.github.gradientharness.scorecard.twin;

/**
 * A fully connected layer. Its arrays of a minibatch hold one unit after the other, each with {@code capacity} samples,
 * so that the inner loops run over samples.
 */
public final class TwinLayer {

    private final int in;
    private final int out;
    private final int capacity;
    private final Activation activation;
    private final Precision precision;
    final TrainedParameter kernel;
    final TrainedParameter bias;
    private final double[] preactivation;
    final double[] activations;
    final double[] activationGradient;
    final double[] preactivationGradient;
    private boolean frozen;

    TwinLayer(int in, int out, int capacity, Activation activation, double[] kernel, Precision precision) {
        this.in = in;
        this.out = out;
        this.capacity = capacity;
        this.activation = activation;
        this.precision = precision;
        this.kernel = new TrainedParameter(kernel);
        this.bias = new TrainedParameter(new double[out]);
        this.preactivation = new double[out * capacity];
        this.activations = new double[out * capacity];
        this.activationGradient = new double[out * capacity];
        this.preactivationGradient = new double[out * capacity];
    }

    void forward(double[] input, int samples) {
        for (int o = 0; o < out; o++) {
            int row = o * capacity;
            fill(preactivation, row, samples, bias.values[o]);
            for (int i = 0; i < in; i++) {
                addScaled(kernel.values[i * out + o], input, i * capacity, preactivation, row, samples);
            }
            precision.round(preactivation, row, row + samples);
            for (int k = row; k < row + samples; k++) {
                activations[k] = activation.value(preactivation[k]);
            }
            precision.round(activations, row, row + samples);
        }
    }

    /** Derives dL/dz from dL/da. */
    void throughActivation(int samples) {
        for (int o = 0; o < out; o++) {
            int row = o * capacity;
            for (int k = row; k < row + samples; k++) {
                preactivationGradient[k] = activationGradient[k] * activation.slope(preactivation[k], activations[k]);
            }
            precision.round(preactivationGradient, row, row + samples);
        }
    }

    /** Derives the gradients of kernel and bias from dL/dz. */
    void throughParameters(double[] input, int samples) {
        for (int o = 0; o < out; o++) {
            double sum = 0;
            for (int k = o * capacity; k < o * capacity + samples; k++) {
                sum += preactivationGradient[k];
            }
            bias.gradient[o] = sum;
            for (int i = 0; i < in; i++) {
                kernel.gradient[i * out + o] = dot(input, i * capacity, preactivationGradient, o * capacity, samples);
            }
        }
        precision.round(bias.gradient, 0, bias.gradient.length);
        precision.round(kernel.gradient, 0, kernel.gradient.length);
    }

    /** Derives dL/da of the layer below from dL/dz. */
    void throughKernel(double[] below, int samples) {
        for (int i = 0; i < in; i++) {
            int row = i * capacity;
            fill(below, row, samples, 0);
            for (int o = 0; o < out; o++) {
                addScaled(kernel.values[i * out + o], preactivationGradient, o * capacity, below, row, samples);
            }
            precision.round(below, row, row + samples);
        }
    }

    private static void fill(double[] array, int from, int count, double value) {
        for (int k = from; k < from + count; k++) {
            array[k] = value;
        }
    }

    private static void addScaled(double factor, double[] x, int fromX, double[] y, int fromY, int count) {
        for (int k = 0; k < count; k++) {
            y[fromY + k] += factor * x[fromX + k];
        }
    }

    /** In four sums, because one sum would have to wait for each addition. */
    private static double dot(double[] x, int fromX, double[] y, int fromY, int count) {
        double a = 0;
        double b = 0;
        double c = 0;
        double d = 0;
        int k = 0;
        for (; k + 3 < count; k += 4) {
            a += x[fromX + k] * y[fromY + k];
            b += x[fromX + k + 1] * y[fromY + k + 1];
            c += x[fromX + k + 2] * y[fromY + k + 2];
            d += x[fromX + k + 3] * y[fromY + k + 3];
        }
        for (; k < count; k++) {
            a += x[fromX + k] * y[fromY + k];
        }
        return a + b + (c + d);
    }

    double logit(int sample) {
        return preactivation[sample];
    }

    /** Multiplies the kernel: a fault. */
    public void scaleKernel(double factor) {
        for (int i = 0; i < kernel.values.length; i++) {
            kernel.values[i] *= factor;
        }
        precision.round(kernel.values, 0, kernel.values.length);
    }

    /** Sets every bias. */
    public void setBiases(double value) {
        fill(bias.values, 0, out, value);
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

    private double[][] rows(double[] byUnit, int samples) {
        double[][] rows = new double[samples][out];
        for (int s = 0; s < samples; s++) {
            for (int o = 0; o < out; o++) {
                rows[s][o] = byUnit[o * capacity + s];
            }
        }
        return rows;
    }
}
