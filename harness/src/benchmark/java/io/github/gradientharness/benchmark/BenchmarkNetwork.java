package io.github.gradientharness.benchmark;

import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import org.deeplearning4j.nn.api.Model;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration.ListBuilder;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.conf.layers.BatchNormalization;
import org.deeplearning4j.nn.conf.layers.ConvolutionLayer;
import org.deeplearning4j.nn.conf.layers.DenseLayer;
import org.deeplearning4j.nn.conf.layers.EmbeddingSequenceLayer;
import org.deeplearning4j.nn.conf.layers.GlobalPoolingLayer;
import org.deeplearning4j.nn.conf.layers.LSTM;
import org.deeplearning4j.nn.conf.layers.OutputLayer;
import org.deeplearning4j.nn.conf.layers.PoolingType;
import org.deeplearning4j.nn.conf.layers.RnnOutputLayer;
import org.deeplearning4j.nn.conf.layers.SubsamplingLayer;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.nd4j.autodiff.samediff.SDVariable;
import org.nd4j.autodiff.samediff.SameDiff;
import org.nd4j.autodiff.samediff.TrainingConfig;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.dataset.DataSet;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.learning.config.Nesterovs;
import org.nd4j.linalg.lossfunctions.LossFunctions.LossFunction;

/**
 * A network and how it is trained on a minibatch, in turns with others.
 *
 * @param model a DL4J model or a SameDiff graph
 */
record BenchmarkNetwork(Object model, Runnable iteration) {

    /** The networks whose cost is published, by name. */
    static final List<String> PUBLISHED =
            List.of("mlp", "lenet-32", "lenet-128", "convolutions", "lstm", "dense-10", "samediff-mlp", "embedding");

    /** How many minibatches an epoch has, as in the two-circles tutorial. */
    private static final int MINIBATCHES = 16;

    private static final int CLASSES = 10;
    private static final int STEPS = 50;
    private static final int WORDS = 20_000;

    static BenchmarkNetwork named(String name) {
        return switch (name) {
            case "circles" ->
                of(
                        layers -> dense(layers, 2, 5, 5, 5, 5, 5, 5).layer(output(LossFunction.XENT, 5, 1)),
                        Nd4j.rand(32, 2),
                        Nd4j.create(32, 1));
            case "mlp" ->
                of(
                        layers ->
                                dense(layers, 784, 1024, 1024, 1024).layer(output(LossFunction.MCXENT, 1024, CLASSES)),
                        Nd4j.rand(128, 784),
                        classes(128));
            case "dense-10" ->
                of(
                        layers -> dense(layers, 64, 64, 64, 64, 64, 64, 64, 64, 64, 64, 64)
                                .layer(output(LossFunction.MCXENT, 64, CLASSES)),
                        Nd4j.rand(32, 64),
                        classes(32));
            case "lenet-32" -> leNet(32);
            case "lenet-128" -> leNet(128);
            case "convolutions" ->
                of(BenchmarkNetwork::convolutions, Nd4j.rand(DataType.FLOAT, 32, 3, 16, 16), classes(32));
            case "lstm" -> lstm();
            case "embedding" -> embedding();
            case "samediff-mlp" -> sameDiff();
            default -> throw new IllegalArgumentException("there is no network '" + name + "'");
        };
    }

    private static BenchmarkNetwork of(UnaryOperator<ListBuilder> layers, INDArray inputs, INDArray targets) {
        MultiLayerNetwork network = new MultiLayerNetwork(layers.apply(new NeuralNetConfiguration.Builder()
                        .seed(1)
                        .updater(new Nesterovs(0.001, 0.9))
                        .activation(Activation.TANH)
                        .list())
                .build());
        network.init();
        return new BenchmarkNetwork(network, inTurns(inputs, targets, network::fit));
    }

    /** Other minibatches each time: one that comes again would end an epoch. */
    private static Runnable inTurns(INDArray inputs, INDArray targets, Consumer<DataSet> fit) {
        List<DataSet> epoch = IntStream.range(0, MINIBATCHES)
                .mapToObj(i -> new DataSet(shuffled(inputs), targets))
                .toList();
        AtomicInteger next = new AtomicInteger();
        return () -> fit.accept(epoch.get(next.getAndIncrement() % MINIBATCHES));
    }

    private static INDArray shuffled(INDArray inputs) {
        INDArray copy = inputs.dup();
        Nd4j.shuffle(copy, IntStream.range(1, inputs.rank()).toArray());
        copy.putScalar(0, copy.getDouble(0) / 2);
        return copy;
    }

    private static INDArray classes(int rows) {
        INDArray targets = Nd4j.zeros(DataType.FLOAT, rows, CLASSES);
        for (int row = 0; row < rows; row++) {
            targets.putScalar(row, row % CLASSES, 1);
        }
        return targets;
    }

    private static ListBuilder dense(ListBuilder layers, int... sizes) {
        for (int i = 1; i < sizes.length; i++) {
            layers.layer(
                    new DenseLayer.Builder().nIn(sizes[i - 1]).nOut(sizes[i]).build());
        }
        return layers;
    }

    private static OutputLayer output(LossFunction loss, int inputs, int outputs) {
        return new OutputLayer.Builder(loss)
                .nIn(inputs)
                .nOut(outputs)
                .activation(outputs == 1 ? Activation.SIGMOID : Activation.SOFTMAX)
                .build();
    }

    private static BenchmarkNetwork leNet(int rows) {
        return of(
                layers -> layers.layer(
                                new ConvolutionLayer.Builder(5, 5).nOut(20).build())
                        .layer(new SubsamplingLayer.Builder(
                                        SubsamplingLayer.PoolingType.MAX, new int[] {2, 2}, new int[] {2, 2})
                                .build())
                        .layer(new ConvolutionLayer.Builder(5, 5).nOut(50).build())
                        .layer(new SubsamplingLayer.Builder(
                                        SubsamplingLayer.PoolingType.MAX, new int[] {2, 2}, new int[] {2, 2})
                                .build())
                        .layer(new DenseLayer.Builder()
                                .nOut(500)
                                .activation(Activation.RELU)
                                .build())
                        .layer(output(LossFunction.MCXENT, 500, CLASSES))
                        .setInputType(InputType.convolutional(28, 28, 1)),
                Nd4j.rand(DataType.FLOAT, rows, 1, 28, 28),
                classes(rows));
    }

    private static ListBuilder convolutions(ListBuilder layers) {
        for (int i = 0; i < 8; i++) {
            layers.layer(new ConvolutionLayer.Builder(3, 3)
                            .nOut(i < 4 ? 16 : 32)
                            .stride(i == 4 ? 2 : 1, i == 4 ? 2 : 1)
                            .padding(1, 1)
                            .activation(Activation.IDENTITY)
                            .build())
                    .layer(new BatchNormalization.Builder()
                            .activation(Activation.RELU)
                            .build());
        }
        return layers.layer(new GlobalPoolingLayer(PoolingType.AVG))
                .layer(output(LossFunction.MCXENT, 32, CLASSES))
                .setInputType(InputType.convolutional(16, 16, 3));
    }

    private static BenchmarkNetwork lstm() {
        INDArray targets = Nd4j.zeros(DataType.FLOAT, 32, CLASSES, STEPS);
        for (int row = 0; row < 32; row++) {
            for (int step = 0; step < STEPS; step++) {
                targets.putScalar(row, (row + step) % CLASSES, step, 1);
            }
        }
        return of(
                layers -> layers.layer(new LSTM.Builder().nIn(32).nOut(128).build())
                        .layer(new LSTM.Builder().nIn(128).nOut(128).build())
                        .layer(new RnnOutputLayer.Builder(LossFunction.MCXENT)
                                .nIn(128)
                                .nOut(CLASSES)
                                .activation(Activation.SOFTMAX)
                                .build()),
                Nd4j.rand(DataType.FLOAT, 32, 32, STEPS),
                targets);
    }

    private static BenchmarkNetwork embedding() {
        return of(
                layers -> layers.layer(new EmbeddingSequenceLayer.Builder()
                                .nIn(WORDS)
                                .nOut(64)
                                .inputLength(STEPS)
                                .build())
                        .layer(new GlobalPoolingLayer(PoolingType.AVG))
                        .layer(output(LossFunction.MCXENT, 64, CLASSES)),
                Nd4j.rand(DataType.FLOAT, 32, STEPS)
                        .muli(WORDS - 1)
                        .castTo(DataType.INT32)
                        .castTo(DataType.FLOAT),
                classes(32));
    }

    private static BenchmarkNetwork sameDiff() {
        int[] sizes = {256, 512, 512, 512, CLASSES};
        SameDiff graph = SameDiff.create();
        SDVariable values = graph.placeHolder("inputs", DataType.FLOAT, -1, sizes[0]);
        SDVariable targets = graph.placeHolder("targets", DataType.FLOAT, -1, CLASSES);
        for (int i = 1; i < sizes.length; i++) {
            INDArray kernel = Nd4j.randn(DataType.FLOAT, sizes[i - 1], sizes[i]).muli(Math.sqrt(1.0 / sizes[i - 1]));
            values = values.mmul(graph.var("W" + i, kernel))
                    .add(graph.var("b" + i, Nd4j.zeros(DataType.FLOAT, sizes[i])));
            values = i < sizes.length - 1 ? graph.math.tanh(values) : values;
        }
        graph.loss.softmaxCrossEntropy("loss", targets, values, null);
        graph.setLossVariables("loss");
        graph.setTrainingConfig(TrainingConfig.builder()
                .updater(new Nesterovs(0.001, 0.9))
                .dataSetFeatureMapping("inputs")
                .dataSetLabelMapping("targets")
                .build());
        return new BenchmarkNetwork(graph, inTurns(Nd4j.rand(DataType.FLOAT, 128, sizes[0]), classes(128), graph::fit));
    }

    /** The model as DL4J's own, which listeners are added to. */
    Model dl4j() {
        return (Model) model;
    }
}
