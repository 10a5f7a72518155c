package io.github.gradientharness.instrument.dl4j;

import java.util.Random;
import org.deeplearning4j.nn.conf.BackpropType;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.graph.MergeVertex;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.conf.layers.BatchNormalization;
import org.deeplearning4j.nn.conf.layers.ConvolutionLayer;
import org.deeplearning4j.nn.conf.layers.DenseLayer;
import org.deeplearning4j.nn.conf.layers.LSTM;
import org.deeplearning4j.nn.conf.layers.Layer;
import org.deeplearning4j.nn.conf.layers.OutputLayer;
import org.deeplearning4j.nn.conf.layers.RnnOutputLayer;
import org.deeplearning4j.nn.conf.layers.SubsamplingLayer;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.dataset.DataSet;
import org.nd4j.linalg.dataset.MultiDataSet;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.learning.config.Sgd;
import org.nd4j.linalg.lossfunctions.LossFunctions.LossFunction;

/** Networks small enough for finite differences, one of each kind, and data for them. */
final class TinyNetworks {

    private TinyNetworks() {}

    static NeuralNetConfiguration.Builder settings(DataType type) {
        return new NeuralNetConfiguration.Builder()
                .seed(12)
                .dataType(type)
                .updater(new Sgd(0.1))
                .activation(Activation.TANH);
    }

    /** Two dense layers, 3-4-2. */
    static MultiLayerNetwork dense(NeuralNetConfiguration.Builder settings) {
        return stack(settings, new DenseLayer.Builder().nIn(3).nOut(4).build(), softmax(4, 2));
    }

    /** The layers one after the other. */
    static MultiLayerNetwork stack(NeuralNetConfiguration.Builder settings, Layer... layers) {
        var list = settings.list();
        for (Layer layer : layers) {
            list.layer(layer);
        }
        MultiLayerNetwork network = new MultiLayerNetwork(list.build());
        network.init();
        return network;
    }

    static OutputLayer softmax(int in, int out) {
        return new OutputLayer.Builder(LossFunction.MCXENT)
                .nIn(in)
                .nOut(out)
                .activation(Activation.SOFTMAX)
                .build();
    }

    static RnnOutputLayer softmaxAtEachStep(int in, int out) {
        return new RnnOutputLayer.Builder(LossFunction.MCXENT)
                .nIn(in)
                .nOut(out)
                .activation(Activation.SOFTMAX)
                .build();
    }

    /** Convolution, batch normalization, dropout and pooling on images of 5 x 5 with one channel. */
    static MultiLayerNetwork convolutional(NeuralNetConfiguration.Builder settings, double retain) {
        var list = settings.list()
                .layer(new ConvolutionLayer.Builder(2, 2).nOut(3).build())
                .layer(new BatchNormalization.Builder().build())
                .layer(new SubsamplingLayer.Builder(SubsamplingLayer.PoolingType.AVG)
                        .kernelSize(2, 2)
                        .stride(2, 2)
                        .build())
                .layer(new DenseLayer.Builder().nOut(4).dropOut(retain).build())
                .layer(softmax(4, 2))
                .setInputType(InputType.convolutional(5, 5, 1));
        MultiLayerNetwork network = new MultiLayerNetwork(list.build());
        network.init();
        return network;
    }

    /** LSTM with 2 inputs and 2 classes at each step; cut into segments of {@code segment} steps unless 0. */
    static MultiLayerNetwork recurrent(NeuralNetConfiguration.Builder settings, int segment) {
        var list =
                settings.list().layer(new LSTM.Builder().nIn(2).nOut(3).build()).layer(softmaxAtEachStep(3, 2));
        if (segment > 0) {
            list.backpropType(BackpropType.TruncatedBPTT).tBPTTLength(segment);
        }
        MultiLayerNetwork network = new MultiLayerNetwork(list.build());
        network.init();
        return network;
    }

    /** Two inputs, a branch each, a shared trunk, and two outputs; most names hold underscores. */
    static ComputationGraph branched(NeuralNetConfiguration.Builder settings) {
        ComputationGraph graph = new ComputationGraph(settings.graphBuilder()
                .addInputs("in_a", "in_b")
                .addLayer("policy_out", softmax(4, 2), "trunk_W")
                .addLayer(
                        "value",
                        new OutputLayer.Builder(LossFunction.MSE)
                                .nIn(4)
                                .nOut(1)
                                .activation(Activation.IDENTITY)
                                .build(),
                        "trunk_W")
                .addLayer("trunk_W", new DenseLayer.Builder().nIn(5).nOut(4).build(), "merge")
                .addVertex("merge", new MergeVertex(), "branch_a_2", "branch_b")
                .addLayer("branch_a_2", new DenseLayer.Builder().nIn(3).nOut(2).build(), "branch_a_1")
                .addLayer("branch_a_1", new DenseLayer.Builder().nIn(3).nOut(3).build(), "in_a")
                .addLayer("branch_b", new DenseLayer.Builder().nIn(2).nOut(3).build(), "in_b")
                .setOutputs("policy_out", "value")
                .build());
        graph.init();
        return graph;
    }

    static MultiDataSet branchedData(DataType type, int samples) {
        return new MultiDataSet(
                new INDArray[] {normal(type, 1, samples, 3), normal(type, 2, samples, 2)},
                new INDArray[] {classes(type, 3, samples), normal(type, 4, samples, 1)});
    }

    static DataSet denseData(DataType type, int samples) {
        return new DataSet(normal(type, 1, samples, 3), classes(type, 2, samples));
    }

    static DataSet images(DataType type, int samples) {
        return new DataSet(normal(type, 1, samples, 1, 5, 5), classes(type, 2, samples));
    }

    static DataSet sequences(DataType type, int samples, int steps) {
        INDArray labels = Nd4j.create(type, samples, 2, steps);
        Random random = new Random(5);
        for (int sample = 0; sample < samples; sample++) {
            for (int step = 0; step < steps; step++) {
                labels.putScalar(new int[] {sample, random.nextInt(2), step}, 1.0);
            }
        }
        return new DataSet(normal(type, 1, samples, 2, steps), labels);
    }

    static INDArray normal(DataType type, long seed, long... shape) {
        Random random = new Random(seed);
        INDArray array = Nd4j.create(type, shape);
        for (long i = 0; i < array.length(); i++) {
            array.putScalar(i, random.nextGaussian());
        }
        return array;
    }

    private static INDArray classes(DataType type, long seed, int samples) {
        Random random = new Random(seed);
        INDArray labels = Nd4j.create(type, samples, 2);
        for (int i = 0; i < samples; i++) {
            labels.putScalar(i, random.nextInt(2), 1.0);
        }
        return labels;
    }
}
