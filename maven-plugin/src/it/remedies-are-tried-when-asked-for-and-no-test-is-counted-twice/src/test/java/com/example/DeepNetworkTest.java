package com.example;

import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.distribution.UniformDistribution;
import org.deeplearning4j.nn.conf.layers.DenseLayer;
import org.deeplearning4j.nn.conf.layers.OutputLayer;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.dataset.DataSet;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.learning.config.Nesterovs;
import org.nd4j.linalg.lossfunctions.LossFunctions.LossFunction;

class DeepNetworkTest {

    @Test
    void trains() {
        NeuralNetConfiguration.ListBuilder layers = new NeuralNetConfiguration.Builder()
                .seed(3)
                .updater(new Nesterovs(0.1, 0.9))
                .activation(Activation.TANH)
                .weightInit(new UniformDistribution(0, 1))
                .list();
        for (int i = 0; i < 5; i++) {
            layers.layer(new DenseLayer.Builder().nIn(i == 0 ? 2 : 8).nOut(8).build());
        }
        MultiLayerNetwork network = new MultiLayerNetwork(layers.layer(new OutputLayer.Builder(LossFunction.XENT)
                        .activation(Activation.SIGMOID)
                        .nIn(8)
                        .nOut(1)
                        .build())
                .build());
        network.init();
        DataSet rows = rows();
        for (int epoch = 0; epoch < 40; epoch++) {
            network.fit(rows);
        }
    }

    private static DataSet rows() {
        int count = 64;
        INDArray points = Nd4j.create(count, 2);
        INDArray labels = Nd4j.create(count, 1);
        for (int i = 0; i < count; i++) {
            double radius = i % 2 == 0 ? 1 : 0.3;
            points.putScalar(i, 0, radius * Math.cos(i));
            points.putScalar(i, 1, radius * Math.sin(i));
            labels.putScalar(i, 0, i % 2);
        }
        return new DataSet(points, labels);
    }
}
