package io.github.gradientharness.instrument.dl4j;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.gradientharness.instrument.GradientRecorder;
import io.github.gradientharness.instrument.RecorderOptions;
import io.github.gradientharness.recording.Ending;
import io.github.gradientharness.recording.Recording;
import java.util.List;
import java.util.Random;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.deeplearning4j.nn.workspace.LayerWorkspaceMgr;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.dataset.DataSet;

/** What was trained and not seen is said. */
class UnseenTrainingTest {

    private final GradientRecorder recorder = new GradientRecorder(RecorderOptions.inMemory("test"));
    private final List<DataSet> batches = CirclesTraining.batches(new Random(1));

    private static MultiLayerNetwork network() {
        return CirclesTraining.relu(2).network(1);
    }

    private Recording ended() {
        recorder.end(Ending.Status.COMPLETE);
        return recorder.recordings().get(0);
    }

    private void fit(MultiLayerNetwork network, int iterations) {
        for (int i = 0; i < iterations; i++) {
            network.fit(batches.get(i % batches.size()));
        }
    }

    @Test
    void aModelThatIsClonedInALoopIsInconclusive() {
        MultiLayerNetwork network = recorder.attach(network());
        for (int round = 0; round < 5; round++) {
            fit(network, 4);
            network = network.clone();
        }

        assertThat(ended().ending().problem())
                .contains("trained for 20 iterations", "saw 4 of them", "a clone", "Attach the model");
    }

    @Test
    void aShortTrainingOfAnotherModelIsANote() {
        MultiLayerNetwork network = recorder.attach(network());
        fit(network, 10);
        fit(network.clone(), 4);

        Recording recording = ended();
        assertThat(recording.ending().problem()).isEmpty();
        assertThat(recording.notes())
                .singleElement()
                .asString()
                .contains("trained for 14 iterations", "saw 10 of them");
    }

    @Test
    void whatWasTrainedBeforeTheAttachmentDoesNotCount() {
        fit(network(), 30);
        fit(recorder.attach(network()), 3);

        Recording recording = ended();
        assertThat(recording.ending().problem()).isEmpty();
        assertThat(recording.notes()).isEmpty();
    }

    @Test
    void evaluatingAndScoringIsNoTraining() {
        MultiLayerNetwork network = recorder.attach(network());
        fit(network, 2);
        for (DataSet batch : batches) {
            network.output(batch.getFeatures());
            network.score(batch);
        }

        assertThat(ended().notes()).isEmpty();
    }

    @Test
    void severalAttachedModelsSeeEachOthersIterations() {
        MultiLayerNetwork first = recorder.attach(network());
        ComputationGraph second = recorder.attach(network().toComputationGraph());
        for (int i = 0; i < 9; i++) {
            first.fit(batches.get(i));
            second.fit(batches.get(i));
        }

        assertThat(ended().notes()).isEmpty();
        assertThat(recorder.recordings())
                .allSatisfy(
                        recording -> assertThat(recording.ending().problem()).isEmpty());
    }

    @Test
    void truncatedBackpropagationThroughTimeIsSeenWhole() {
        MultiLayerNetwork network = recorder.attach(TinyNetworks.recurrent(TinyNetworks.settings(DataType.DOUBLE), 3));
        for (int i = 0; i < 5; i++) {
            network.fit(TinyNetworks.sequences(DataType.DOUBLE, 4, 9));
        }

        Recording recording = ended();
        assertThat(recording.notes()).noneMatch(note -> note.contains("trained for"));
        assertThat(recording.ending().problem()).isEmpty();
    }

    @Test
    void anUpdateByHandIsNamed() {
        MultiLayerNetwork network = recorder.attach(network());
        DataSet batch = batches.get(0);
        network.setInput(batch.getFeatures());
        network.setLabels(batch.getLabels());
        network.computeGradientAndScore();
        network.getUpdater()
                .update(network, network.gradient(), 0, 0, batch.numExamples(), LayerWorkspaceMgr.noWorkspaces());
        network.params().subi(network.gradient().gradient());

        assertThat(ended().ending().problem()).contains("computeGradientAndScore()", "recorder.endIteration(loss)");
    }

    @Test
    void parametersThatChangeWithoutAnIterationAreNamed() {
        MultiLayerNetwork network = recorder.attach(network());
        network.params().addi(0.5);

        assertThat(ended().ending().problem()).contains("parameters changed", "external errors");
    }

    @Test
    void aModelThatIsNotTrainedIsNamed() {
        MultiLayerNetwork network = recorder.attach(network());
        fit(network.clone(), 3);

        assertThat(ended().ending().problem()).contains("was not trained", "a clone", "EarlyStoppingTrainer");
    }

    @Test
    void countersThatTheUserSetsMeanNothing() {
        MultiLayerNetwork network = network();
        network.setEpochCount(5);
        recorder.attach(network);
        network.setEpochCount(0);
        fit(network, 2);
        network.setIterationCount(100_000);
        network.setEpochCount(1_000);
        fit(network, 2);
        network.setIterationCount(0);
        fit(network, 2);

        Recording recording = ended();
        assertThat(recording.iterations()).isEqualTo(6);
        assertThat(recording.ending().problem()).isEmpty();
        assertThat(recording.windows())
                .allSatisfy(window -> assertThat(window.fromEpoch()).isPositive());
    }

    @Test
    void aRemovedListenerIsNamedAlsoWhereTheCounterIsSetBack() {
        MultiLayerNetwork network = recorder.attach(network());
        fit(network, 4);
        network.setListeners(List.of());
        network.setIterationCount(0);
        fit(network, 8);

        assertThat(ended().ending().problem()).contains("setListeners()", "saw only 4");
    }
}
