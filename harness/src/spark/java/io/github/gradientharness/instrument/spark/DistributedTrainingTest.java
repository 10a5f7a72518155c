package io.github.gradientharness.instrument.spark;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.gradientharness.instrument.GradientRecorder;
import io.github.gradientharness.instrument.RecorderOptions;
import io.github.gradientharness.instrument.Windowing;
import io.github.gradientharness.recording.Recording;
import io.github.gradientharness.recording.Recording.Worker;
import io.github.gradientharness.recording.Window;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.spark.api.java.JavaSparkContext;
import org.deeplearning4j.nn.api.Model;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.deeplearning4j.spark.impl.multilayer.SparkDl4jMultiLayer;
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

    private static Recording distributed(Model network, List<List<DataSet>> rounds) {
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
    void aGraphRecordsWhatTheSameLayersRecordOnOneMachine() {
        List<List<DataSet>> rounds = DistributedNetworks.rounds(DistributedNetworks.circlesData(40), 5);
        MultiLayerNetwork layers = DistributedNetworks.circles(Activation.TANH);
        ComputationGraph graph = DistributedNetworks.circlesGraph();
        graph.setParams(layers.params());

        Recording recording = distributed(graph, rounds);

        SameWindows.assertEqual(recording.windows(), byHand(layers, rounds));
        assertThat(graph.params()).isEqualTo(layers.params());
        assertThat(recording.workers()).extracting(Worker::iterations).containsExactly(20L, 20L);
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

    /** Reports as a thousand workers would send them, three rounds of them; how long the driver takes is printed. */
    @Test
    void aThousandWorkersAreTakenTogetherAndKeptApart() {
        int workers = 1000;
        SparkDl4jMultiLayer model = new SparkDl4jMultiLayer(
                spark,
                DistributedNetworks.circles(Activation.TANH),
                DistributedNetworks.averagingEvery(10, workers, DistributedNetworks.BATCH));
        GradientRecorder recorder = new GradientRecorder(RecorderOptions.inMemory("a thousand"));
        recorder.attach(model);
        SparkModel trained = SparkModel.of(model);
        WorkerRecorder ofWorkers = (WorkerRecorder) trained.listeners().get(0);
        MultiLayerNetwork copy = DistributedNetworks.circles(Activation.TANH);
        GradientRecorder ofCopy = GradientRecorder.ofWorker(ofWorkers.plan(), 0);
        ofCopy.attach(copy);
        DistributedNetworks.circlesData(10).forEach(copy::fit);

        long nanos = 0;
        for (int round = 1; round <= 3; round++) {
            List<WorkerReport> reports = IntStream.rangeClosed(1, workers)
                    .mapToObj(worker -> {
                        WorkerReport report =
                                new WorkerReport(ofWorkers.getSessionID(), "worker " + worker, "executor", 1);
                        report.tell(ofCopy);
                        report.fill();
                        return report;
                    })
                    .toList();
            long before = System.nanoTime();
            trained.router().putUpdate(reports);
            nanos = System.nanoTime() - before;
        }

        Recording recording = recorder.recording();
        System.out.println("a round of " + workers + " workers takes the driver " + nanos / 1_000_000 + " ms");
        assertThat(recording.iterations()).isEqualTo(3L * 10 * workers);
        assertThat(recording.workers()).hasSize(workers);
        assertThat(recording.workers()).allSatisfy(worker -> {
            assertThat(worker.iterations()).isEqualTo(30);
            assertThat(worker.windows()).hasSizeLessThanOrEqualTo(5);
        });
        assertThat(recording.workers().get(1).name()).isEqualTo("worker 2");
    }
}
