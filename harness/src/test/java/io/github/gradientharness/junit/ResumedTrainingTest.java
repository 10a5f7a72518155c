package io.github.gradientharness.junit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.gradientharness.instrument.GradientRecorder;
import io.github.gradientharness.instrument.RecorderOptions;
import io.github.gradientharness.recording.Recording;
import io.github.gradientharness.recording.Recording.Seam;
import io.github.gradientharness.recording.Window;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.deeplearning4j.datasets.iterator.ExistingDataSetIterator;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.layers.DenseLayer;
import org.deeplearning4j.nn.conf.layers.OutputLayer;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Isolated;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.dataset.DataSet;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.learning.config.Sgd;
import org.nd4j.linalg.lossfunctions.LossFunctions.LossFunction;

/** A training that is stopped, and goes on from a checkpoint in another run, goes on in its recording. */
@Isolated("fixtures get the checkpoint from a static field")
class ResumedTrainingTest {

    private static final int MINIBATCHES = 6;
    private static final Map<String, String> RESUME = Map.of("gradient.resume", "true", "gradient.report", "true");

    @TempDir
    static Path folder;

    private static File checkpoint = new File("none");
    private static int units = 4;

    @BeforeEach
    void begin(@TempDir Path ofTest) {
        checkpoint = ofTest.resolve("model.zip").toFile();
        units = 4;
    }

    /** Saves its model after two epochs, and trains a third one, which a run that goes on has to train again. */
    @RecordGradients
    static class LongTraining {
        @Test
        void trains(GradientRecorder recorder) throws IOException {
            MultiLayerNetwork network =
                    recorder.attach(checkpoint.exists() ? MultiLayerNetwork.load(checkpoint, true) : network());
            network.fit(data(), 2);
            network.save(checkpoint, true);
            network.fit(data(), 1);
        }
    }

    static MultiLayerNetwork network() {
        MultiLayerNetwork network = new MultiLayerNetwork(new NeuralNetConfiguration.Builder()
                .seed(5)
                .updater(new Sgd(0.1))
                .list()
                .layer(new DenseLayer.Builder()
                        .nIn(2)
                        .nOut(units)
                        .activation(Activation.TANH)
                        .build())
                .layer(new OutputLayer.Builder(LossFunction.MSE)
                        .nIn(units)
                        .nOut(1)
                        .activation(Activation.IDENTITY)
                        .build())
                .build());
        network.init();
        return network;
    }

    static ExistingDataSetIterator data() {
        Nd4j.getRandom().setSeed(3);
        DataSet all = new DataSet(Nd4j.rand(8 * MINIBATCHES, 2), Nd4j.rand(8 * MINIBATCHES, 1));
        return new ExistingDataSetIterator(all.batchBy(8));
    }

    private static Recording recording(ExtensionRun run) {
        return run.recordingIn("trains.jsonl");
    }

    @Test
    void itsRecordingGoesOnAndShowsTheSeam() throws IOException {
        Path output = folder.resolve("goes-on");
        Recording before = recording(ExtensionRun.of(output, LongTraining.class));
        Recording after = recording(ExtensionRun.of(output, LongTraining.class, RESUME));

        assertThat(before.seams()).isEmpty();
        assertThat(after.damage()).isEmpty();
        assertThat(after.seams()).singleElement().satisfies(seam -> {
            assertThat(seam.epoch()).isEqualTo(3);
            assertThat(seam.iteration()).isEqualTo(2 * MINIBATCHES + 1);
            assertThat(seam.lost()).as("the epoch behind the checkpoint").isEqualTo(MINIBATCHES);
        });
        List<Window> ofTwoEpochs = before.windowsInEpochs(1, 2);
        assertThat(after.windows()).startsWith(ofTwoEpochs.toArray(Window[]::new));
        assertThat(after.windowsInEpochs(3, 9))
                .extracting(Window::fromIteration, Window::toIteration)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple(13L, 18L),
                        org.assertj.core.groups.Tuple.tuple(19L, 24L),
                        org.assertj.core.groups.Tuple.tuple(25L, 30L));
        assertThat(after.ending().epochs()).isEqualTo(5);
        assertThat(after.ending().problem()).isEmpty();
        assertThat(pages(output))
                .anySatisfy(page -> assertThat(page)
                        .contains("resumed at iteration 13")
                        .contains("6 iterations behind the checkpoint were recorded before it and are left out"));
    }

    private static List<String> pages(Path output) throws IOException {
        try (Stream<Path> files = Files.walk(output)) {
            return files.filter(file -> file.toString().endsWith(".html"))
                    .map(ResumedTrainingTest::read)
                    .toList();
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException exception) {
            throw new java.io.UncheckedIOException(exception);
        }
    }

    @Test
    void eachTimeThatItGoesOnAddsASeam() {
        Path output = folder.resolve("three-times");
        ExtensionRun.of(output, LongTraining.class);
        ExtensionRun.of(output, LongTraining.class, RESUME);

        assertThat(recording(ExtensionRun.of(output, LongTraining.class, RESUME))
                        .seams())
                .extracting(Seam::iteration)
                .containsExactly(13L, 25L);
    }

    @Test
    void withoutTheSettingItBeginsAnew() {
        Path output = folder.resolve("anew");
        ExtensionRun.of(output, LongTraining.class);

        Recording after = recording(ExtensionRun.of(output, LongTraining.class));

        assertThat(after.seams()).isEmpty();
        assertThat(after.iterations()).isEqualTo(3 * MINIBATCHES);
    }

    @Test
    void aModelThatWasNotRestoredBeginsAnewAndSaysSo() {
        Path output = folder.resolve("not-restored");
        ExtensionRun.of(output, LongTraining.class);
        checkpoint.delete();

        Recording after = recording(ExtensionRun.of(output, LongTraining.class, RESUME));

        assertThat(after.seams()).isEmpty();
        assertThat(after.iterations()).isEqualTo(3 * MINIBATCHES);
        assertThat(after.notes()).anyMatch(note -> note.contains("it was not restored from a checkpoint"));
    }

    @Test
    void anotherModelBeginsAnewAndSaysSo() throws IOException {
        Path output = folder.resolve("other-model");
        ExtensionRun.of(output, LongTraining.class);
        units = 5;
        MultiLayerNetwork other = network();
        other.fit(data(), 1);
        other.save(checkpoint, true);

        Recording after = recording(ExtensionRun.of(output, LongTraining.class, RESUME));

        assertThat(after.iterations()).isEqualTo(3 * MINIBATCHES);
        assertThat(after.notes()).anyMatch(note -> note.contains("has other layers"));
    }

    @Test
    void theSettingIsTrueOrFalse() {
        ExtensionRun run =
                ExtensionRun.of(folder.resolve("misspelt"), LongTraining.class, Map.of("gradient.resume", "yes"));

        assertThat(run.failure()).hasMessageContaining("gradient.resume is 'yes'; it should be true or false");
    }

    @Test
    void aRecordingIsNamedByHandWhereTheTrainingIsNoTest() {
        GradientRecorder recorder = new GradientRecorder(RecorderOptions.inMemory("by hand"));

        assertThatThrownBy(() -> recorder.resume(folder.resolve("missing.jsonl")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("The training can't go on with ");
    }
}
