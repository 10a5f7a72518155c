package io.github.gradientharness.instrument;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.gradientharness.recording.DataSet;
import io.github.gradientharness.recording.Declaration;
import io.github.gradientharness.recording.Ending;
import io.github.gradientharness.recording.Header;
import io.github.gradientharness.recording.Layer;
import io.github.gradientharness.recording.Quantity;
import io.github.gradientharness.recording.Recording;
import io.github.gradientharness.recording.Recordings;
import io.github.gradientharness.recording.file.RecordingReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DataSetsTest {

    private static final double[][] POINTS = {{1, 2}, {3, 4}};
    private static final int[] LABELS = {0, 1};

    @TempDir
    Path folder;

    private final GradientRecorder recorder = new GradientRecorder(RecorderOptions.inMemory("by hand"));

    @Test
    void dataGivenBeforeTheFirstIterationDoesNotFixTheLayersTooEarly() {
        recorder.dataSet("training data", POINTS, LABELS).layers("first", "second");
        recorder.dataSet("test data", POINTS, LABELS);
        recorder.record("second", Quantity.GRADIENT, new double[] {2});
        recorder.endIteration(0.5);

        Recording recording = recorder.recording();
        assertThat(recording.header().model().layers()).extracting(Layer::name).containsExactly("first", "second");
        assertThat(recording.windows()).hasSize(1);
        assertThat(recording.dataSets()).extracting(DataSet::name).containsExactly("training data", "test data");
    }

    @Test
    void dataReachesTheFileWheneverItIsGiven() throws IOException {
        Path file = folder.resolve("test.jsonl");
        Header header = Recordings.header(Recordings.model(1), Declaration.NONE);
        RecordingSink sink = new RecordingSink(() -> header, () -> file);
        sink.add(DataSet.of("before", POINTS, LABELS));
        sink.add(Recordings.window(1, 0.1));
        sink.add(DataSet.of("between", POINTS, LABELS));
        for (int i = 0; i < 100; i++) {
            sink.add(DataSet.of("again and again", new double[][] {{i, i}}, new int[1]));
        }
        sink.end(new Ending(Ending.Status.COMPLETE, 1, 1, 0, 0, ""));

        assertThat(RecordingReader.read(file).dataSets())
                .containsExactly(
                        DataSet.of("before", POINTS, LABELS),
                        DataSet.of("between", POINTS, LABELS),
                        DataSet.of("again and again", new double[][] {{99, 99}}, new int[1]));
        assertThat(Files.readAllLines(file)).hasSizeLessThan(20);
    }

    @Test
    void oneTooManyIsNotedAndDoesNotStopTheTest() throws IOException {
        for (int i = 1; i <= 10; i++) {
            recorder.dataSet("epoch " + i, POINTS, LABELS);
        }
        recorder.record("only", Quantity.GRADIENT, new double[] {2});
        recorder.endIteration(0.5);

        assertThat(recorder.recording().dataSets()).hasSize(8);
        assertThat(recorder.recording().notes())
                .containsExactly(
                        "the data set 'epoch 9': a recording keeps 8", "the data set 'epoch 10': a recording keeps 8");
    }
}
