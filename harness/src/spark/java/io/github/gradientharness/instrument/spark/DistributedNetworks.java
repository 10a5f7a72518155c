package io.github.gradientharness.instrument.spark;

import io.github.gradientharness.instrument.GradientRecorder;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.apache.spark.SparkConf;
import org.apache.spark.api.java.JavaSparkContext;
import org.deeplearning4j.nn.api.Model;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.conf.layers.ConvolutionLayer;
import org.deeplearning4j.nn.conf.layers.DenseLayer;
import org.deeplearning4j.nn.conf.layers.OutputLayer;
import org.deeplearning4j.nn.conf.layers.SubsamplingLayer;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.deeplearning4j.nn.weights.WeightInit;
import org.deeplearning4j.spark.api.RDDTrainingApproach;
import org.deeplearning4j.spark.api.Repartition;
import org.deeplearning4j.spark.impl.graph.SparkComputationGraph;
import org.deeplearning4j.spark.impl.multilayer.SparkDl4jMultiLayer;
import org.deeplearning4j.spark.impl.paramavg.ParameterAveragingTrainingMaster;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.dataset.DataSet;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.learning.config.Sgd;
import org.nd4j.linalg.lossfunctions.LossFunctions.LossFunction;

/** Networks and data that are trained on one machine and by workers alike. */
final class DistributedNetworks {

    static final int BATCH = 16;

    private DistributedNetworks() {}

    /** Settings without which Spark looks for other machines, or shows pages. */
    static SparkConf settings(String master) {
        return new SparkConf()
                .setMaster(master)
                .setAppName("gradient-harness")
                .set("spark.ui.enabled", "false")
                .set("spark.driver.host", "127.0.0.1")
                .set("spark.driver.bindAddress", "127.0.0.1")
                .set("spark.sql.warehouse.dir", System.getProperty("java.io.tmpdir"));
    }

    private static NeuralNetConfiguration.Builder configuration() {
        return new NeuralNetConfiguration.Builder()
                .seed(7)
                .dataType(DataType.DOUBLE)
                .weightInit(WeightInit.XAVIER)
                .updater(new Sgd(0.1));
    }

    /** Five layers of five units, as in the two-circles suites. */
    static MultiLayerNetwork circles(Activation activation) {
        var layers = configuration().activation(activation).list();
        for (int i = 0; i < 5; i++) {
            layers.layer(new DenseLayer.Builder().nIn(i == 0 ? 2 : 5).nOut(5).build());
        }
        MultiLayerNetwork network = new MultiLayerNetwork(layers.layer(new OutputLayer.Builder(LossFunction.XENT)
                        .nIn(5)
                        .nOut(1)
                        .activation(Activation.SIGMOID)
                        .build())
                .build());
        network.init();
        return network;
    }

    /** The same as a graph. */
    static ComputationGraph circlesGraph() {
        var graph = configuration().activation(Activation.TANH).graphBuilder().addInputs("in");
        for (int i = 0; i < 5; i++) {
            graph.addLayer(
                    "hidden " + (i + 1),
                    new DenseLayer.Builder().nIn(i == 0 ? 2 : 5).nOut(5).build(),
                    i == 0 ? "in" : "hidden " + i);
        }
        ComputationGraph network = new ComputationGraph(graph.addLayer(
                        "out",
                        new OutputLayer.Builder(LossFunction.XENT)
                                .nIn(5)
                                .nOut(1)
                                .activation(Activation.SIGMOID)
                                .build(),
                        "hidden 5")
                .setOutputs("out")
                .build());
        network.init();
        return network;
    }

    /** LeNet on images of 28 x 28. */
    static MultiLayerNetwork lenet() {
        MultiLayerNetwork network = new MultiLayerNetwork(configuration()
                .activation(Activation.RELU)
                .list()
                .layer(new ConvolutionLayer.Builder(5, 5).nOut(20).build())
                .layer(new SubsamplingLayer.Builder()
                        .kernelSize(2, 2)
                        .stride(2, 2)
                        .build())
                .layer(new ConvolutionLayer.Builder(5, 5).nOut(50).build())
                .layer(new SubsamplingLayer.Builder()
                        .kernelSize(2, 2)
                        .stride(2, 2)
                        .build())
                .layer(new DenseLayer.Builder().nOut(500).build())
                .layer(new OutputLayer.Builder(LossFunction.MCXENT)
                        .nOut(10)
                        .activation(Activation.SOFTMAX)
                        .build())
                .setInputType(InputType.convolutional(28, 28, 1))
                .build());
        network.init();
        return network;
    }

    /** Minibatches of points of two circles; the inner one is class 1. */
    static List<DataSet> circlesData(int batches) {
        Random random = new Random(3);
        return IntStream.range(0, batches)
                .mapToObj(batch -> {
                    INDArray points = Nd4j.create(DataType.DOUBLE, BATCH, 2);
                    INDArray labels = Nd4j.create(DataType.DOUBLE, BATCH, 1);
                    for (int i = 0; i < BATCH; i++) {
                        double angle = random.nextDouble() * 2 * Math.PI;
                        double radius = (i % 2 == 0 ? 1 : 0.5) + 0.1 * random.nextGaussian();
                        points.putScalar(i, 0, radius * Math.cos(angle));
                        points.putScalar(i, 1, radius * Math.sin(angle));
                        labels.putScalar(i, 0, i % 2);
                    }
                    return new DataSet(points, labels);
                })
                .toList();
    }

    /** Minibatches of noise for {@link #lenet}. */
    static List<DataSet> images(int batches, int size) {
        Random random = new Random(4);
        return IntStream.range(0, batches)
                .mapToObj(batch -> {
                    INDArray pixels = Nd4j.create(DataType.DOUBLE, size, 1, 28, 28);
                    INDArray labels = Nd4j.create(DataType.DOUBLE, size, 10);
                    for (long i = 0; i < pixels.length(); i++) {
                        pixels.putScalar(i, random.nextDouble());
                    }
                    for (int i = 0; i < size; i++) {
                        labels.putScalar(i, random.nextInt(10), 1.0);
                    }
                    return new DataSet(pixels, labels);
                })
                .toList();
    }

    /** Averages after so many minibatches of each worker, and leaves the data in the partitions in which they are. */
    static ParameterAveragingTrainingMaster averagingEvery(int minibatches, int workers, int batchSize) {
        return new ParameterAveragingTrainingMaster.Builder(workers, batchSize)
                .batchSizePerWorker(batchSize)
                .averagingFrequency(minibatches)
                .workerPrefetchNumBatches(0)
                .repartionData(Repartition.Never)
                .rddTrainingApproach(RDDTrainingApproach.Direct)
                .build();
    }

    /** Trains in rounds, each of which is an epoch: minibatches go to workers in order, a part of equal size to each. */
    static void train(
            JavaSparkContext spark, GradientRecorder recorder, Model network, List<List<DataSet>> rounds, int workers) {
        int each = rounds.get(0).size() / workers;
        int size = rounds.get(0).get(0).numExamples();
        ParameterAveragingTrainingMaster master = averagingEvery(each, workers, size);
        if (network instanceof MultiLayerNetwork layers) {
            SparkDl4jMultiLayer model = recorder.attach(new SparkDl4jMultiLayer(spark, layers, master));
            rounds.forEach(round -> model.fit(spark.parallelize(round, workers)));
        } else {
            SparkComputationGraph model =
                    recorder.attach(new SparkComputationGraph(spark, (ComputationGraph) network, master));
            rounds.forEach(round -> model.fit(spark.parallelize(round, workers)));
        }
    }

    /** Does by hand on one machine what Spark does with as many workers: trains copies, one after the other, and averages. */
    static void trainByHand(
            GradientRecorder recorder, MultiLayerNetwork network, List<List<DataSet>> rounds, int workers) {
        int each = rounds.get(0).size() / workers;
        for (List<DataSet> round : rounds) {
            List<MultiLayerNetwork> copies = new ArrayList<>();
            for (int worker = 0; worker < workers; worker++) {
                MultiLayerNetwork copy = network.clone();
                recorder.attach(copy);
                round.subList(worker * each, (worker + 1) * each).forEach(copy::fit);
                copies.add(copy);
            }
            INDArray parameters = copies.get(0).params().dup();
            copies.subList(1, workers).forEach(copy -> parameters.addi(copy.params()));
            network.setParams(parameters.divi(workers));
        }
    }

    /** Rounds of minibatches. */
    static List<List<DataSet>> rounds(List<DataSet> batches, int rounds) {
        int each = batches.size() / rounds;
        return IntStream.range(0, rounds)
                .mapToObj(round -> batches.subList(round * each, (round + 1) * each))
                .toList();
    }
}
