package io.github.gradientharness.instrument;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.github.gradientharness.recording.Declaration;
import io.github.gradientharness.recording.Ending;
import io.github.gradientharness.recording.Layer;
import io.github.gradientharness.recording.Quantity;
import io.github.gradientharness.recording.Recording;
import io.github.gradientharness.recording.Series;
import io.github.gradientharness.recording.TrainingData;
import io.github.gradientharness.recording.Window;
import io.github.gradientharness.recording.file.RecordingReader;
import io.github.gradientharness.stats.Summary;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nd4j.linalg.factory.Nd4j;

/** Training loops written by hand. */
class RawTrainingTest {

    @TempDir
    Path folder;

    private final GradientRecorder recorder = new GradientRecorder(RecorderOptions.inMemory("by hand"));

    private Summary summary(int layer, String parameter) {
        return recorder.recording().windows().stream()
                .reduce(Window::merge)
                .orElseThrow()
                .summary(new Series(layer, parameter, Quantity.GRADIENT))
                .orElseThrow();
    }

    @Test
    void arraysOfEveryKindAreRecorded() {
        recorder.record("first", Quantity.GRADIENT, new double[] {1, -3});
        recorder.record("second", Quantity.GRADIENT, new float[] {2});
        recorder.record("second", "b", Quantity.GRADIENT, Nd4j.createFromArray(4.0, 0.0));
        recorder.endIteration(0.5);

        assertThat(summary(0, "W")).isEqualTo(Summary.of(1, -3));
        assertThat(summary(1, "W")).isEqualTo(Summary.of(2));
        assertThat(summary(1, "b")).isEqualTo(Summary.of(4, 0));
        assertThat(recorder.recording().windows().get(0).loss().mean()).isEqualTo(0.5);
        assertThat(recorder.recording().header().model().layers())
                .extracting(Layer::name, Layer::hasKernel)
                .containsExactly(tuple("first", true), tuple("second", true));
    }

    @Test
    void declaredLayersKeepTheirForwardOrderThoughGradientsComeBackwards() {
        recorder.layers("first", "second");
        recorder.record("second", Quantity.GRADIENT, new double[] {2});
        recorder.record("first", Quantity.GRADIENT, new double[] {1});
        recorder.endIteration(0.5);

        assertThat(summary(0, "W").max()).isEqualTo(1);
        assertThat(summary(1, "W").max()).isEqualTo(2);
    }

    @Test
    void epochsAreCountedAndAnArrayMayBeReused() {
        double[] gradient = new double[1];
        for (int epoch = 1; epoch <= 3; epoch++) {
            for (int iteration = 0; iteration < 2; iteration++) {
                gradient[0] = epoch;
                recorder.record("only", Quantity.GRADIENT, gradient);
                recorder.endIteration(1.0 / epoch);
            }
            recorder.endEpoch();
        }

        Recording recording = recorder.recording();
        assertThat(recording.lastEpoch()).isEqualTo(3);
        assertThat(recording.iterations()).isEqualTo(6);
        assertThat(summary(0, "W").mean()).isEqualTo(2.0);
    }

    @Test
    void aLayerThatComesUpLaterIsRefusedWithThoseThereAre() {
        recorder.record("first", Quantity.GRADIENT, new double[] {1});
        recorder.endIteration(0.5);

        assertThatThrownBy(() -> recorder.record("frist", Quantity.GRADIENT, new double[] {1}))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("There is no layer 'frist' with a parameter 'W'")
                .hasMessageContaining("first");
    }

    @Test
    void aLayerThatWasNotDeclaredIsRefused() {
        recorder.layers("first");

        assertThatThrownBy(() -> recorder.record("second", Quantity.GRADIENT, new double[] {1}))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void somethingThatIsNoArrayIsRefusedWithWhatIs() {
        assertThatThrownBy(() -> recorder.record("first", Quantity.GRADIENT, "0.5"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(
                        "Can't read a java.lang.String. A recorder reads:"
                                + " float[], double[], float[][], double[][], float[][][], double[][][], org.nd4j.linalg.api.ndarray.INDArray.");
    }

    @Test
    void theFirstIterationThatIsNotANumberBeginsAWindow() {
        for (int iteration = 1; iteration <= 10; iteration++) {
            recorder.record("only", Quantity.GRADIENT, new double[] {iteration < 7 ? 1 : Double.NaN});
            recorder.endIteration(0.5);
        }

        assertThat(recorder.recording().windows())
                .filteredOn(Window::hasNonFinite)
                .first()
                .matches(window -> window.fromIteration() == 7);
    }

    @Test
    void fileAndMemoryDoNotGrowWithManyIterationsOfAHundredLayers() throws IOException {
        recordsAtMost500Windows(20_000);
    }

    @Test
    @Tag("long")
    void fileAndMemoryDoNotGrowWithAMillionIterationsOfAHundredLayers() throws IOException {
        recordsAtMost500Windows(1_000_000);
    }

    private void recordsAtMost500Windows(int iterations) throws IOException {
        Path file = folder.resolve("long.jsonl");
        GradientRecorder longRecorder = new GradientRecorder(
                new RecorderOptions("run", "suite", "test", "test", Declaration.NONE, Windowing.EPOCH, () -> file));
        String[] names = new String[100];
        for (int layer = 0; layer < names.length; layer++) {
            names[layer] = "layer " + layer;
        }
        float[] gradient = {1e-3f, -2e-3f};
        for (int iteration = 0; iteration < iterations; iteration++) {
            for (String name : names) {
                longRecorder.record(name, Quantity.GRADIENT, gradient);
            }
            longRecorder.endIteration(0.5);
        }
        longRecorder.end(Ending.Status.COMPLETE);

        Recording recording = RecordingReader.read(file);
        assertThat(recording.iterations()).isEqualTo(iterations);
        assertThat(recording.windows()).hasSizeLessThanOrEqualTo(500);
        assertThat(Files.size(file)).isLessThan(100L * 1_000 * 200);
        long tensors = recording.windows().stream()
                .mapToLong(window -> window.summary(new Series(99, "W", Quantity.GRADIENT))
                        .orElseThrow()
                        .tensors())
                .sum();
        assertThat(tensors).isEqualTo(iterations);
    }

    @Test
    void minibatchesThatAreHandedOverTellWhatAConstantAnswerLoses() {
        double[][] inputs = {{1, 2}, {3, 4}};
        double[][] targets = {{1, 0}, {0, 1}};
        recorder.minibatch(Nd4j.createFromArray(inputs), Nd4j.createFromArray(targets), "MCXENT");
        recorder.record("only", Quantity.GRADIENT, new double[] {1});
        recorder.endIteration(0.5);

        TrainingData data = recorder.recording().trainingData();
        assertThat(data.inputs().get(0).values().mean()).isEqualTo(2.5);
        assertThat(data.guessingLoss()).isEqualTo(Math.log(2));
    }

    @Test
    void aLossOfAnotherNameLeavesOpenWhatAConstantAnswerLoses() {
        recorder.minibatch(Nd4j.createFromArray(1.0, 2.0), Nd4j.createFromArray(1.0, 3.0), "Huber");
        recorder.record("only", Quantity.GRADIENT, new double[] {1});
        recorder.endIteration(0.5);

        assertThat(recorder.recording().trainingData().guessingLoss()).isNaN();
        assertThat(recorder.recording().trainingData().targets().get(0).loss()).isEqualTo("Huber");
    }

    @Test
    void aMinibatchThatIsNoArrayIsRefused() {
        assertThatThrownBy(() -> recorder.minibatch("inputs", new double[1], "MSE"))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
