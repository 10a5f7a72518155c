package io.github.gradientharness.instrument.crosscheck;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.gradientharness.instrument.GradientRecorder;
import io.github.gradientharness.instrument.RecorderOptions;
import io.github.gradientharness.instrument.Windowing;
import io.github.gradientharness.instrument.dl4j.Crosscheck;
import io.github.gradientharness.instrument.samediff.CirclesGraph;
import io.github.gradientharness.recording.Declaration;
import io.github.gradientharness.recording.Ending;
import io.github.gradientharness.recording.Layer;
import io.github.gradientharness.recording.Quantity;
import io.github.gradientharness.recording.Recording;
import io.github.gradientharness.recording.file.RecordingReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.nd4j.autodiff.samediff.SameDiff;
import org.nd4j.linalg.api.buffer.DataType;

/**
 * The same training, fed by every kind of model and by loops written by hand: each recording, read back from its file,
 * agrees with the reference in all of its statistics, and with every other one in whatever both measured.
 */
@Tag("slow")
class FeedsTest {

    /** Only recurrent layers have a gradient of their inputs. */
    private static final Set<Quantity> OF_DENSE_LAYERS = EnumSet.complementOf(EnumSet.of(Quantity.INPUT_GRADIENT));

    @TempDir
    Path folder;

    /** Who trains the reference network. */
    private enum Feed {
        MULTI_LAYER_NETWORK {
            @Override
            void train(Crosscheck reference, GradientRecorder recorder) {
                MultiLayerNetwork network = recorder.attach(reference.network());
                reference.epochs().forEach(network::fit);
            }
        },
        COMPUTATION_GRAPH {
            @Override
            void train(Crosscheck reference, GradientRecorder recorder) {
                ComputationGraph graph = recorder.attach(reference.graph());
                reference.epochs().forEach(graph::fit);
            }
        },
        SAME_DIFF {
            @Override
            void train(Crosscheck reference, GradientRecorder recorder) {
                CirclesGraph circles = CirclesGraph.of(reference);
                SameDiff graph = recorder.attach(circles.graph());
                circles.epochs().forEach(batches -> graph.fit(batches, 1));
            }
        },
        LOOP_WITH_ND4J {
            @Override
            void train(Crosscheck reference, GradientRecorder recorder) {
                new Nd4jLoop(reference).train(recorder);
            }
        },
        LOOP_IN_PLAIN_JAVA {
            @Override
            void train(Crosscheck reference, GradientRecorder recorder) {
                new PlainLoop(reference).train(recorder);
            }
        };

        abstract void train(Crosscheck reference, GradientRecorder recorder);
    }

    private Recording recording(Feed feed, Crosscheck reference) throws IOException {
        Path file = folder.resolve(feed + ".jsonl");
        GradientRecorder recorder = new GradientRecorder(
                new RecorderOptions("run", "suite", "test", "test", Declaration.NONE, Windowing.ITERATION, () -> file));
        feed.train(reference, recorder);
        recorder.end(Ending.Status.COMPLETE);
        return RecordingReader.read(file);
    }

    @ParameterizedTest
    @CsvSource({"tanh-5x5, DOUBLE", "tanh-5x5, FLOAT", "relu-5x5, DOUBLE", "relu-5x5, FLOAT"})
    void everyFeedAgreesWithTheReferenceAndWithEveryOther(String name, DataType type) throws IOException {
        Crosscheck reference = Crosscheck.load(name, type);
        Map<Feed, Recording> recordings = new EnumMap<>(Feed.class);
        for (Feed feed : Feed.values()) {
            Recording recording = recording(feed, reference);
            ReferenceAgreement.assertAgrees(recording, reference);
            recordings.put(feed, recording);
        }

        for (Feed one : Feed.values()) {
            for (Feed other : Feed.values()) {
                if (one.compareTo(other) < 0) {
                    Set<Quantity> compared = new MutualAgreement(
                                    one + " and " + other, recordings.get(one), recordings.get(other), type)
                            .assertAgree();
                    assertThat(compared).containsExactlyInAnyOrderElementsOf(OF_DENSE_LAYERS);
                }
            }
        }
        assertThat(recordings.values())
                .allSatisfy(recording -> assertThat(recording.header().model().layers())
                        .extracting(Layer::units)
                        .containsExactly(5L, 5L, 5L, 5L, 5L, 1L));
    }
}
