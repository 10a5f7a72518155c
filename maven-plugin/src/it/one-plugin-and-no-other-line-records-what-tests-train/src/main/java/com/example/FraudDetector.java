package com.example;

import java.util.List;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.layers.DenseLayer;
import org.deeplearning4j.nn.conf.layers.OutputLayer;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.dataset.DataSet;
import org.nd4j.linalg.dataset.api.iterator.DataSetIterator;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.learning.config.Adam;
import org.nd4j.linalg.lossfunctions.LossFunctions;

/** Makes its network in the constructor and never hands it out. */
public class FraudDetector {

    private final MultiLayerNetwork model;

    public FraudDetector(int hiddenLayers, Activation activation) {
        NeuralNetConfiguration.ListBuilder list =
                new NeuralNetConfiguration.Builder().seed(42).activation(activation).updater(new Adam(0.01)).list();
        for (int i = 0; i < hiddenLayers; i++) {
            list.layer(new DenseLayer.Builder().nIn(i == 0 ? 2 : 8).nOut(8).build());
        }
        list.layer(new OutputLayer.Builder(LossFunctions.LossFunction.XENT)
                .nIn(8)
                .nOut(1)
                .activation(Activation.SIGMOID)
                .build());
        model = new MultiLayerNetwork(list.build());
        model.init();
    }

    /** Trains with an iterator. */
    public void train(DataSetIterator transactions, int epochs) {
        model.fit(transactions, epochs);
    }

    /** Trains minibatch by minibatch. */
    public void train(List<DataSet> minibatches, int epochs) {
        for (int epoch = 0; epoch < epochs; epoch++) {
            for (DataSet minibatch : minibatches) {
                model.fit(minibatch);
            }
        }
    }

    /** A network that is trained by somebody else. */
    MultiLayerNetwork untrained() {
        return model.clone();
    }

    public double score(DataSet transactions) {
        return model.score(transactions);
    }

    /** Two classes that a line parts. */
    public static DataSet transactions() {
        INDArray features = Nd4j.rand(-1.0, 1.0, Nd4j.getRandomFactory().getNewRandomInstance(7), 64, 2);
        INDArray labels = features.getColumn(0).add(features.getColumn(1)).gt(0).castTo(features.dataType());
        return new DataSet(features, labels.reshape(64, 1));
    }
}
