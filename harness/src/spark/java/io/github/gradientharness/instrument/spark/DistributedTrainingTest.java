package io.github.gradientharness.instrument.spark;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.gradientharness.instrument.GradientRecorder;
import io.github.gradientharness.instrument.RecorderOptions;
import io.github.gradientharness.instrument.Windowing;
import io.github.gradientharness.recording.Recording;
import io.github.gradientharness.recording.Recording.Worker;
import io.github.gradientharness.recording.Window;
import java.util.List;
import org.apache.spark.api.java.JavaSparkContext;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.dataset.DataSet;

/** What two workers record adds up to what one machine records that is fed the same minibatches. */
@Tag("spark")
class DistributedTrainingTest {

    private static JavaSparkContext spark;

    @BeforeAll
    static void start() {
        spark = new JavaSparkContext(DistributedNetworks.settings("local[2]"));
    }

    @AfterAll
    static void stop() {
        spark.stop();
    }

    private static GradientRecorder recorder() {
        return new GradientRecorder(RecorderOptions.inMemory("distributed").with(Windowing.ITERATION));
    }

    private static Recording distributed(MultiLayerNetwork network, List<List<DataSet>> rounds) {
        GradientRecorder recorder = recorder();
        DistributedNetworks.train(spark, recorder, network, rounds, 2);
        return recorder.recording();
    }

    private static List<Window> byHand(MultiLayerNetwork network, List<List<DataSet>> rounds) {
        GradientRecorder recorder = recorder();
        DistributedNetworks.trainByHand(recorder, network, rounds, 2);
        return SameWindows.of(recorder);
    }

    @Test
    void circlesAddUpToWhatOneMachineRecords() {
        for (Activation activation : List.of(Activation.TANH, Activation.RELU, Activation.SIGMOID)) {
            List<List<DataSet>> rounds = DistributedNetworks.rounds(DistributedNetworks.circlesData(40), 5);
            MultiLayerNetwork trained = DistributedNetworks.circles(activation);
            MultiLayerNetwork trainedByHand = DistributedNetworks.circles(activation);

            Recording recording = distributed(trained, rounds);
            List<Window> byHand = byHand(trainedByHand, rounds);

            assertThat(trained.params()).isEqualTo(trainedByHand.params());
            assertThat(recording.iterations()).isEqualTo(40);
            assertThat(recording.lastEpoch()).isEqualTo(5);
            SameWindows.assertEqual(recording.windows(), byHand);
            assertThat(recording.workers()).extracting(Worker::name).containsExactly("worker 1", "worker 2");
            assertThat(recording.workers()).extracting(Worker::iterations).containsExactly(20L, 20L);
            SameWindows.assertEqual(
                    recording.workers().stream()
                            .flatMap(worker -> worker.windows().stream())
                            .toList(),
                    byHand);
        }
    }

    @Test
    void aLeNetAddsUpToWhatOneMachineRecords() {
        List<List<DataSet>> rounds = DistributedNetworks.rounds(DistributedNetworks.images(8, 8), 2);
        MultiLayerNetwork trained = DistributedNetworks.lenet();
        MultiLayerNetwork trainedByHand = DistributedNetworks.lenet();

        Recording recording = distributed(trained, rounds);

        SameWindows.assertEqual(recording.windows(), byHand(trainedByHand, rounds));
        assertThat(trained.params()).isEqualTo(trainedByHand.params());
    }
}
