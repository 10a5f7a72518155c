package io.github.gradientharness.instrument.dl4j;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.gradientharness.instrument.GradientRecorder;
import io.github.gradientharness.instrument.RecorderOptions;
import io.github.gradientharness.recording.Ending;
import io.github.gradientharness.recording.Recording;
import io.github.gradientharness.rules.RuleSet;
import java.util.ArrayList;
import java.util.List;
import org.deeplearning4j.datasets.iterator.ExistingDataSetIterator;
import org.deeplearning4j.datasets.iterator.utilty.SingletonMultiDataSetIterator;
import org.deeplearning4j.earlystopping.EarlyStoppingConfiguration;
import org.deeplearning4j.earlystopping.EarlyStoppingResult;
import org.deeplearning4j.earlystopping.saver.InMemoryModelSaver;
import org.deeplearning4j.earlystopping.scorecalc.DataSetLossCalculator;
import org.deeplearning4j.earlystopping.termination.MaxEpochsTerminationCondition;
import org.deeplearning4j.earlystopping.trainer.EarlyStoppingTrainer;
import org.deeplearning4j.nn.api.Layer;
import org.deeplearning4j.nn.api.Model;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.deeplearning4j.nn.layers.AbstractLayer;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.deeplearning4j.optimize.Solver;
import org.deeplearning4j.optimize.api.TrainingListener;
import org.deeplearning4j.optimize.listeners.CollectScoresIterationListener;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.dataset.DataSet;
import org.nd4j.linalg.dataset.MultiDataSet;

/** Whoever takes the recorder's listener away, attaches twice or trains a copy leaves no silent gap. */
class AttachmentTest {

    private static final DataType TYPE = DataType.FLOAT;

    private final DataSet data = TinyNetworks.denseData(TYPE, 4);
    private final MultiDataSet graphData = TinyNetworks.branchedData(TYPE, 4);
    private final Watching watching = Watching.everyIteration();

    private static MultiLayerNetwork network() {
        return TinyNetworks.dense(TinyNetworks.settings(TYPE));
    }

    private static ComputationGraph graph() {
        return TinyNetworks.branched(TinyNetworks.settings(TYPE));
    }

    @Test
    void aNetworkAttachedTwiceIsRecordedOnce() {
        MultiLayerNetwork network = network();

        assertThat(watching.attach(watching.attach(network))).isSameAs(network);
        network.fit(data);

        assertThat(watching.recording().iterations()).isEqualTo(1);
        assertThat(network.getListeners()).hasSize(1);
    }

    @Test
    void aGraphAttachedTwiceIsRecordedOnce() {
        ComputationGraph graph = watching.attach(watching.attach(graph()));

        graph.fit(graphData);

        assertThat(watching.recording().iterations()).isEqualTo(1);
    }

    @Test
    void twoRecordersMayRecordTheSameModel() {
        Watching other = Watching.everyIteration();

        other.attach(watching.attach(network())).fit(data);

        assertThat(watching.recording().iterations()).isEqualTo(1);
        assertThat(other.recording().iterations()).isEqualTo(1);
    }

    @Test
    void aListenerRemovedFromANetworkIsNamedWithWhatItMissed() {
        MultiLayerNetwork network = watching.attach(network());
        fit(network, 2);
        network.setListeners(new CollectScoresIterationListener());
        fit(network, 3);

        Recording recording = ended();

        assertThat(recording.iterations()).isEqualTo(2);
        assertThat(recording.ending().problem())
                .isEqualTo("The model trained 5 iterations, but the recorder saw only 2 of them: setListeners() removed"
                        + " its listener. Call addListeners() in its place, or call recorder.attach(model) again after"
                        + " it.");
        assertThat(RuleSet.defaults().evaluate(recording).inconclusiveBecause()).contains("setListeners()");
    }

    @Test
    void aListenerRemovedFromAGraphIsNamed() {
        ComputationGraph graph = watching.attach(graph());
        graph.fit(graphData);
        graph.setListeners(graph.getListeners());
        graph.fit(graphData);

        assertThat(ended().ending().problem())
                .startsWith("The model trained 2 iterations, but the recorder saw only 1");
    }

    @Test
    void attachingAgainAfterSetListenersGoesOnWithTheSameRecording() {
        MultiLayerNetwork network = watching.attach(network());
        fit(network, 1);
        network.setListeners();
        watching.attach(network);
        fit(network, 2);

        assertThat(ended().iterations()).isEqualTo(3);
        assertThat(watching.problem()).isEmpty();
    }

    @Test
    void whatTheModelTrainedBeforeTheAttachmentIsNotMissed() {
        MultiLayerNetwork network = network();
        fit(network, 3);
        fit(watching.attach(network), 1);

        assertThat(ended().ending().problem()).isEmpty();
    }

    @Test
    void trainingACloneOfTheNetworkInItsPlaceIsInconclusive() {
        fit(watching.attach(network()).clone(), 2);

        Recording recording = ended();

        assertThat(recording.iterations()).isZero();
        assertThat(RuleSet.defaults().evaluate(recording).inconclusiveBecause()).contains("clone");
    }

    @Test
    void aCloneOfAGraphIsNotRecordedNeitherItsIterationsNorItsEpochs() {
        ComputationGraph graph = watching.attach(graph());
        graph.clone().fit(new SingletonMultiDataSetIterator(graphData), 2);
        graph.fit(new SingletonMultiDataSetIterator(graphData), 1);

        assertThat(ended().iterations()).isEqualTo(1);
        assertThat(watching.recording().ending().epochs()).isEqualTo(1);
        assertThat(watching.problem()).isEmpty();
    }

    @Test
    void earlyStoppingIsRecordedAndItsBestModelIsACopyThatIsNot() {
        MultiLayerNetwork network = watching.attach(network());
        var configuration = new EarlyStoppingConfiguration.Builder<MultiLayerNetwork>()
                .epochTerminationConditions(new MaxEpochsTerminationCondition(3))
                .scoreCalculator(new DataSetLossCalculator(new ExistingDataSetIterator(List.of(data)), true))
                .modelSaver(new InMemoryModelSaver<>())
                .build();
        EarlyStoppingResult<MultiLayerNetwork> result = new EarlyStoppingTrainer(
                        configuration, network, new ExistingDataSetIterator(List.of(data, data)))
                .fit();
        result.getBestModel().fit(data);

        assertThat(ended().iterations()).isEqualTo(6);
        assertThat(watching.recording().lastEpoch()).isEqualTo(3);
        assertThat(watching.problem()).isEmpty();
    }

    /** As 300 tests do that share a model: nothing of a recorder's is left when its test is over. */
    @ParameterizedTest
    @EnumSource(NetworkKinds.class)
    void aModelThatManyTestsShareKeepsNothingOfTheirRecorders(NetworkKinds kind) {
        for (Model model :
                List.of(kind.network(TYPE, true), kind.network(TYPE, true).toComputationGraph())) {
            CollectScoresIterationListener own = new CollectScoresIterationListener();
            model.addListeners(own);
            List<Object> before = stateOf(model);
            for (int test = 0; test < 300; test++) {
                Watching one = new Watching(new GradientRecorder(RecorderOptions.inMemory("shared")));
                one.attach(model);
                if (test % 100 == 0) {
                    fitOnce(model, kind.batch(TYPE));
                    assertThat(one.recording().iterations()).isEqualTo(1);
                }
                one.recorder().end(Ending.Status.COMPLETE);
            }
            fitOnce(model, kind.batch(TYPE));

            assertThat(ListenerRemoval.listeners(model)).containsExactly(own);
            assertThat(solversListeners(model)).containsExactly(own);
            assertThat(stateOf(model)).isEqualTo(before);
        }
    }

    private static void fitOnce(Model model, DataSet batch) {
        if (model instanceof MultiLayerNetwork network) {
            network.fit(batch);
        } else {
            ((ComputationGraph) model).fit(batch);
        }
    }

    /** Layers' listeners, and whether they may overwrite their input. */
    private static List<Object> stateOf(Model model) {
        List<Object> state = new ArrayList<>();
        for (Layer layer : ListenerRemoval.layers(model)) {
            state.add(
                    layer instanceof AbstractLayer<?>
                            ? List.of(
                                    String.valueOf(layer.getListeners()),
                                    HiddenState.of(layer, AbstractLayer.class, "inputModificationAllowed"))
                            : "");
        }
        return state;
    }

    @SuppressWarnings("unchecked")
    private static Iterable<TrainingListener> solversListeners(Model model) {
        Class<?> type = model instanceof MultiLayerNetwork ? MultiLayerNetwork.class : ComputationGraph.class;
        Object solver = HiddenState.of(model, type, "solver");
        return (Iterable<TrainingListener>) HiddenState.of(solver, Solver.class, "listeners");
    }

    private void fit(MultiLayerNetwork network, int iterations) {
        for (int i = 0; i < iterations; i++) {
            network.fit(data);
        }
    }

    private Recording ended() {
        watching.recorder().end(Ending.Status.COMPLETE);
        return watching.recording();
    }
}
