package io.github.gradientharness.sample;

import org.deeplearning4j.nn.conf.MultiLayerConfiguration;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.layers.DenseLayer;
import org.deeplearning4j.nn.conf.layers.OutputLayer;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.learning.config.IUpdater;
import org.nd4j.linalg.lossfunctions.LossFunctions.LossFunction;

/** A small DL4J network to try an updater in. */
final class TwoLayerNetwork {

    private TwoLayerNetwork() {}

    static MultiLayerConfiguration configuration(IUpdater updater) {
        return configuration(updater, DataType.FLOAT);
    }

    static MultiLayerNetwork initialised(IUpdater updater, DataType type) {
        MultiLayerNetwork network = new MultiLayerNetwork(configuration(updater, type));
        network.init();
        return network;
    }

    private static MultiLayerConfiguration configuration(IUpdater updater, DataType type) {
        return new NeuralNetConfiguration.Builder()
                .seed(11)
                .dataType(type)
                .updater(updater)
                .list()
                .layer(new DenseLayer.Builder()
                        .nIn(2)
                        .nOut(3)
                        .activation(Activation.TANH)
                        .build())
                .layer(new OutputLayer.Builder(LossFunction.XENT)
                        .nIn(3)
                        .nOut(1)
                        .activation(Activation.SIGMOID)
                        .build())
                .build();
    }
}
