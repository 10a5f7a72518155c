package io.github.gradientharness.agent;

import java.util.Arrays;
import java.util.List;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.layers.DenseLayer;
import org.deeplearning4j.nn.conf.layers.OutputLayer;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.nd4j.autodiff.samediff.SDVariable;
import org.nd4j.autodiff.samediff.SameDiff;
import org.nd4j.autodiff.samediff.TrainingConfig;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.dataset.DataSet;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.learning.config.Sgd;
import org.nd4j.linalg.lossfunctions.LossFunctions.LossFunction;

/** Code as a user's main sources have it: it makes networks, keeps them to itself, and trains them. */
final class HiddenNetwork {

    private final MultiLayerNetwork network = network(7);

    static NeuralNetConfiguration.Builder settings(long seed) {
        return new NeuralNetConfiguration.Builder()
                .seed(seed)
                .dataType(DataType.DOUBLE)
                .activation(Activation.TANH)
                .updater(new Sgd(0.1));
    }

    static MultiLayerNetwork network(long seed) {
        MultiLayerNetwork network = new MultiLayerNetwork(settings(seed)
                .list()
                .layer(new DenseLayer.Builder().nIn(3).nOut(4).build())
                .layer(output())
                .build());
        network.init();
        return network;
    }

    private static OutputLayer output() {
        return new OutputLayer.Builder(LossFunction.MCXENT)
                .nIn(4)
                .nOut(2)
                .activation(Activation.SOFTMAX)
                .build();
    }

    static ComputationGraph graph() {
        ComputationGraph graph = new ComputationGraph(settings(7)
                .graphBuilder()
                .addInputs("in")
                .addLayer("hidden", new DenseLayer.Builder().nIn(3).nOut(4).build(), "in")
                .addLayer("out", output(), "hidden")
                .setOutputs("out")
                .build());
        graph.init();
        return graph;
    }

    static SameDiff sameDiff() {
        SameDiff graph = SameDiff.create();
        SDVariable in = graph.placeHolder("in", DataType.DOUBLE, -1, 3);
        SDVariable labels = graph.placeHolder("labels", DataType.DOUBLE, -1, 2);
        SDVariable kernel =
                graph.var("kernel", Nd4j.linspace(-0.5, 0.5, 6, DataType.DOUBLE).reshape(3, 2));
        graph.setLossVariables(graph.loss.meanSquaredError("loss", labels, in.mmul(kernel), null));
        graph.setTrainingConfig(TrainingConfig.builder()
                .updater(new Sgd(0.1))
                .dataSetFeatureMapping("in")
                .dataSetLabelMapping("labels")
                .build());
        return graph;
    }

    static DataSet data() {
        INDArray features = Nd4j.linspace(-1, 1, 24, DataType.DOUBLE).reshape(8, 3);
        INDArray labels = Nd4j.zeros(DataType.DOUBLE, 8, 2);
        for (int row = 0; row < 8; row++) {
            labels.putScalar(row, row < 5 ? 0 : 1, 1);
        }
        return new DataSet(features, labels);
    }

    static List<DataSet> minibatches() {
        return data().batchBy(4);
    }

    /** As many examples show it: minibatch by minibatch, epoch by epoch, in a loop. */
    void train(int epochs) {
        for (int epoch = 0; epoch < epochs; epoch++) {
            minibatches().forEach(network::fit);
        }
    }

    /** What training made of the parameters, to the last bit. */
    String bits() {
        return bits(network.params());
    }

    static String bits(INDArray parameters) {
        return Integer.toHexString(Arrays.hashCode(parameters.dup('c').data().asDouble()));
    }
}
