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

    private static final long MOST_PRODUCTS = 16_384;

    private final ArrayScanner scanner;
    private final LayerBatch input = new LayerBatch();
    private final LayerBatch kernel = new LayerBatch();
    private final LayerBatch bias = new LayerBatch();

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
        double[] kernelValues = kernel.values();
        double[] biases = bias.values();
        double[] result = output.reshape(samples, units, 1);
        for (int row = 0; row < samples; row++) {
            for (int unit = 0; unit < units; unit++) {
                double sum = biases[unit];
                for (int i = 0; i < inputs; i++) {
                    sum += inputValues[row * inputs + i] * kernelValues[i * units + unit];
                }
                result[row * units + unit] = sum;
            }
            activate(((BaseLayer) layer.conf().getLayer()).getActivationFn(), result, row * units, units);
        }
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
