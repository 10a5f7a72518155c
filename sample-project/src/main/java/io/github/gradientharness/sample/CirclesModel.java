package io.github.gradientharness.sample;

import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.learning.config.Adam;
import org.nd4j.linalg.learning.config.IUpdater;

/**
 * What a network for the two circles is made of, before a seed and a framework are chosen: 2 inputs, hidden layers of equal
 * width, one sigmoid output, binary cross-entropy, biases 0.
 *
 * <p>The tutorial trains with stochastic gradient descent, learning rate 0.01, classical momentum 0.9, in float32.
 *
 * @param hiddenLayers at least 1
 * @param width units of each hidden layer, at least 1
 * @param activation of the hidden layers
 * @param hiddenKernels how the hidden layers' kernels are drawn
 * @param outputKernels how the output layer's kernel is drawn
 * @param updater what makes steps of gradients
 * @param type of all numbers
 */
public record CirclesModel(
        int hiddenLayers,
        int width,
        Activation activation,
        Kernels hiddenKernels,
        Kernels outputKernels,
        IUpdater updater,
        DataType type) {

    static final int INPUTS = 2;
    private static final int TUTORIAL_WIDTH = 5;
    private static final double LEARNING_RATE = 0.01;
    private static final double MOMENTUM = 0.9;
    private static final double ADAM_RATE = 0.001;
    /** Keras adds this to the root; DL4J's own default is 1e-8. */
    private static final double KERAS_EPSILON = 1e-7;

    /**
     * Checks the sizes.
     *
     * @throws IllegalArgumentException if there is no hidden layer, or no unit in it
     */
    public CirclesModel {
        if (hiddenLayers < 1) {
            throw new IllegalArgumentException("A network needs at least 1 hidden layer, but has " + hiddenLayers);
        }
        if (width < 1) {
            throw new IllegalArgumentException("A hidden layer needs at least 1 unit, but has " + width);
        }
    }

    /** The tutorial's tanh network, all kernels uniform in [0, 1). */
    public static CirclesModel tanh(int hiddenLayers) {
        return tutorial(hiddenLayers, Activation.TANH, Kernels.UNIT_INTERVAL, Kernels.UNIT_INTERVAL);
    }

    /** The tutorial's ReLU network: hidden kernels He-uniform, the output's Glorot-uniform. */
    public static CirclesModel relu(int hiddenLayers) {
        return tutorial(hiddenLayers, Activation.RELU, Kernels.HE_UNIFORM, Kernels.GLOROT_UNIFORM);
    }

    /** The textbook case of vanishing gradients: sigmoid units, all kernels Glorot-uniform. */
    public static CirclesModel sigmoid(int hiddenLayers) {
        return tutorial(hiddenLayers, Activation.SIGMOID, Kernels.GLOROT_UNIFORM, Kernels.GLOROT_UNIFORM);
    }

    private static CirclesModel tutorial(int hiddenLayers, Activation activation, Kernels hidden, Kernels output) {
        ClassicalMomentum updater = new ClassicalMomentum(LEARNING_RATE, MOMENTUM);
        return new CirclesModel(hiddenLayers, TUTORIAL_WIDTH, activation, hidden, output, updater, DataType.FLOAT);
    }

    /** The same with kernels drawn in another way. */
    public CirclesModel withKernels(Kernels hidden, Kernels output) {
        return new CirclesModel(hiddenLayers, width, activation, hidden, output, updater, type);
    }

    /** The same with hidden layers of another width. */
    public CirclesModel withWidth(int units) {
        return new CirclesModel(hiddenLayers, units, activation, hiddenKernels, outputKernels, updater, type);
    }

    /** The same trained by Adam at 0.001, as Keras does it. */
    public CirclesModel withAdam() {
        Adam adam = new Adam(
                ADAM_RATE, Adam.DEFAULT_ADAM_BETA1_MEAN_DECAY, Adam.DEFAULT_ADAM_BETA2_VAR_DECAY, KERAS_EPSILON);
        return new CirclesModel(hiddenLayers, width, activation, hiddenKernels, outputKernels, adam, type);
    }

    /** The same calculated with numbers of another type. */
    public CirclesModel withType(DataType other) {
        return new CirclesModel(hiddenLayers, width, activation, hiddenKernels, outputKernels, updater, other);
    }

    /** Number of inputs of a hidden layer. */
    int inputs(int hiddenLayer) {
        return hiddenLayer == 1 ? INPUTS : width;
    }
}
