package io.github.gradientharness.instrument.spark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.gradientharness.instrument.GradientRecorder;
import io.github.gradientharness.instrument.RecorderOptions;
import io.github.gradientharness.instrument.Windowing;
import io.github.gradientharness.recording.Recording;
import io.github.gradientharness.recording.Recording.Worker;
import io.github.gradientharness.recording.Series;
import io.github.gradientharness.recording.Window;
import io.github.gradientharness.stats.Distribution;
import io.github.gradientharness.stats.Summary;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
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
        return recorder.recordings().stream()
                .flatMap(recording -> recording.windows().stream())
                .toList();
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
            assertEqual(recording.windows(), byHand);
            assertThat(recording.workers()).extracting(Worker::name).containsExactly("worker 1", "worker 2");
            assertThat(recording.workers()).extracting(Worker::iterations).containsExactly(20L, 20L);
            assertEqual(
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

        assertEqual(recording.windows(), byHand(trainedByHand, rounds));
        assertThat(trained.params()).isEqualTo(trainedByHand.params());
    }

    /** Counts are the same, sums to 1e-12 of the summed magnitudes. */
    private static void assertEqual(Collection<Window> actual, Collection<Window> expected) {
        Window all = actual.stream().reduce(Window::merge).orElseThrow();
        Window same = expected.stream().reduce(Window::merge).orElseThrow();
        assertThat(all.series()).hasSizeGreaterThan(10).containsOnlyKeys(same.series().keySet());
        assertThat(all.distributions()).containsOnlyKeys(same.distributions().keySet());
        all.series().forEach((series, summary) -> assertEqual(series, summary, same.series().get(series)));
        assertThat(all.distributions()).isEqualTo(same.distributions());
        assertThat(all.units().keySet()).isEqualTo(same.units().keySet());
        assertEqual(new Series(-1, "loss", null), all.loss(), same.loss());
    }

    private static void assertEqual(Series series, Summary actual, Summary expected) {
        assertThat(List.of(
                        actual.tensors(),
                        actual.count(),
                        actual.zeros(),
                        actual.examined(),
                        actual.nans(),
                        actual.infinities()))
                .as("%s", series)
                .isEqualTo(List.of(
                        expected.tensors(),
                        expected.count(),
                        expected.zeros(),
                        expected.examined(),
                        expected.nans(),
                        expected.infinities()));
        double size = expected.sumOfAbsolutes().value();
        assertThat(actual.sumOfAbsolutes().value()).as("%s", series).isCloseTo(size, within(1e-12 * size));
        assertThat(actual.sum().value()).as("%s", series).isCloseTo(expected.sum().value(), within(1e-12 * size));
        assertThat(actual.l2()).as("%s", series).isCloseTo(expected.l2(), within(1e-12 * expected.l2()));
        assertThat(List.of(actual.min(), actual.max())).isEqualTo(List.of(expected.min(), expected.max()));
    }
}
