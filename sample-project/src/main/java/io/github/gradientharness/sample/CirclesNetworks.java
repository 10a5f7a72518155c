package io.github.gradientharness.sample;

import org.deeplearning4j.nn.conf.MultiLayerConfiguration;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.distribution.UniformDistribution;
import org.deeplearning4j.nn.conf.layers.DenseLayer;
import org.deeplearning4j.nn.conf.layers.OutputLayer;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.deeplearning4j.nn.weights.IWeightInit;
import org.deeplearning4j.nn.weights.WeightInitDistribution;
import org.deeplearning4j.nn.weights.WeightInitReluUniform;
import org.deeplearning4j.nn.weights.WeightInitXavierUniform;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.lossfunctions.LossFunctions.LossFunction;

/**
 * The tutorial's networks: 2 inputs, hidden layers of 5 units, one sigmoid output, binary cross-entropy.
 *
 * <p>Each factory makes an initialised float32 network with layers "hidden 1", "hidden 2", … and "output", biases 0,
 * and stochastic gradient descent with learning rate 0.01 and classical momentum 0.9. They differ in the hidden
 * activation and in how the kernels are initialised. The seed alone decides the kernels; making a network sets ND4J's
 * global random generator to it.
 *
 * <p>All factories throw {@link IllegalArgumentException} if there is no hidden layer.
 */
public final class CirclesNetworks {

    private static final int INPUTS = 2;
    private static final int HIDDEN_WIDTH = 5;
    private static final double LEARNING_RATE = 0.01;
    private static final double MOMENTUM = 0.9;

    private CirclesNetworks() {}

    /** Makes the tutorial's tanh network, all kernels uniform in [0, 1): it stops learning as it gets deeper. */
    public static MultiLayerNetwork tanh(int hiddenLayers, long seed) {
        IWeightInit unitInterval = new WeightInitDistribution(new UniformDistribution(0, 1));
        return network(hiddenLayers, seed, Activation.TANH, unitInterval, unitInterval);
    }

    /**
     * Makes the tutorial's ReLU network: hidden kernels He-uniform, within ±√(6 / inputs of the layer), and output
     * kernels Glorot-uniform.
     */
    public static MultiLayerNetwork relu(int hiddenLayers, long seed) {
        return network(hiddenLayers, seed, Activation.RELU, new WeightInitReluUniform(), new WeightInitXavierUniform());
    }

    /**
     * Makes the textbook case of vanishing gradients: sigmoid units, all kernels Glorot-uniform, within
     * ±√(6 / (inputs + outputs of the layer)).
     */
    public static MultiLayerNetwork sigmoid(int hiddenLayers, long seed) {
        IWeightInit glorotUniform = new WeightInitXavierUniform();
        return network(hiddenLayers, seed, Activation.SIGMOID, glorotUniform, glorotUniform);
    }

    private static MultiLayerNetwork network(
            int hiddenLayers, long seed, Activation activation, IWeightInit hiddenKernels, IWeightInit outputKernels) {
        if (hiddenLayers < 1) {
            throw new IllegalArgumentException("A network needs at least 1 hidden layer, but has " + hiddenLayers);
        }
        NeuralNetConfiguration.ListBuilder layers = training(seed).list();
        for (int number = 1; number <= hiddenLayers; number++) {
            layers.layer(hidden(number, activation, hiddenKernels));
        }
        return initialised(layers.layer(output(outputKernels)).build());
    }

    private static NeuralNetConfiguration.Builder training(long seed) {
        return new NeuralNetConfiguration.Builder()
                .seed(seed)
                .dataType(DataType.FLOAT)
                .biasInit(0)
                .updater(new ClassicalMomentum(LEARNING_RATE, MOMENTUM));
    }

    private static DenseLayer hidden(int number, Activation activation, IWeightInit kernels) {
        return new DenseLayer.Builder()
                .name("hidden " + number)
                .nIn(number == 1 ? INPUTS : HIDDEN_WIDTH)
                .nOut(HIDDEN_WIDTH)
                .activation(activation)
                .weightInit(kernels)
                .build();
    }

    private static OutputLayer output(IWeightInit kernels) {
        return new OutputLayer.Builder(LossFunction.XENT)
                .name("output")
                .nIn(HIDDEN_WIDTH)
                .nOut(1)
                .activation(Activation.SIGMOID)
                .weightInit(kernels)
                .build();
    }

    private static MultiLayerNetwork initialised(MultiLayerConfiguration configuration) {
        MultiLayerNetwork network = new MultiLayerNetwork(configuration);
        network.init();
        return network;
    }
}
