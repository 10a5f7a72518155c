package com.example;

import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.layers.DenseLayer;
import org.deeplearning4j.nn.conf.layers.OutputLayer;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.learning.config.Sgd;
import org.nd4j.linalg.lossfunctions.LossFunctions;

public final class Model {

    private final MultiLayerNetwork network;

    public Model() {
        network = new MultiLayerNetwork(new NeuralNetConfiguration.Builder()
                .seed(1)
                .activation(Activation.TANH)
                .updater(new Sgd(0.1))
                .list()
                .layer(new DenseLayer.Builder().nIn(2).nOut(3).build())
                .layer(new OutputLayer.Builder(LossFunctions.LossFunction.MSE)
                        .nIn(3)
                        .nOut(1)
                        .activation(Activation.IDENTITY)
                        .build())
                .build());
        network.init();
    }

    public int train(Source source) {
        for (int i = 0; i < 5; i++) {
            network.fit(Nd4j.linspace(DataType.FLOAT, -1.0, 0.125, 16).reshape(8, 2), Nd4j.ones(8, 1).mul(source.largest()));
        }
        return network.getIterationCount();
    }

    /** Final, so that only an inline mock can stand in for it. */
    public static final class Source {

        public double largest() {
            throw new IllegalStateException("not reachable from a test");
        }
    }
}
