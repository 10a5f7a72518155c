package io.github.gradientharness.instrument.dl4j;

import io.github.gradientharness.instrument.GradientRecorder;
import io.github.gradientharness.instrument.RecorderOptions;
import io.github.gradientharness.recording.Recording;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.deeplearning4j.datasets.iterator.ExistingDataSetIterator;
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
import org.nd4j.linalg.dataset.DataSet;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.learning.config.Adam;
import org.nd4j.linalg.learning.config.IUpdater;
import org.nd4j.linalg.lossfunctions.LossFunctions;

/** A variant of the two-circles network, trained for some epochs on the tutorial's data. */
public record CirclesTraining(
        int hiddenLayers, int width, Activation activation, IWeightInit kernels, IWeightInit output, IUpdater updater) {

    private static final IWeightInit UNIFORM_01 = new WeightInitDistribution(new UniformDistribution(0, 1));
    private static final IWeightInit GLOROT = new WeightInitXavierUniform();
    private static final IWeightInit HE = new WeightInitReluUniform();
    private static final IUpdater MOMENTUM = new ClassicalMomentum(0.01, 0.9);

    /** tanh with kernels uniform in [0, 1): the tutorial's sick network. */
    public static CirclesTraining tanhPositive(int hiddenLayers) {
        return new CirclesTraining(hiddenLayers, 5, Activation.TANH, UNIFORM_01, UNIFORM_01, MOMENTUM);
    }

    /** tanh with Glorot's initialisation: healthy. */
    public static CirclesTraining tanhGlorot(int hiddenLayers, int width) {
        return new CirclesTraining(hiddenLayers, width, Activation.TANH, GLOROT, GLOROT, MOMENTUM);
    }

    /** ReLU with He's initialisation: healthy if not too deep. */
    public static CirclesTraining relu(int hiddenLayers) {
        return new CirclesTraining(hiddenLayers, 5, Activation.RELU, HE, GLOROT, MOMENTUM);
    }

    /** Sigmoid with Glorot's initialisation: the textbook vanishing gradient. */
    public static CirclesTraining sigmoid(int hiddenLayers) {
        return new CirclesTraining(hiddenLayers, 5, Activation.SIGMOID, GLOROT, GLOROT, MOMENTUM);
    }

    /** The same with Adam. */
    public CirclesTraining withAdam() {
        return new CirclesTraining(hiddenLayers, width, activation, kernels, output, new Adam(1e-3));
    }

    /** The network, initialised from a seed. */
    public MultiLayerNetwork network(long seed) {
        var list = new NeuralNetConfiguration.Builder()
                .seed(seed)
                .dataType(DataType.FLOAT)
                .updater(updater)
                .activation(activation)
                .weightInit(kernels)
                .list();
        for (int i = 0; i < hiddenLayers; i++) {
            list.layer(new DenseLayer.Builder()
                    .name("hidden " + (i + 1))
                    .nIn(i == 0 ? 2 : width)
                    .nOut(width)
                    .build());
        }
        list.layer(new OutputLayer.Builder(LossFunctions.LossFunction.XENT)
                .name("output")
                .nIn(width)
                .nOut(1)
                .weightInit(output)
                .activation(Activation.SIGMOID)
                .build());
        MultiLayerNetwork network = new MultiLayerNetwork(list.build());
        network.init();
        return network;
    }

    /** Trains a network from a seed and returns what was recorded. */
    public Recording train(long seed, int epochs) {
        MultiLayerNetwork network = network(seed);
        GradientRecorder recorder = new GradientRecorder(RecorderOptions.inMemory("seed " + seed));
        recorder.attach(network);
        fit(network, seed, epochs);
        return recorder.recording();
    }

    /** Trains on minibatches of 32, shuffled anew each epoch. */
    public static void fit(MultiLayerNetwork network, long seed, int epochs) {
        Random random = new Random(seed);
        for (int epoch = 0; epoch < epochs; epoch++) {
            network.fit(synchronous(batches(random)));
        }
    }

    /** Spares the thread that DL4J would start for each epoch to prefetch batches. */
    private static ExistingDataSetIterator synchronous(List<DataSet> batches) {
        return new ExistingDataSetIterator(batches) {
            @Override
            public boolean asyncSupported() {
                return false;
            }
        };
    }

    /** One epoch of minibatches of 32, shuffled. */
    public static List<DataSet> batches(Random random) {
        double[][] points = Crosscheck.points();
        List<Integer> order = new ArrayList<>(IntStream.range(0, 500).boxed().toList());
        Collections.shuffle(order, random);
        List<DataSet> batches = new ArrayList<>();
        for (int from = 0; from < order.size(); from += 32) {
            List<Integer> rows = order.subList(from, Math.min(order.size(), from + 32));
            float[][] features = rows.stream()
                    .map(row -> new float[] {(float) points[row][0], (float) points[row][1]})
                    .toArray(float[][]::new);
            float[][] labels = rows.stream()
                    .map(row -> new float[] {(float) points[row][2]})
                    .toArray(float[][]::new);
            batches.add(new DataSet(Nd4j.createFromArray(features), Nd4j.createFromArray(labels)));
        }
        return batches;
    }
}
