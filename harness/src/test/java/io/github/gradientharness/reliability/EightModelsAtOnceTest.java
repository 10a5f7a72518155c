package io.github.gradientharness.reliability;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.gradientharness.instrument.GradientRecorder;
import io.github.gradientharness.instrument.RecorderOptions;
import io.github.gradientharness.instrument.Windowing;
import io.github.gradientharness.instrument.dl4j.Crosscheck;
import io.github.gradientharness.instrument.samediff.CirclesGraph;
import io.github.gradientharness.recording.Declaration;
import io.github.gradientharness.recording.Ending;
import io.github.gradientharness.recording.Recording;
import io.github.gradientharness.recording.file.RecordingReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.deeplearning4j.datasets.iterator.ExistingDataSetIterator;
import org.deeplearning4j.nn.api.Model;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.nd4j.autodiff.samediff.SDVariable;
import org.nd4j.autodiff.samediff.SameDiff;
import org.nd4j.autodiff.samediff.VariableType;
import org.nd4j.linalg.api.buffer.DataType;

/**
 * Eight real models of every kind, trained at once, epoch by epoch side by side: each is recorded and trained as if it were
 * alone.
 */
@Tag("slow")
@Timeout(600)
class EightModelsAtOnceTest {

    /** A model of one kind, its reference and what it computes with. */
    private enum Kind {
        STACK {
            @Override
            Object model(Crosscheck reference) {
                return reference.network();
            }

            @Override
            void train(Object model, ExistingDataSetIterator epoch) {
                ((MultiLayerNetwork) model).fit(epoch);
            }
        },
        GRAPH {
            @Override
            Object model(Crosscheck reference) {
                return reference.graph();
            }

            @Override
            void train(Object model, ExistingDataSetIterator epoch) {
                ((ComputationGraph) model).fit(epoch);
            }
        },
        SAMEDIFF {
            @Override
            Object model(Crosscheck reference) {
                return CirclesGraph.of(reference).graph();
            }

            @Override
            void train(Object model, ExistingDataSetIterator epoch) {
                ((SameDiff) model).fit(epoch, 1);
            }

            @Override
            Map<String, double[]> parameters(Object model) {
                Map<String, double[]> parameters = new TreeMap<>();
                for (SDVariable variable : ((SameDiff) model).variables()) {
                    if (variable.getVariableType() == VariableType.VARIABLE) {
                        parameters.put(
                                variable.name(), variable.getArr().dup().data().asDouble());
                    }
                }
                return parameters;
            }
        };

        abstract Object model(Crosscheck reference);

        abstract void train(Object model, ExistingDataSetIterator epoch);

        /** Those of DL4J's models lie in one array. */
        Map<String, double[]> parameters(Object model) {
            return Map.of("all", ((Model) model).params().dup().data().asDouble());
        }
    }

    private record Training(Kind kind, String reference, DataType type) {}

    private record Trained(Map<String, double[]> parameters, Recording recording, Recording onDisk) {}

    private static final List<Training> TRAININGS = List.of(
            new Training(Kind.STACK, "tanh-5x5", DataType.FLOAT),
            new Training(Kind.STACK, "relu-5x5", DataType.DOUBLE),
            new Training(Kind.STACK, "relu-5x5", DataType.FLOAT),
            new Training(Kind.GRAPH, "tanh-5x5", DataType.DOUBLE),
            new Training(Kind.GRAPH, "relu-5x5", DataType.FLOAT),
            new Training(Kind.SAMEDIFF, "tanh-5x5", DataType.FLOAT),
            new Training(Kind.SAMEDIFF, "relu-5x5", DataType.DOUBLE),
            new Training(Kind.SAMEDIFF, "relu-5x5", DataType.FLOAT));

    @TempDir
    private Path folder;

    /** Each epoch begins when all who share the barrier are there. */
    private Trained train(Training training, String file, CyclicBarrier together)
            throws IOException, InterruptedException, BrokenBarrierException {
        Path path = folder.resolve(file);
        Crosscheck reference = Crosscheck.load(training.reference(), training.type());
        GradientRecorder recorder = new GradientRecorder(
                new RecorderOptions("run", "suite", "test", "test", Declaration.NONE, Windowing.ITERATION, () -> path));
        Object model = recorder.attach(training.kind().model(reference));
        for (ExistingDataSetIterator epoch : reference.epochs()) {
            together.await();
            training.kind().train(model, epoch);
        }
        recorder.end(Ending.Status.COMPLETE);
        return new Trained(training.kind().parameters(model), recorder.recording(), RecordingReader.read(path));
    }

    private List<Trained> trainAtOnce() throws Exception {
        CyclicBarrier together = new CyclicBarrier(TRAININGS.size());
        List<Callable<Trained>> tasks = new ArrayList<>();
        for (int i = 0; i < TRAININGS.size(); i++) {
            int number = i;
            tasks.add(() -> train(TRAININGS.get(number), "together" + number + ".jsonl", together));
        }
        ExecutorService pool = Executors.newFixedThreadPool(TRAININGS.size());
        try {
            List<Trained> trained = new ArrayList<>();
            for (Future<Trained> future : pool.invokeAll(tasks, 8, TimeUnit.MINUTES)) {
                trained.add(future.get());
            }
            return trained;
        } finally {
            pool.shutdownNow();
            assertThat(pool.awaitTermination(1, TimeUnit.MINUTES)).isTrue();
        }
    }

    @Test
    void eachIsRecordedAndTrainedAsIfItWereAlone() throws Exception {
        List<Trained> alone = new ArrayList<>();
        for (int i = 0; i < TRAININGS.size(); i++) {
            alone.add(train(TRAININGS.get(i), "alone" + i + ".jsonl", new CyclicBarrier(1)));
        }
        List<Thread> threadsBefore = Resources.liveThreads();

        List<Trained> together = trainAtOnce();

        for (int i = 0; i < TRAININGS.size(); i++) {
            assertSame(together.get(i), alone.get(i), TRAININGS.get(i).toString());
        }
        assertThat(Resources.openIn(folder)).isEmpty();
        assertThat(Resources.startedSince(threadsBefore)).isEmpty();
    }

    private static void assertSame(Trained together, Trained alone, String training) {
        assertThat(together.parameters().keySet())
                .as(training)
                .isEqualTo(alone.parameters().keySet());
        together.parameters()
                .forEach((name, values) -> assertThat(values)
                        .as(training + ", " + name)
                        .containsExactly(alone.parameters().get(name)));
        assertSame(together.recording(), alone.recording(), training);
        assertSame(together.onDisk(), alone.onDisk(), training + ", on disk");
    }

    private static void assertSame(Recording together, Recording alone, String training) {
        assertThat(together.windows().size()).as(training).isGreaterThan(40);
        assertThat(together.windows()).as(training).isEqualTo(alone.windows());
        assertThat(together.header().model())
                .as(training)
                .isEqualTo(alone.header().model());
        assertThat(together.notes()).as(training).isEqualTo(alone.notes());
        assertThat(together.damage()).as(training).isEmpty();
        assertThat(together.ending()).as(training).isNotNull();
        assertThat(together.ending().iterations())
                .as(training)
                .isEqualTo(alone.ending().iterations());
        assertThat(together.ending().problem()).as(training).isEmpty();
    }
}
