package io.github.gradientharness.instrument.dl4j;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.gradientharness.recording.Recording.InputUse;
import io.github.gradientharness.recording.Recording.SanityFacts;
import java.util.List;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.conf.layers.DenseLayer;
import org.deeplearning4j.nn.conf.layers.LSTM;
import org.deeplearning4j.nn.conf.layers.misc.FrozenLayer;
import org.deeplearning4j.nn.conf.layers.recurrent.Bidirectional;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.dataset.DataSet;
import org.nd4j.linalg.dataset.MultiDataSet;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.learning.config.Adam;
import org.nd4j.linalg.learning.config.Sgd;

/** What a copy of a DL4J network does with the first minibatch is recorded, and the network's own state stays as it was. */
@Tag("slow")
class NetworkSanityTest {

    private static final DataType TYPE = DataType.DOUBLE;

    private final Watching watching = Watching.withSanityChecks();

    private SanityFacts facts(MultiLayerNetwork network, DataSet data) {
        watching.attach(network).fit(data);
        assertThat(watching.recording().notes()).noneMatch(note -> note.contains("could not be checked"));
        return watching.recording().sanity();
    }

    @Test
    void theInitialLossIsThatOfTheUntrainedNetwork() {
        DataSet data = TinyNetworks.denseData(TYPE, 12);
        MultiLayerNetwork network =
                TinyNetworks.dense(TinyNetworks.settings(TYPE).l2(0.5));
        double expected = network.score(data, false) - network.calcRegularizationScore(true);

        SanityFacts facts = facts(network, data);

        assertThat(facts.samples()).isEqualTo(12);
        assertThat(facts.initialLoss()).isCloseTo(expected, within(1e-9));
        assertThat(facts.uninformedLoss()).isCloseTo(Math.log(2), within(1e-9));
        assertThat(facts.guessingLoss()).isLessThanOrEqualTo(Math.log(2));
        assertThat(facts.oddTargets()).isZero();
    }

    @Test
    void aColumnWithoutWeightsIsUnused() {
        MultiLayerNetwork network = TinyNetworks.dense(TinyNetworks.settings(TYPE));
        network.getParam("0_W").getRow(1).assign(0);

        SanityFacts facts = facts(network, TinyNetworks.denseData(TYPE, 6));

        assertThat(facts.inputs()).containsExactly(new InputUse("input", 3, 1, List.of(1), List.of()));
        assertThat(facts.leakingSamples()).isZero();
        assertThat(facts.leakingFuture()).isNaN();
    }

    @Test
    void aConstantColumnIsChangedAllTheSame() {
        DataSet data = TinyNetworks.denseData(TYPE, 6);
        data.getFeatures().getColumn(2).assign(0.5);

        assertThat(facts(TinyNetworks.dense(TinyNetworks.settings(TYPE)), data).inputs())
                .containsExactly(new InputUse("input", 3, 0, List.of(), List.of()));
    }

    @Test
    void aRecurrentNetworkDoesNotSeeTheFuture() {
        SanityFacts facts =
                facts(TinyNetworks.recurrent(TinyNetworks.settings(TYPE), 0), TinyNetworks.sequences(TYPE, 4, 6));

        assertThat(facts.leakingFuture()).isZero();
        assertThat(facts.leakingSamples()).isZero();
        assertThat(facts.ignoredMask()).isNaN();
        assertThat(facts.inputs().get(0).unusedTimeSteps()).isEmpty();
    }

    @Test
    void aBidirectionalOneSeesTheFuture() {
        MultiLayerNetwork network = new MultiLayerNetwork(TinyNetworks.settings(TYPE)
                .list()
                .layer(new Bidirectional(new LSTM.Builder().nOut(3).build()))
                .layer(TinyNetworks.softmaxAtEachStep(6, 2))
                .setInputType(InputType.recurrent(2))
                .build());
        network.init();

        assertThat(facts(network, TinyNetworks.sequences(TYPE, 4, 6)).leakingFuture())
                .isEqualTo(1);
    }

    /** DL4J's LSTM leaves out what is masked behind a sequence, and not what is masked before it. */
    @ParameterizedTest
    @CsvSource({"5, 0", "0, 1"})
    void maskedStepsAreChanged(int masked, double expected) {
        DataSet data = TinyNetworks.sequences(TYPE, 4, 6);
        INDArray mask = Nd4j.ones(TYPE, 4, 6);
        mask.putScalar(1, masked, 0);
        data.setFeaturesMaskArray(mask);
        data.setLabelsMaskArray(mask);
        ComputationGraph graph = new ComputationGraph(TinyNetworks.settings(TYPE)
                .graphBuilder()
                .addInputs("in")
                .addLayer("lstm", new LSTM.Builder().nOut(3).build(), "in")
                .addLayer("out", TinyNetworks.softmaxAtEachStep(3, 2), "lstm")
                .setOutputs("out")
                .setInputTypes(InputType.recurrent(2))
                .build());
        graph.init();
        double loss = graph.score(data, false);

        watching.attach(graph).fit(data);

        assertThat(watching.recording().notes()).isEmpty();
        assertThat(watching.recording().sanity().ignoredMask()).isEqualTo(expected);
        assertThat(watching.recording().sanity().initialLoss()).isCloseTo(loss, within(1e-9));
    }

    @Test
    void theMaskOfLabelsCountsForTheLoss() {
        DataSet data = TinyNetworks.sequences(TYPE, 4, 6);
        INDArray mask = Nd4j.ones(TYPE, 4, 6);
        mask.putScalar(1, 5, 0);
        mask.putScalar(2, 4, 0);
        data.setLabelsMaskArray(mask);
        MultiLayerNetwork network = TinyNetworks.recurrent(TinyNetworks.settings(TYPE), 0);
        double loss = network.score(data, false);

        assertThat(facts(network, data).initialLoss()).isCloseTo(loss, within(1e-9));
    }

    @Test
    void whatIsFrozenIsNamedAndWhatDoesNotMoveToo() {
        MultiLayerNetwork network = TinyNetworks.stack(
                TinyNetworks.settings(TYPE),
                new FrozenLayer(new DenseLayer.Builder().nIn(3).nOut(4).build()),
                new DenseLayer.Builder()
                        .name("second")
                        .nIn(4)
                        .nOut(4)
                        .updater(new Sgd(0))
                        .biasUpdater(new Sgd(0.1))
                        .build(),
                TinyNetworks.softmax(4, 2));

        SanityFacts facts = facts(network, TinyNetworks.denseData(TYPE, 6));

        assertThat(facts.frozen()).containsExactly("layer 'layer0'");
        assertThat(facts.steps().unmoved()).containsExactly("second W");
        assertThat(facts.steps().withoutGradient()).isEmpty();
        assertThat(facts.steps().parameters()).isEqualTo(4);
    }

    @Test
    void aCopyLearnsTheMinibatch() {
        SanityFacts facts = facts(
                TinyNetworks.dense(TinyNetworks.settings(TYPE).updater(new Adam(0.1))),
                TinyNetworks.denseData(TYPE, 6));

        assertThat(facts.steps().count()).isEqualTo(50);
        assertThat(facts.steps().lossAfter()).isLessThan(0.1 * facts.initialLoss());
    }

    @Test
    void aGraphIsCheckedToo() {
        MultiDataSet data = TinyNetworks.branchedData(TYPE, 6);
        ComputationGraph graph = watching.attach(TinyNetworks.branched(TinyNetworks.settings(TYPE)));
        graph.getParam("branch_b_W").getRow(0).assign(0);
        double expected = graph.score(data, false);

        graph.fit(data);

        SanityFacts facts = watching.recording().sanity();
        assertThat(watching.recording().notes()).isEmpty();
        assertThat(facts.initialLoss()).isCloseTo(expected, within(1e-9));
        assertThat(facts.inputs())
                .containsExactly(
                        new InputUse("in_a", 3, 0, List.of(), List.of()),
                        new InputUse("in_b", 2, 1, List.of(0), List.of()));
        assertThat(facts.steps().unmoved()).isEmpty();
    }

    @Test
    void convolutionsAreChangedByChannel() {
        SanityFacts facts =
                facts(TinyNetworks.convolutional(TinyNetworks.settings(TYPE), 0.5), TinyNetworks.images(TYPE, 6));

        assertThat(facts.inputs()).containsExactly(new InputUse("input", 1, 0, List.of(), List.of()));
        assertThat(facts.isBatchNormalized()).isTrue();
        assertThat(facts.leakingSamples()).isZero();
    }

    @Test
    void theDataIsLeftAsItWas() {
        DataSet data = TinyNetworks.denseData(TYPE, 6);
        DataSet before = data.copy();

        facts(TinyNetworks.dense(TinyNetworks.settings(TYPE)), data);

        assertThat(data.getFeatures()).isEqualTo(before.getFeatures());
        assertThat(data.getLabels()).isEqualTo(before.getLabels());
    }
}
