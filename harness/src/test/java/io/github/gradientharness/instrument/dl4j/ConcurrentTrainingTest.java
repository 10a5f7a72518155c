package io.github.gradientharness.instrument.dl4j;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.github.gradientharness.instrument.GradientRecorder;
import io.github.gradientharness.instrument.RecorderOptions;
import io.github.gradientharness.recording.Ending;
import io.github.gradientharness.recording.Quantity;
import io.github.gradientharness.recording.Recording.Worker;
import io.github.gradientharness.recording.Series;
import io.github.gradientharness.recording.Window;
import io.github.gradientharness.stats.Summary;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.deeplearning4j.datasets.iterator.ExistingDataSetIterator;
import org.deeplearning4j.nn.api.Model;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.deeplearning4j.optimize.api.BaseTrainingListener;
import org.deeplearning4j.parallelism.ParallelWrapper;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.dataset.DataSet;

/** One listener is called by several threads at once, each with a model of its own, and mixes nothing up. */
@Timeout(60)
class ConcurrentTrainingTest {

    private static final DataType TYPE = DataType.DOUBLE;
    private static final int THREADS = 8;

    /** Together fewer than the windows that a recording keeps. */
    private static final int ITERATIONS = 60;

    private final DataSet data = TinyNetworks.denseData(TYPE, 6);
    private final Watching watching = Watching.everyIteration();

    private static MultiLayerNetwork network() {
        return TinyNetworks.dense(TinyNetworks.settings(TYPE));
    }

    @Test
    void iterationsOfSeveralThreadsAreNeitherLostNorMixed() throws Exception {
        MultiLayerNetwork attached = watching.attach(network());
        var listeners = List.copyOf(attached.getListeners());
        Callable<Void> training = () -> {
            MultiLayerNetwork copy = network();
            copy.setListeners(listeners);
            for (int i = 0; i < ITERATIONS; i++) {
                copy.fit(data);
            }
            return null;
        };
        inThreads(training);

        assertThat(watching.recording().iterations()).isEqualTo(THREADS * ITERATIONS);
        assertThat(watching.problem()).isEmpty();
        for (Window window : watching.recording().windows()) {
            double gradient = l2(window, Quantity.GRADIENT);
            assertThat(l2(window, Quantity.UPDATE)).isCloseTo(0.1 * gradient, within(1e-12));
        }
        assertThat(watching.recording().windows().stream()
                        .filter(window -> l2(window, Quantity.GRADIENT) == l2FirstIteration())
                        .count())
                .isEqualTo(THREADS);
    }

    private static void inThreads(Callable<Void> training) throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(THREADS);
        try {
            for (Future<Void> done : threads.invokeAll(Collections.nCopies(THREADS, training))) {
                done.get();
            }
        } finally {
            threads.shutdown();
        }
    }

    private static double l2(Window window, Quantity quantity) {
        return window.summary(new Series(0, "W", quantity)).orElseThrow().l2();
    }

    private double l2FirstIteration() {
        Watching alone = Watching.everyIteration();
        alone.attach(network()).fit(data);
        return l2(alone.recording().windows().get(0), Quantity.GRADIENT);
    }

    @Test
    void everyIterationOfAParallelWrappersWorkersIsRecorded() throws Exception {
        MultiLayerNetwork network = watching.attach(network());
        List<DataSet> batches = IntStream.range(0, 24)
                .mapToObj(i -> new DataSet(data.getFeatures().add(0.01 * i), data.getLabels()))
                .toList();
        try (ParallelWrapper wrapper = new ParallelWrapper.Builder<>(network)
                .workers(2)
                .prefetchBuffer(0)
                .averagingFrequency(3)
                .build()) {
            wrapper.fit(new ExistingDataSetIterator(batches));
        }
        watching.recorder().end(Ending.Status.COMPLETE);

        assertThat(watching.recording().iterations()).isEqualTo(24);
        assertThat(watching.problem()).isEmpty();
        assertThat(watching.recording().lastEpoch()).isEqualTo(1);
        assertThat(watching.recording().notes()).singleElement().asString().contains("data-parallel workers");
        for (Window window : watching.recording().windows()) {
            assertThat(l2(window, Quantity.UPDATE)).isCloseTo(0.1 * l2(window, Quantity.GRADIENT), within(1e-12));
        }
    }

    @Test
    void aParallelWrappersWorkersAreRecordedApartAsWellAsTogether() throws Exception {
        Watching inEpochs = new Watching(new GradientRecorder(RecorderOptions.inMemory("watched")));
        MultiLayerNetwork network = inEpochs.attach(network());
        List<DataSet> batches = IntStream.range(0, 40)
                .mapToObj(i -> new DataSet(data.getFeatures().add(0.01 * i), data.getLabels()))
                .toList();
        for (int wrappers = 0; wrappers < 2; wrappers++) {
            try (ParallelWrapper wrapper = new ParallelWrapper.Builder<>(network)
                    .workers(2)
                    .prefetchBuffer(0)
                    .averagingFrequency(2)
                    .build()) {
                wrapper.fit(new ExistingDataSetIterator(batches));
            }
        }

        assertThat(inEpochs.recording().workers())
                .extracting(Worker::name)
                .as("each wrapper makes new copies, and the workers stay the same")
                .containsExactly("worker 1", "worker 2");
        assertThat(inEpochs.recording().workers())
                .extracting(Worker::iterations)
                .containsExactly(40L, 40L);
        Series kernel = new Series(0, "W", Quantity.GRADIENT);
        Summary together = all(inEpochs.recording().windows(), kernel);
        Summary apart = inEpochs.recording().workers().stream()
                .map(worker -> all(worker.windows(), kernel))
                .reduce(Summary.EMPTY, Summary::merge);
        assertThat(together.tensors()).isEqualTo(80);
        assertThat(apart).usingRecursiveComparison().isEqualTo(together);
    }

    private static Summary all(List<Window> windows, Series series) {
        return windows.stream()
                .map(window -> window.summary(series).orElseThrow())
                .reduce(Summary.EMPTY, Summary::merge);
    }

    @Test
    void endingTheRecordingWhileThreadsTrainLocksNothingUp() throws Exception {
        MultiLayerNetwork attached = watching.attach(network());
        var listeners = List.copyOf(attached.getListeners());
        inThreads(() -> {
            MultiLayerNetwork copy = network();
            copy.setListeners(listeners);
            for (int i = 0; i < ITERATIONS; i++) {
                copy.fit(data);
                watching.recording();
            }
            watching.recorder().end(Ending.Status.COMPLETE);
            return null;
        });

        assertThat(watching.recording().iterations()).isBetween((long) ITERATIONS, (long) THREADS * ITERATIONS);
    }

    @Test
    void anIterationThatAnotherListenerBreaksOffIsForgottenAndTheNextOneRecorded() {
        MultiLayerNetwork network = watching.attach(network());
        var breaking = new BaseTrainingListener() {
            @Override
            public void onGradientCalculation(Model model) {
                throw new IllegalStateException("broken off");
            }
        };
        network.addListeners(breaking);
        assertThatThrownBy(() -> network.fit(data)).hasMessage("broken off");
        network.getListeners().remove(breaking);

        network.fit(data);

        assertThat(watching.recording().iterations()).isEqualTo(1);
        assertThat(watching.summary(1, "layer0", "W", Quantity.GRADIENT).tensors())
                .isEqualTo(1);
        assertThat(watching.summary(1, "layer0", "W", Quantity.GRADIENT).count())
                .isEqualTo(12);
        assertThat(watching.problem()).isEmpty();
    }
}
