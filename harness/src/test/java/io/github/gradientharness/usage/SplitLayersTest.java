package io.github.gradientharness.usage;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.gradientharness.instrument.GradientRecorder;
import io.github.gradientharness.instrument.RecorderOptions;
import io.github.gradientharness.instrument.dl4j.CirclesTraining;
import io.github.gradientharness.recording.Ending;
import io.github.gradientharness.recording.Layer;
import io.github.gradientharness.recording.Parameter;
import io.github.gradientharness.recording.Recording;
import io.github.gradientharness.rules.RuleSet;
import io.github.gradientharness.verdict.Diagnosis;
import io.github.gradientharness.verdict.RuleId;
import io.github.gradientharness.verdict.RuleResult;
import io.github.gradientharness.verdict.Severity;
import java.util.List;
import java.util.Random;
import org.deeplearning4j.datasets.iterator.ExistingDataSetIterator;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.graph.ElementWiseVertex;
import org.deeplearning4j.nn.conf.layers.ActivationLayer;
import org.deeplearning4j.nn.conf.layers.BatchNormalization;
import org.deeplearning4j.nn.conf.layers.DenseLayer;
import org.deeplearning4j.nn.conf.layers.LossLayer;
import org.deeplearning4j.nn.conf.layers.OutputLayer;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.nd4j.autodiff.samediff.SDVariable;
import org.nd4j.autodiff.samediff.SameDiff;
import org.nd4j.autodiff.samediff.TrainingConfig;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.learning.config.Sgd;
import org.nd4j.linalg.lossfunctions.LossFunctions.LossFunction;

/** The same network gets the same verdict and advice, whether its activation functions are layers of their own or not. */
@Tag("slow")
class SplitLayersTest {

    private static final int EPOCHS = 10;
    private static final int HIDDEN = 4;

    /** What a finding says; the rest of it depends on the loss, of which DL4J gives another number for a loss layer. */
    private record Said(
            String rule, String layer, Severity severity, double actual, String meaning, List<String> remedies) {
        static List<Said> by(GradientRecorder recorder) {
            recorder.end(Ending.Status.COMPLETE);
            return RuleSet.defaults().evaluate(recorder.recording()).findings().stream()
                    .filter(it -> !it.rule().equals(RuleId.NOT_LEARNING))
                    .map(it -> new Said(
                            it.rule(),
                            it.layer(),
                            it.severity(),
                            it.actual(),
                            it.meaning().replaceFirst(" (Of \\d+ trainings|The harness's corpus) .*", ""),
                            it.remedies()))
                    .toList();
        }
    }

    /** A network on the circles: what its hidden layers are, and the sickness that it has. */
    private enum Circles {
        SATURATED(Activation.SIGMOID, 20, 0, RuleId.SATURATED_LAYER),
        DEAD(Activation.RELU, 0.5, -50, RuleId.DEAD_LAYER),
        VANISHING(Activation.TANH, 0.003, 0, RuleId.VANISHING_GRADIENT),
        HEALTHY(Activation.TANH, 0.5, 0, "");

        private final Activation function;
        private final double deviation;
        private final double bias;
        private final String rule;

        Circles(Activation function, double deviation, double bias, String rule) {
            this.function = function;
            this.deviation = deviation;
            this.bias = bias;
            this.rule = rule;
        }

        /** The kernels and biases of all layers, which every way to write the network is given. */
        INDArray parameters(long seed) {
            Nd4j.getRandom().setSeed(seed);
            INDArray all = Nd4j.randn(1, joined(function).numParams()).mul(deviation);
            MultiLayerNetwork network = joined(function);
            network.setParams(all);
            for (int i = 0; i <= HIDDEN; i++) {
                network.getParam(i + "_b").assign(i == 1 ? bias : 0);
            }
            return network.params();
        }
    }

    private static NeuralNetConfiguration.Builder builder() {
        return new NeuralNetConfiguration.Builder()
                .seed(1)
                .updater(new Sgd(0.05))
                .activation(Activation.IDENTITY);
    }

    private static DenseLayer dense(int number, Activation function) {
        return new DenseLayer.Builder()
                .name("hidden " + number)
                .nIn(number == 1 ? 2 : 15)
                .nOut(15)
                .activation(function)
                .build();
    }

    private static MultiLayerNetwork joined(Activation function) {
        var list = builder().list();
        for (int i = 1; i <= HIDDEN; i++) {
            list.layer(dense(i, function));
        }
        list.layer(new OutputLayer.Builder(LossFunction.XENT)
                .name("output")
                .nIn(15)
                .nOut(1)
                .activation(Activation.SIGMOID)
                .build());
        return initialised(new MultiLayerNetwork(list.build()));
    }

    private static MultiLayerNetwork initialised(MultiLayerNetwork network) {
        network.init();
        return network;
    }

    private static MultiLayerNetwork split(Activation function, boolean normalized) {
        var list = builder().list();
        for (int i = 1; i <= HIDDEN; i++) {
            list.layer(dense(i, Activation.IDENTITY));
            if (normalized) {
                list.layer(new BatchNormalization.Builder().nIn(15).nOut(15).build());
            }
            list.layer(new ActivationLayer(function));
        }
        list.layer(new DenseLayer.Builder()
                .name("output")
                .nIn(15)
                .nOut(1)
                .activation(Activation.IDENTITY)
                .build());
        list.layer(new LossLayer.Builder(LossFunction.XENT)
                .activation(Activation.SIGMOID)
                .build());
        return initialised(new MultiLayerNetwork(list.build()));
    }

    private static ComputationGraph splitGraph(Activation function) {
        var graph = builder().graphBuilder().addInputs("in");
        String before = "in";
        for (int i = 1; i <= HIDDEN; i++) {
            graph.addLayer("hidden " + i, dense(i, Activation.IDENTITY), before);
            before = "function " + i;
            graph.addLayer(before, new ActivationLayer(function), "hidden " + i);
        }
        graph.addLayer(
                "output",
                new DenseLayer.Builder()
                        .nIn(15)
                        .nOut(1)
                        .activation(Activation.IDENTITY)
                        .build(),
                before);
        graph.addLayer(
                "loss",
                new LossLayer.Builder(LossFunction.XENT)
                        .activation(Activation.SIGMOID)
                        .build(),
                "output");
        ComputationGraph network = new ComputationGraph(graph.setOutputs("loss").build());
        network.init();
        return network;
    }

    private static List<Said> findings(MultiLayerNetwork network) {
        GradientRecorder recorder = new GradientRecorder(RecorderOptions.inMemory("network"));
        recorder.attach(network);
        CirclesTraining.fit(network, 1, EPOCHS);
        return Said.by(recorder);
    }

    private static List<Said> findings(ComputationGraph graph) {
        GradientRecorder recorder = new GradientRecorder(RecorderOptions.inMemory("graph"));
        recorder.attach(graph);
        Random random = new Random(1);
        for (int epoch = 0; epoch < EPOCHS; epoch++) {
            CirclesTraining.batches(random).forEach(graph::fit);
            recorder.endEpoch();
        }
        return Said.by(recorder);
    }

    @ParameterizedTest
    @EnumSource(Circles.class)
    void aSplitNetworkGetsTheSameFindingsAndAdvice(Circles circles) {
        INDArray parameters = circles.parameters(3);
        MultiLayerNetwork joined = joined(circles.function);
        joined.setParams(parameters.dup());
        MultiLayerNetwork split = split(circles.function, false);
        split.setParams(parameters.dup());
        ComputationGraph graph = splitGraph(circles.function);
        graph.setParams(parameters.dup());

        List<Said> expected = findings(joined);

        if (circles.rule.isEmpty()) {
            assertThat(expected).noneMatch(finding -> finding.severity() == Severity.ERROR);
        } else {
            assertThat(expected)
                    .anyMatch(finding -> finding.rule().equals(circles.rule) && finding.severity() == Severity.ERROR);
        }
        assertThat(findings(split)).isEqualTo(expected);
        assertThat(findings(graph)).isEqualTo(expected);
    }

    @Test
    void aNormalizedLayerIsSaturatedWhereItsFunctionIs() {
        MultiLayerNetwork network = split(Activation.SIGMOID, true);
        for (int i = 0; i < HIDDEN; i++) {
            network.getParam((3 * i + 1) + "_gamma").assign(1_000);
        }

        assertThat(findings(network)).first().satisfies(finding -> {
            assertThat(finding.rule()).isEqualTo(RuleId.SATURATED_LAYER);
            assertThat(finding.layer()).isEqualTo("hidden 1");
            assertThat(finding.severity()).isEqualTo(Severity.ERROR);
        });
    }

    /** Behind a sum the function is that of the sum. */
    @Test
    void aFunctionOfSomethingElseIsNoPartOfALayer() {
        ComputationGraph graph = new ComputationGraph(builder()
                .graphBuilder()
                .addInputs("in")
                .addLayer("hidden 1", dense(1, Activation.IDENTITY), "in")
                .addLayer("hidden 2", dense(2, Activation.IDENTITY), "hidden 1")
                .addVertex("sum", new ElementWiseVertex(ElementWiseVertex.Op.Add), "hidden 1", "hidden 2")
                .addLayer("function", new ActivationLayer(Activation.SIGMOID), "sum")
                .addLayer("forked", dense(3, Activation.IDENTITY), "function")
                .addLayer("one way", new ActivationLayer(Activation.SIGMOID), "forked")
                .addLayer("other way", new ActivationLayer(Activation.TANH), "forked")
                .addLayer(
                        "output",
                        new OutputLayer.Builder(LossFunction.XENT)
                                .nIn(30)
                                .nOut(1)
                                .activation(Activation.SIGMOID)
                                .build(),
                        "one way",
                        "other way")
                .setOutputs("output")
                .build());
        graph.init();
        GradientRecorder recorder = new GradientRecorder(RecorderOptions.inMemory("graph"));
        recorder.attach(graph);
        CirclesTraining.batches(new Random(1)).forEach(graph::fit);
        recorder.end(Ending.Status.COMPLETE);

        Recording recording = recorder.recording();
        Diagnosis diagnosis = RuleSet.defaults().evaluate(recording);
        assertThat(diagnosis.ruledOut())
                .extracting(RuleResult::explanation)
                .contains("no hidden layer has an activation function that saturates");
    }

    @Test
    void inSameDiffANormalizationBelongsToItsKernel() {
        SameDiff graph = normalizedGraph();
        GradientRecorder recorder = new GradientRecorder(RecorderOptions.inMemory("graph"));
        recorder.attach(graph);
        Random random = new Random(1);
        for (int epoch = 0; epoch < EPOCHS; epoch++) {
            graph.fit(new ExistingDataSetIterator(CirclesTraining.batches(random)), 1);
        }

        List<Said> said = Said.by(recorder);

        List<Layer> layers = recorder.recording().header().model().layers();
        assertThat(layers).extracting(Layer::activation).containsExactly("sigmoid", "sigmoid", "sigmoid");
        assertThat(layers.get(0).parameters())
                .extracting(Parameter::name)
                .containsExactly("W0", "b0", "gain0", "shift0");
        assertThat(said).first().satisfies(finding -> {
            assertThat(finding.rule()).isEqualTo(RuleId.SATURATED_LAYER);
            assertThat(finding.layer()).isEqualTo(layers.get(0).name());
        });
    }

    private static SameDiff normalizedGraph() {
        Nd4j.getRandom().setSeed(1);
        SameDiff graph = SameDiff.create();
        SDVariable label = graph.placeHolder("label", DataType.FLOAT, -1, 1);
        SDVariable before = graph.placeHolder("input", DataType.FLOAT, -1, 2);
        for (int i = 0; i < 2; i++) {
            SDVariable kernel = graph.var("W" + i, Nd4j.randn(DataType.FLOAT, i == 0 ? 2 : 15, 15));
            SDVariable sum = before.mmul(kernel).add(graph.var("b" + i, Nd4j.zeros(DataType.FLOAT, 15)));
            SDVariable normal = graph.nn()
                    .layerNorm(
                            sum,
                            graph.var("gain" + i, Nd4j.valueArrayOf(new long[] {15}, 1_000f, DataType.FLOAT)),
                            graph.var("shift" + i, Nd4j.zeros(DataType.FLOAT, 15)),
                            true,
                            1);
            before = graph.nn().sigmoid(normal);
        }
        SDVariable output = graph.nn().sigmoid(before.mmul(graph.var("W2", Nd4j.randn(DataType.FLOAT, 15, 1))));
        graph.loss().logLoss("loss", label, output);
        graph.setLossVariables("loss");
        graph.setTrainingConfig(TrainingConfig.builder()
                .updater(new Sgd(0.01))
                .dataSetFeatureMapping("input")
                .dataSetLabelMapping("label")
                .build());
        return graph;
    }
}
