package io.github.gradientharness.benchmark;

import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.layers.DenseLayer;
import org.deeplearning4j.nn.conf.layers.OutputLayer;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.dataset.DataSet;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.learning.config.Nesterovs;
import org.nd4j.linalg.lossfunctions.LossFunctions;

/** A network and a minibatch to train it with, again and again. */
record BenchmarkNetwork(MultiLayerNetwork model, DataSet batch) {

    static BenchmarkNetwork named(String name) {
        return switch (name) {
            case "circles" -> of(32, Activation.SIGMOID, LossFunctions.LossFunction.XENT, 2, 5, 5, 5, 5, 5, 1);
            case "mlp" -> of(128, Activation.SOFTMAX, LossFunctions.LossFunction.MCXENT, 784, 1024, 1024, 1024, 10);
            default -> throw new IllegalArgumentException("there is no network '" + name + "'");
        };
    }

    private static BenchmarkNetwork of(int rows, Activation output, LossFunctions.LossFunction loss, int... sizes) {
        var list = new NeuralNetConfiguration.Builder()
                .seed(1)
                .updater(new Nesterovs(0.001, 0.9))
                .activation(Activation.TANH)
                .list();
        for (int i = 1; i < sizes.length - 1; i++) {
            list.layer(new DenseLayer.Builder().nIn(sizes[i - 1]).nOut(sizes[i]).build());
        }
        int outputs = sizes[sizes.length - 1];
        list.layer(new OutputLayer.Builder(loss)
                .nIn(sizes[sizes.length - 2])
                .nOut(outputs)
                .activation(output)
                .build());
        MultiLayerNetwork model = new MultiLayerNetwork(list.build());
        model.init();
        var labels = Nd4j.zeros(rows, outputs);
        for (int row = 0; row < rows; row++) {
            labels.putScalar(row, row % outputs, outputs == 1 ? row % 2 : 1);
        }
        return new BenchmarkNetwork(model, new DataSet(Nd4j.rand(rows, sizes[0]), labels));
    }
}
