package io.github.gradientharness.instrument.dl4j;

import io.github.gradientharness.instrument.LayerBatch;
import io.github.gradientharness.instrument.nd4j.ArrayScanner;
import org.deeplearning4j.nn.api.Layer;
import org.deeplearning4j.nn.conf.layers.BaseLayer;
import org.deeplearning4j.nn.layers.OutputLayer;
import org.deeplearning4j.nn.params.DefaultParamInitializer;
import org.nd4j.linalg.activations.IActivation;
import org.nd4j.linalg.activations.impl.ActivationIdentity;
import org.nd4j.linalg.activations.impl.ActivationSigmoid;
import org.nd4j.linalg.activations.impl.ActivationSoftmax;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * Computes the output of a small dense output layer in plain Java, where the overhead of three ND4J operations is many
 * times the work. Not thread-safe.
 */
final class SmallOutput {

    private static final long MOST_PRODUCTS = 131_072;

    private final ArrayScanner scanner;
    private final LayerBatch input = new LayerBatch();
    private final LayerBatch kernel = new LayerBatch();
    private final LayerBatch bias = new LayerBatch();
    private double[] columnsOfKernel = new double[0];

    SmallOutput(ArrayScanner scanner) {
        this.scanner = scanner;
    }

    /** Whether a layer is one of those that are computed here: its input is that of the pass that just ended. */
    static boolean isPossible(Layer layer) {
        if (layer.getClass() != OutputLayer.class || layer.getMaskArray() != null || layer.input() == null) {
            return false;
        }
        var conf = (org.deeplearning4j.nn.conf.layers.OutputLayer) layer.conf().getLayer();
        long products = layer.input().length() * conf.getNOut();
        return layer.input().rank() == 2
                && products <= MOST_PRODUCTS
                && conf.hasBias()
                && ((BaseLayer) conf).getWeightNoise() == null
                && isKnown(conf.getActivationFn());
    }

    private static boolean isKnown(IActivation function) {
        return function instanceof ActivationSigmoid
                || function instanceof ActivationSoftmax
                || function instanceof ActivationIdentity;
    }

    /** Computes the output, [samples, units], into a batch. */
    void compute(Layer layer, LayerBatch output) {
        INDArray in = layer.input();
        INDArray weights = layer.getParam(DefaultParamInitializer.WEIGHT_KEY);
        int samples = (int) in.size(0);
        int inputs = (int) in.size(1);
        int units = (int) weights.size(1);
        scanner.copy(in, input);
        scanner.copy(weights, kernel);
        scanner.copy(layer.getParam(DefaultParamInitializer.BIAS_KEY).reshape(1, units), bias);
        double[] inputValues = input.values();
        double[] columns = transposed(kernel.values(), inputs, units);
        double[] biases = bias.values();
        double[] result = output.reshape(samples, units, 1);
        for (int row = 0; row < samples; row++) {
            for (int unit = 0; unit < units; unit++) {
                result[row * units + unit] =
                        biases[unit] + product(inputValues, row * inputs, columns, unit * inputs, inputs);
            }
            activate(((BaseLayer) layer.conf().getLayer()).getActivationFn(), result, row * units, units);
        }
    }

    private double[] transposed(double[] matrix, int rows, int columns) {
        if (columnsOfKernel.length < rows * columns) {
            columnsOfKernel = new double[rows * columns];
        }
        for (int row = 0; row < rows; row++) {
            for (int column = 0; column < columns; column++) {
                columnsOfKernel[column * rows + row] = matrix[row * columns + column];
            }
        }
        return columnsOfKernel;
    }

    /** Four sums side by side, because each addition would wait for the one before. */
    private static double product(double[] a, int fromA, double[] b, int fromB, int length) {
        double first = 0;
        double second = 0;
        double third = 0;
        double fourth = 0;
        int i = 0;
        for (; i + 3 < length; i += 4) {
            first += a[fromA + i] * b[fromB + i];
            second += a[fromA + i + 1] * b[fromB + i + 1];
            third += a[fromA + i + 2] * b[fromB + i + 2];
            fourth += a[fromA + i + 3] * b[fromB + i + 3];
        }
        for (; i < length; i++) {
            first += a[fromA + i] * b[fromB + i];
        }
        return (first + second) + (third + fourth);
    }

    private static void activate(IActivation function, double[] values, int from, int units) {
        if (function instanceof ActivationSigmoid) {
            for (int i = from; i < from + units; i++) {
                values[i] = 1 / (1 + Math.exp(-values[i]));
            }
        } else if (function instanceof ActivationSoftmax) {
            softmax(values, from, units);
        }
    }

    private static void softmax(double[] values, int from, int units) {
        double largest = Double.NEGATIVE_INFINITY;
        for (int i = from; i < from + units; i++) {
            largest = Math.max(largest, values[i]);
        }
        double sum = 0;
        for (int i = from; i < from + units; i++) {
            values[i] = Math.exp(values[i] - largest);
            sum += values[i];
        }
        for (int i = from; i < from + units; i++) {
            values[i] /= sum;
        }
    }
}
