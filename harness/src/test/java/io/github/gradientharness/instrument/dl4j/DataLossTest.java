package io.github.gradientharness.instrument.dl4j;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.deeplearning4j.nn.api.Model;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.layers.CenterLossOutputLayer;
import org.deeplearning4j.nn.conf.layers.DenseLayer;
import org.deeplearning4j.nn.conf.layers.LSTM;
import org.deeplearning4j.nn.conf.layers.LossLayer;
import org.deeplearning4j.nn.conf.layers.RnnLossLayer;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.nd4j.autodiff.samediff.SDVariable;
import org.nd4j.autodiff.samediff.SameDiff;
import org.nd4j.autodiff.samediff.TrainingConfig;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.dataset.DataSet;
import org.nd4j.linalg.dataset.MultiDataSet;
import org.nd4j.linalg.learning.config.Sgd;
import org.nd4j.linalg.lossfunctions.LossFunctions.LossFunction;

/** The recorded loss is the mean of the samples' losses before the update, whatever DL4J adds to its score or divides by. */
class DataLossTest {

    private static final DataType TYPE = DataType.DOUBLE;
    private static final int SAMPLES = 6;

    private static NeuralNetConfiguration.Builder settings(boolean regularized, boolean divides) {
        NeuralNetConfiguration.Builder settings = TinyNetworks.settings(TYPE).miniBatch(divides);
        return regularized ? settings.l1(0.3).l2(0.2).l1Bias(0.1).biasInit(0.4) : settings.biasInit(0.4);
    }

    static Stream<Arguments> waysToTrain() {
        return Stream.of(true, false)
                .flatMap(regularized -> Stream.of(true, false)
                        .flatMap(divides ->
                                Stream.of(true, false).map(asGraph -> Arguments.of(regularized, divides, asGraph))));
    }

    @ParameterizedTest
    @MethodSource("waysToTrain")
    void itIsWhatPlainArithmeticGives(boolean regularized, boolean divides, boolean asGraph) {
        MultiLayerNetwork network = TinyNetworks.dense(settings(regularized, divides));
        DataSet data = TinyNetworks.denseData(TYPE, SAMPLES);
        double[] expected = new double[3];
        Watching watching = Watching.everyIteration();
        Model model = watching.attach(asGraph ? network.toComputationGraph() : network);

        for (int i = 0; i < expected.length; i++) {
            expected[i] = crossEntropy(model, data);
            fit(model, data);
        }

        assertThat(losses(watching)).hasSize(3);
        for (int i = 0; i < expected.length; i++) {
            assertThat(losses(watching).get(i)).isCloseTo(expected[i], within(1e-12));
        }
    }

    private static void fit(Model model, DataSet data) {
        if (model instanceof MultiLayerNetwork network) {
            network.fit(data);
        } else {
            ((ComputationGraph) model).fit(data);
        }
    }

    private static List<Double> losses(Watching watching) {
        assertThat(watching.problem()).isEmpty();
        return watching.recording().windows().stream()
                .map(window -> window.loss().mean())
                .toList();
    }

    /** The mean of -log p of the right class: tanh of a dense layer, then softmax of another. */
    private static double crossEntropy(Model model, DataSet data) {
        List<INDArray> parameters = List.copyOf(model.paramTable().values());
        double sum = 0;
        for (int sample = 0; sample < SAMPLES; sample++) {
            double[] hidden = dense(data.getFeatures().getRow(sample).toDoubleVector(), parameters, 0);
            double[] out = dense(Arrays.stream(hidden).map(Math::tanh).toArray(), parameters, 2);
            double[] exponents = Arrays.stream(out).map(Math::exp).toArray();
            int right = data.getLabels().getDouble(sample, 0) == 1 ? 0 : 1;
            sum -= Math.log(exponents[right] / Arrays.stream(exponents).sum());
        }
        return sum / SAMPLES;
    }

    private static double[] dense(double[] input, List<INDArray> parameters, int first) {
        INDArray kernel = parameters.get(first);
        double[] output = parameters.get(first + 1).dup().toDoubleVector();
        for (int unit = 0; unit < output.length; unit++) {
            for (int i = 0; i < input.length; i++) {
                output[unit] += input[i] * kernel.getDouble(i, unit);
            }
        }
        return output;
    }

    @ParameterizedTest
    @MethodSource("waysToTrain")
    void itIsThatOfTheSameNetworkInSameDiff(boolean regularized, boolean divides, boolean asGraph) {
        MultiLayerNetwork network = TinyNetworks.dense(settings(regularized, divides));
        DataSet data = TinyNetworks.denseData(TYPE, SAMPLES);
        Watching ofTwin = Watching.everyIteration();
        SameDiff twin = ofTwin.attach(twin(network));
        Watching watching = Watching.everyIteration();

        fit(watching.attach(asGraph ? network.toComputationGraph() : network), data);
        twin.fit(data);

        assertThat(losses(watching).get(0)).isCloseTo(losses(ofTwin).get(0), within(1e-12));
    }

    private static SameDiff twin(MultiLayerNetwork network) {
        SameDiff graph = SameDiff.create();
        SDVariable in = graph.placeHolder("in", TYPE, -1, 3);
        SDVariable labels = graph.placeHolder("labels", TYPE, -1, 2);
        SDVariable hidden =
                graph.math.tanh(in.mmul(parameter(graph, network, "0_W")).add(parameter(graph, network, "0_b")));
        SDVariable out = hidden.mmul(parameter(graph, network, "1_W")).add(parameter(graph, network, "1_b"));
        graph.loss.softmaxCrossEntropy("loss", labels, out, null);
        graph.setLossVariables("loss");
        graph.setTrainingConfig(TrainingConfig.builder()
                .updater(new Sgd(0.1))
                .l2(0.2)
                .dataSetFeatureMapping("in")
                .dataSetLabelMapping("labels")
                .build());
        return graph;
    }

    private static SDVariable parameter(SameDiff graph, MultiLayerNetwork network, String key) {
        return graph.var(key, network.getParam(key).dup());
    }

    /** Kinds of output layers, which differ in whether they divide and in where they keep what regularization added. */
    enum Kind {
        OUTPUT,
        LOSS,
        CENTER_LOSS,
        RECURRENT_OUTPUT,
        RECURRENT_LOSS;

        MultiLayerNetwork network(NeuralNetConfiguration.Builder settings) {
            return switch (this) {
                case OUTPUT -> TinyNetworks.dense(settings);
                case LOSS ->
                    TinyNetworks.stack(
                            settings,
                            new DenseLayer.Builder().nIn(3).nOut(2).build(),
                            new LossLayer.Builder(LossFunction.MCXENT)
                                    .activation(Activation.SOFTMAX)
                                    .build());
                case CENTER_LOSS ->
                    TinyNetworks.stack(
                            settings,
                            new DenseLayer.Builder().nIn(3).nOut(4).build(),
                            new CenterLossOutputLayer.Builder(LossFunction.MCXENT)
                                    .nIn(4)
                                    .nOut(2)
                                    .activation(Activation.SOFTMAX)
                                    .build());
                case RECURRENT_OUTPUT -> TinyNetworks.recurrent(settings, 0);
                case RECURRENT_LOSS ->
                    TinyNetworks.stack(
                            settings,
                            new LSTM.Builder().nIn(2).nOut(2).build(),
                            new RnnLossLayer.Builder(LossFunction.MCXENT)
                                    .activation(Activation.SOFTMAX)
                                    .build());
            };
        }

        private DataSet data() {
            boolean isRecurrent = this == RECURRENT_OUTPUT || this == RECURRENT_LOSS;
            return isRecurrent ? TinyNetworks.sequences(TYPE, SAMPLES, 4) : TinyNetworks.denseData(TYPE, SAMPLES);
        }
    }

    @ParameterizedTest
    @EnumSource(Kind.class)
    void neitherRegularizationNorMinibatchDivisionChangesItWhateverTheOutputLayer(Kind kind) {
        DataSet data = kind.data();
        double expected = kind.network(settings(false, true)).score(data, true);

        for (boolean asGraph : List.of(false, true)) {
            for (boolean regularized : List.of(false, true)) {
                for (boolean divides : List.of(false, true)) {
                    MultiLayerNetwork network = kind.network(settings(regularized, divides));
                    Watching watching = Watching.everyIteration();

                    fit(watching.attach(asGraph ? network.toComputationGraph() : network), data);

                    assertThat(losses(watching).get(0))
                            .as("regularized %s, divides %s, as graph %s", regularized, divides, asGraph)
                            .isCloseTo(expected, within(1e-12));
                }
            }
        }
    }

    @Test
    void ofAGraphWithTwoOutputsItIsTheSumOfBoth() {
        MultiDataSet data = TinyNetworks.branchedData(TYPE, SAMPLES);
        double expected = TinyNetworks.branched(settings(false, true)).score(data, true);
        Watching watching = Watching.everyIteration();

        watching.attach(TinyNetworks.branched(settings(true, false))).fit(data);

        assertThat(losses(watching).get(0)).isCloseTo(expected, within(1e-12));
    }
}
