package io.github.gradientharness.scorecard.twin;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * A fully connected network with one sigmoid output and binary cross-entropy, in plain Java: slow to extend, quick to
 * train when tiny, and compared with the reference in every iteration.
 */
public final class TwinNetwork {

    /** DL4J's: outputs are kept this far from 0 and 1 in dL/da of the output layer. */
    private static final double CLIP = 1e-5;

    private final List<TwinLayer> layers;
    private final Precision precision;
    private final int capacity;
    private final double[][] input;
    private final double[] labels;
    private int samples;
    private long iteration;

    private TwinNetwork(List<TwinLayer> layers, int inputs, int capacity, Precision precision) {
        this.layers = List.copyOf(layers);
        this.precision = precision;
        this.capacity = capacity;
        this.input = new double[inputs][capacity];
        this.labels = new double[capacity];
    }

    /**
     * Makes a network.
     *
     * @param widths of the hidden layers
     * @param capacity the most samples a minibatch can have
     */
    public static TwinNetwork create(
            int inputs,
            List<Integer> widths,
            Activation activation,
            Initialization hidden,
            Initialization output,
            int capacity,
            Precision precision,
            Random random) {
        List<TwinLayer> layers = new ArrayList<>();
        int in = inputs;
        for (int width : widths) {
            layers.add(new TwinLayer(in, width, capacity, activation, hidden.draw(in, width, random), precision));
            in = width;
        }
        layers.add(new TwinLayer(in, 1, capacity, Activation.SIGMOID, output.draw(in, 1, random), precision));
        return new TwinNetwork(layers, inputs, capacity, precision);
    }

    /** The layers in forward order, the output last. */
    public List<TwinLayer> layers() {
        return layers;
    }

    /** Takes a minibatch: rows of features and labels, by their indices order[from] to order[to - 1]. */
    public void load(double[][] features, double[] allLabels, int[] order, int from, int to) {
        samples = to - from;
        for (int s = 0; s < samples; s++) {
            double[] row = features[order[from + s]];
            for (int i = 0; i < row.length; i++) {
                input[i][s] = row[i];
            }
            labels[s] = allLabels[order[from + s]];
        }
    }

    /** The minibatch's features, a row for each sample. */
    public double[][] inputRows() {
        double[][] rows = new double[samples][input.length];
        for (int s = 0; s < samples; s++) {
            for (int i = 0; i < input.length; i++) {
                rows[s][i] = input[i][s];
            }
        }
        return rows;
    }

    /** The minibatch's labels, a row for each sample. */
    public double[][] targetRows() {
        double[][] rows = new double[samples][1];
        for (int s = 0; s < samples; s++) {
            rows[s][0] = labels[s];
        }
        return rows;
    }

    /** Samples in the minibatch. */
    public int samples() {
        return samples;
    }

    /** Computes the minibatch's mean loss, every gradient and every update; parameters stay as they are. */
    public double computeIteration(Updater updater, double l2, double clipNorm) {
        forward();
        double loss = loss();
        backward();
        iteration++;
        double factor = clipFactor(clipNorm);
        for (TwinLayer layer : layers) {
            if (!layer.isFrozen()) {
                layer.kernel.computeUpdate(updater, factor, l2, iteration, precision);
                layer.bias.computeUpdate(updater, factor, 0, iteration, precision);
            }
        }
        return loss;
    }

    /** Subtracts the updates from the parameters. */
    public void applyUpdates() {
        for (TwinLayer layer : layers) {
            layer.kernel.applyUpdate(precision);
            layer.bias.applyUpdate(precision);
        }
    }

    private void forward() {
        double[][] below = input;
        for (TwinLayer layer : layers) {
            layer.forward(below, samples);
            below = layer.activations;
        }
    }

    /** Binary cross-entropy from logits, averaged over the minibatch. */
    double loss() {
        TwinLayer output = layers.get(layers.size() - 1);
        double sum = 0;
        for (int s = 0; s < samples; s++) {
            double z = output.logit(s);
            sum += Math.max(z, 0) - z * labels[s] + Math.log1p(Math.exp(-Math.abs(z)));
        }
        return sum / samples;
    }

    double forwardLoss() {
        forward();
        return loss();
    }

    private void backward() {
        outputGradient();
        for (int i = layers.size() - 1; i >= 0; i--) {
            TwinLayer layer = layers.get(i);
            if (i < layers.size() - 1) {
                layer.throughActivation(samples);
            }
            layer.throughParameters(i == 0 ? input : layers.get(i - 1).activations, samples);
            if (i > 0) {
                layer.throughKernel(layers.get(i - 1).activationGradient, samples);
            }
        }
    }

    private void outputGradient() {
        TwinLayer output = layers.get(layers.size() - 1);
        double[] dz = output.preactivationGradient[0];
        for (int s = 0; s < samples; s++) {
            double p = output.activations[0][s];
            dz[s] = precision.round((p - labels[s]) / samples);
            double clipped = Math.max(CLIP, Math.min(1 - CLIP, p));
            output.activationGradient[0][s] = (clipped - labels[s]) / (clipped * (1 - clipped) * samples);
        }
    }

    private double clipFactor(double clipNorm) {
        if (clipNorm == Double.POSITIVE_INFINITY) {
            return 1;
        }
        double squares = 0;
        for (TwinLayer layer : layers) {
            squares += layer.kernel.squaredNorm() + layer.bias.squaredNorm();
        }
        double norm = Math.sqrt(squares);
        return norm > clipNorm ? clipNorm / norm : 1;
    }

    /** Share of rows [from, to) on whose label the output agrees; an output that is no number agrees with none. */
    public double accuracy(double[][] features, double[] expected, int from, int to) {
        int[] order = new int[to];
        for (int i = 0; i < to; i++) {
            order[i] = i;
        }
        int right = 0;
        for (int start = from; start < to; start += capacity) {
            load(features, expected, order, start, Math.min(to, start + capacity));
            forward();
            for (int s = 0; s < samples; s++) {
                double z = layers.get(layers.size() - 1).logit(s);
                right += (labels[s] == 1 && z > 0) || (labels[s] == 0 && z <= 0) ? 1 : 0;
            }
        }
        return (double) right / (to - from);
    }

    /** Whether a parameter is NaN or infinite, after which nothing is learned any more. */
    public boolean hasNonFinite() {
        for (TwinLayer layer : layers) {
            if (layer.kernel.hasNonFinite() || layer.bias.hasNonFinite()) {
                return true;
            }
        }
        return false;
    }
}
