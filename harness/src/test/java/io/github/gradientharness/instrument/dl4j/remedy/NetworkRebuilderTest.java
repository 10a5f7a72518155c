package io.github.gradientharness.instrument.dl4j.remedy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.gradientharness.instrument.rebuild.ModelRebuilder;
import io.github.gradientharness.instrument.rebuild.NotRebuiltException;
import io.github.gradientharness.instrument.rebuild.Remedy;
import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.deeplearning4j.nn.api.Model;
import org.deeplearning4j.nn.conf.ComputationGraphConfiguration;
import org.deeplearning4j.nn.conf.GradientNormalization;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.distribution.UniformDistribution;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.conf.layers.ConvolutionLayer;
import org.deeplearning4j.nn.conf.layers.DenseLayer;
import org.deeplearning4j.nn.conf.layers.LSTM;
import org.deeplearning4j.nn.conf.layers.OutputLayer;
import org.deeplearning4j.nn.conf.layers.RnnOutputLayer;
import org.deeplearning4j.nn.conf.layers.SubsamplingLayer;
import org.deeplearning4j.nn.conf.layers.misc.FrozenLayerWithBackprop;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.deeplearning4j.nn.transferlearning.TransferLearning;
import org.deeplearning4j.nn.weights.WeightInit;
import org.deeplearning4j.optimize.listeners.ScoreIterationListener;
import org.deeplearning4j.util.ModelSerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.dataset.DataSet;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.learning.config.Sgd;
import org.nd4j.linalg.lossfunctions.LossFunctions.LossFunction;

class NetworkRebuilderTest {

    private final NetworkRebuilder rebuilder = new NetworkRebuilder();

    @Test
    void aNetworkBeginsAnewAsOneThatWasMadeWithTheOtherSeed() {
        MultiLayerNetwork network = dense(1);
        MultiLayerNetwork graphs = dense(1);
        ScoreIterationListener listener = new ScoreIterationListener();
        network.addListeners(listener);
        graphs.fit(rows());

        rebuilder.rebuild(network, List.of(), 7);

        MultiLayerNetwork made = dense(7);
        assertThat(network.params()).isEqualTo(made.params());
        assertThat(network.getListeners()).containsExactly(listener);
        network.fit(rows());
        made.fit(rows());
        assertThat(network.params()).isEqualTo(made.params());
    }

    @Test
    void soDoesAGraph() {
        ComputationGraph graph = graph(1);

        rebuilder.rebuild(graph, List.of(), 7);

        ComputationGraph made = graph(7);
        graph.fit(rows());
        made.fit(rows());
        assertThat(graph.params()).isEqualTo(made.params());
    }

    @Test
    void otherNamesOfLayersChangeNoNumber() {
        MultiLayerNetwork network = dense(1);
        ComputationGraph graph = graph(1);

        rebuilder.rebuild(network, List.of(ModelRebuilder.RENAMED), 1);
        rebuilder.rebuild(graph, List.of(ModelRebuilder.RENAMED), 1);

        for (Model[] pair : new Model[][] {{network, dense(1)}, {graph, graph(1)}}) {
            fit(pair[0]);
            fit(pair[1]);
            assertThat(pair[0].params()).isEqualTo(pair[1].params());
        }
        assertThat(network.getLayerNames()).contains("renamed hidden");
    }

    /** A configuration does not remember in which order its builder was called, so there is no such change to be tried. */
    @Test
    void anotherOrderOfBuilderCallsMakesTheSameConfiguration() {
        DenseLayer one = new DenseLayer.Builder()
                .activation(Activation.TANH)
                .nIn(2)
                .nOut(3)
                .name("a")
                .build();
        DenseLayer other = new DenseLayer.Builder()
                .name("a")
                .nOut(3)
                .nIn(2)
                .activation(Activation.TANH)
                .build();

        assertThat(one).isEqualTo(other);
    }

    @ParameterizedTest
    @EnumSource(NetworkRemedy.class)
    void eachRemedyMakesNetworksThatCanBeTrained(NetworkRemedy remedy) {
        for (Model network : List.of(dense(1), graph(1), convolutional(), recurrent())) {
            boolean applies = rebuilder.blueprint(network).remedies().contains(remedy.remedy());
            if (applies) {
                INDArray before = network.params().dup();
                rebuilder.rebuild(network, List.of(remedy.id()), 1);
                INDArray fresh = network.params().dup();
                fit(network);
                boolean changesKernels = !fresh.equals(before);
                assertThat(changesKernels || !network.params().equals(fresh))
                        .as("%s of %s", remedy, network)
                        .isTrue();
                assertThat(network.params().isNaN().any()).isFalse();
            }
        }
    }

    @Test
    void ofTheTutorialsNetworkWhatIsInitialisationActivationUpdaterAndNormalizationIsTried() {
        assertThat(rebuilder.blueprint(dense(1)).remedies())
                .extracting(Remedy::id)
                .containsExactly(
                        "glorot",
                        "he",
                        "lecun",
                        "relu",
                        "leaky-relu",
                        "selu",
                        "adam",
                        "lower-rate",
                        "higher-rate",
                        "clipped",
                        "renormalized",
                        "batch-normalization",
                        "standardized-inputs",
                        "clipped-loss");
    }

    @Test
    void whatAConfigurationAddsOfItsOwnIsTakenAwayAgain() {
        NeuralNetConfiguration.Builder spoilt = builder(1)
                .l2(10)
                .biasInit(-10)
                .gradientNormalization(GradientNormalization.ClipL2PerLayer)
                .gradientNormalizationThreshold(1e-5);
        MultiLayerNetwork network = new MultiLayerNetwork(spoilt.list()
                .layer(new DenseLayer.Builder().nIn(2).nOut(4).build())
                .layer(output(4))
                .build());
        network.init();
        List<String> remedies = List.of("not-clipped", "not-regularized", "zero-biases");

        assertThat(rebuilder.blueprint(network).remedies())
                .extracting(Remedy::id)
                .containsAll(remedies)
                .doesNotContain("clipped");
        rebuilder.rebuild(network, remedies, 1);

        assertThat(network.calcRegularizationScore(true)).isZero();
        assertThat(network.getParam("0_b").sumNumber().doubleValue()).isZero();
        INDArray before = network.params().dup();
        fit(network);
        assertThat(network.params().sub(before).norm2Number().doubleValue()).isGreaterThan(1e-3);
    }

    @Test
    void recurrentLayersKeepTheirActivationAndGetNoNormalization() {
        assertThat(rebuilder.blueprint(recurrent()).remedies())
                .extracting(Remedy::id)
                .contains("glorot", "clipped", "adam")
                .doesNotContain("relu", "batch-normalization", "standardized-inputs");
    }

    @Test
    void theFingerprintDependsOnTheConfigurationAndNotOnTheSeed() {
        assertThat(rebuilder.blueprint(dense(1)).fingerprint())
                .isEqualTo(rebuilder.blueprint(dense(2)).fingerprint())
                .isNotEqualTo(rebuilder.blueprint(convolutional()).fingerprint());
    }

    @Test
    void weightsThatWereSetByHandAreRefused() {
        MultiLayerNetwork network = dense(1);
        network.params().muli(2);

        assertRefused(network, "loaded, transferred or set by hand");
    }

    @Test
    void aNetworkThatWasTrainedBeforeIsRefused() {
        MultiLayerNetwork network = dense(1);
        network.fit(rows());

        assertRefused(network, "before the first fit()");
    }

    @Test
    void aTrainedNetworkThatWasLoadedFromAFileIsRefused(@TempDir Path folder) throws IOException {
        MultiLayerNetwork network = dense(1);
        network.fit(rows());
        File file = folder.resolve("network.zip").toFile();
        network.save(file);

        assertRefused(MultiLayerNetwork.load(file, true), "loaded from a file of a trained one");
        assertRefused(ModelSerializer.restoreMultiLayerNetwork(file, false), "loaded from a file of a trained one");
    }

    @Test
    void parametersOfAnotherNetworkAreRefused() {
        MultiLayerNetwork network = dense(1);
        MultiLayerNetwork trained = dense(1);
        trained.fit(rows());
        network.setParams(trained.params());

        assertRefused(network, "loaded, transferred or set by hand");
    }

    @Test
    void frozenLayersAreRefusedByNameInNetworksAndGraphs() {
        MultiLayerNetwork network =
                new TransferLearning.Builder(dense(1)).setFeatureExtractor(0).build();
        ComputationGraph graph = new TransferLearning.GraphBuilder(graph(1))
                .setFeatureExtractor("a")
                .build();
        MultiLayerNetwork random = new MultiLayerNetwork(builder(1)
                .list()
                .layer(new DenseLayer.Builder().nIn(2).nOut(4).build())
                .layer(new FrozenLayerWithBackprop(
                        new DenseLayer.Builder().nIn(4).nOut(4).build()))
                .layer(output(4))
                .build());
        random.init();

        assertRefused(network, "a frozen layer, 'hidden'");
        assertRefused(graph, "a frozen layer, 'a'");
        assertRefused(random, "a frozen layer, 'layer1'");
    }

    @Test
    void aNetworkThatTookOverLayersOfATrainedOneIsRefused() {
        MultiLayerNetwork trained = dense(1);
        trained.fit(rows());
        MultiLayerNetwork transferred = new TransferLearning.Builder(trained)
                .nOutReplace(1, 3, WeightInit.XAVIER)
                .build();

        assertRefused(transferred, "loaded, transferred or set by hand");
    }

    @Test
    void aRateIsFoundOnACopyAndTheNetworkTrainsOnAsIfNothingWas() {
        MultiLayerNetwork network = dense(1, 1e-6);
        MultiLayerNetwork twin = dense(1, 1e-6);
        Supplier<List<Remedy>> found = rebuilder.measured(network);
        for (int i = 0; i < 20; i++) {
            network.fit(rows());
            twin.fit(rows());
        }
        List<Remedy> remedies = found.get();

        assertThat(remedies).singleElement().satisfies(it -> {
            double rate = Double.parseDouble(it.id().replace("found-rate=", ""));
            assertThat(rate).isBetween(1e-3, 1.0);
            assertThat(it.title()).endsWith("found by a range test");
            assertThat(it.family()).isEqualTo("updater");
        });
        assertThat(network.params()).isEqualTo(twin.params());
        assertThat(network.getIterationCount()).isEqualTo(20);
    }

    @Test
    void theRateFoundIsThatOfEveryLayerOfTheNetworkThatBeginsAnew() {
        MultiLayerNetwork network = dense(1);
        ComputationGraph graph = graph(1);

        rebuilder.rebuild(network, List.of("found-rate=0.02"), 1);
        rebuilder.rebuild(graph, List.of("glorot", "found-rate=0.02"), 1);

        for (int i = 0; i < 3; i++) {
            assertThat(network.getLearningRate(i)).isEqualTo(0.02);
        }
        assertThat(graph.getLearningRate("out")).isEqualTo(0.02);
    }

    @Test
    void graphsAndSequencesHaveRatesAsWell() {
        ComputationGraph graph = graph(1);
        MultiLayerNetwork sequences = recurrent();
        Supplier<List<Remedy>> ofGraph = rebuilder.measured(graph);
        Supplier<List<Remedy>> ofSequences = rebuilder.measured(sequences);
        graph.setLearningRate(1e-6);
        fit(graph);
        fit(sequences);

        assertThat(ofGraph.get()).isNotNull();
        assertThat(ofSequences.get()).isNotNull();
    }

    /** Its bias says already that one of four is of the class, so no rate lowers the mean loss; the first minibatch has the highest. */
    @Test
    void minibatchesOfOtherLossesAreNotTakenForProgress() {
        MultiLayerNetwork network = new MultiLayerNetwork(
                builder(1).biasInit(-Math.log(3)).list().layer(output(2)).build());
        network.init();
        Supplier<List<Remedy>> found = rebuilder.measured(network);
        for (int i = 0; i < 8; i++) {
            network.fit(new DataSet(Nd4j.zeros(4, 2), i % 4 == 0 ? Nd4j.ones(4, 1) : Nd4j.zeros(4, 1)));
        }

        assertThat(found.get())
                .extracting(it -> Double.parseDouble(it.id().replace("found-rate=", "")))
                .allSatisfy(rate -> assertThat(rate).isGreaterThan(1e-4));
    }

    @Test
    void aNetworkThatWasNotTrainedHasNoRate() {
        assertThat(rebuilder.measured(dense(1)).get()).isEmpty();
    }

    private void assertRefused(Model network, String sentence) {
        assertThatThrownBy(() -> rebuilder.blueprint(network))
                .isInstanceOf(NotRebuiltException.class)
                .hasMessageContaining(sentence);
    }

    @Test
    void aLayerOfTheUsersOwnIsRefusedByName() {
        MultiLayerNetwork network = new MultiLayerNetwork(new NeuralNetConfiguration.Builder()
                .list()
                .layer(new OwnLayer())
                .layer(new OutputLayer.Builder(LossFunction.XENT)
                        .activation(Activation.SIGMOID)
                        .nIn(3)
                        .nOut(1)
                        .build())
                .build());
        network.init();

        assertRefused(network, "OwnLayer");
    }

    /** A dense layer of the user's own class. */
    static final class OwnLayer extends DenseLayer {

        private static final long serialVersionUID = 1L;

        OwnLayer() {
            setNIn(2);
            setNOut(3);
        }
    }

    private static void fit(Model network) {
        if (network instanceof ComputationGraph graph) {
            graph.fit(rows());
        } else {
            MultiLayerNetwork layers = (MultiLayerNetwork) network;
            layers.fit(data(layers));
        }
    }

    private static DataSet data(MultiLayerNetwork network) {
        String first = network.getLayer(0).conf().getLayer().getClass().getSimpleName();
        return Stream.of(first).anyMatch("LSTM"::equals)
                ? new DataSet(Nd4j.rand(4, 2, 3), Nd4j.ones(4, 1, 3))
                : network.getLayerWiseConfigurations().getInputPreProcess(0) != null ? images() : rows();
    }

    private static DataSet rows() {
        return new DataSet(
                Nd4j.createFromArray(new float[][] {{1, 2}, {3, 4}, {0, -1}, {2, 1}}),
                Nd4j.createFromArray(new float[][] {{0}, {1}, {0}, {1}}));
    }

    private static DataSet images() {
        return new DataSet(
                Nd4j.linspace(0, 1, 128).reshape(2, 64).castTo(org.nd4j.linalg.api.buffer.DataType.FLOAT),
                Nd4j.createFromArray(new float[][] {{0}, {1}}));
    }

    private static NeuralNetConfiguration.Builder builder(long seed) {
        return builder(seed, 0.1);
    }

    private static NeuralNetConfiguration.Builder builder(long seed, double rate) {
        return new NeuralNetConfiguration.Builder()
                .seed(seed)
                .updater(new Sgd(rate))
                .activation(Activation.TANH)
                .weightInit(new UniformDistribution(0, 1));
    }

    private static OutputLayer output(int inputs) {
        return new OutputLayer.Builder(LossFunction.XENT)
                .activation(Activation.SIGMOID)
                .nIn(inputs)
                .nOut(1)
                .build();
    }

    private static MultiLayerNetwork dense(long seed) {
        return dense(seed, 0.1);
    }

    private static MultiLayerNetwork dense(long seed, double rate) {
        MultiLayerNetwork network = new MultiLayerNetwork(builder(seed, rate)
                .list()
                .layer(new DenseLayer.Builder().name("hidden").nIn(2).nOut(4).build())
                .layer(new DenseLayer.Builder().nIn(4).nOut(4).build())
                .layer(output(4))
                .build());
        network.init();
        return network;
    }

    private static ComputationGraph graph(long seed) {
        ComputationGraphConfiguration configuration = builder(seed)
                .graphBuilder()
                .addInputs("in")
                .addLayer("a", new DenseLayer.Builder().nIn(2).nOut(4).build(), "in")
                .addLayer("b", new DenseLayer.Builder().nIn(4).nOut(4).build(), "a")
                .addVertex(
                        "sum",
                        new org.deeplearning4j.nn.conf.graph.ElementWiseVertex(
                                org.deeplearning4j.nn.conf.graph.ElementWiseVertex.Op.Add),
                        "a",
                        "b")
                .addLayer("out", output(4), "sum")
                .setOutputs("out")
                .build();
        ComputationGraph graph = new ComputationGraph(configuration);
        graph.init();
        return graph;
    }

    private static MultiLayerNetwork convolutional() {
        MultiLayerNetwork network = new MultiLayerNetwork(builder(1)
                .list()
                .layer(new ConvolutionLayer.Builder(3, 3).nOut(2).build())
                .layer(new SubsamplingLayer.Builder().build())
                .layer(new DenseLayer.Builder().nOut(4).build())
                .layer(output(4))
                .setInputType(InputType.convolutionalFlat(8, 8, 1))
                .build());
        network.init();
        return network;
    }

    private static MultiLayerNetwork recurrent() {
        MultiLayerNetwork network = new MultiLayerNetwork(builder(1)
                .list()
                .layer(new LSTM.Builder().nIn(2).nOut(3).build())
                .layer(new RnnOutputLayer.Builder(LossFunction.XENT)
                        .activation(Activation.SIGMOID)
                        .nIn(3)
                        .nOut(1)
                        .build())
                .build());
        network.init();
        return network;
    }
}
