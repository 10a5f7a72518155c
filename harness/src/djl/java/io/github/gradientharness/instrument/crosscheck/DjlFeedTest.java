package io.github.gradientharness.instrument.crosscheck;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.gradientharness.instrument.GradientRecorder;
import io.github.gradientharness.instrument.RecorderOptions;
import io.github.gradientharness.instrument.Windowing;
import io.github.gradientharness.instrument.djl.DjlCircles;
import io.github.gradientharness.instrument.dl4j.Crosscheck;
import io.github.gradientharness.recording.Declaration;
import io.github.gradientharness.recording.Ending;
import io.github.gradientharness.recording.Layer;
import io.github.gradientharness.recording.Quantity;
import io.github.gradientharness.recording.Recording;
import io.github.gradientharness.recording.Series;
import io.github.gradientharness.recording.Window;
import io.github.gradientharness.recording.file.RecordingReader;
import io.github.gradientharness.stats.Summary;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.nd4j.linalg.api.buffer.DataType;

/**
 * The reference training by DJL on PyTorch: its recording agrees with the reference in all statistics, and with DL4J's. That
 * updates and kernels agree in all 48 iterations also says that DJL's momentum is the classical one.
 */
@Tag("djl")
class DjlFeedTest {

    /** A float is rounded by half a unit in its last place, and an update is the difference of two. */
    private static final double ROUNDING = 0x1p-24;

    @TempDir
    Path folder;

    private Recording recording(String name, Consumer<GradientRecorder> training) throws IOException {
        Path file = folder.resolve(name + ".jsonl");
        GradientRecorder recorder = new GradientRecorder(
                new RecorderOptions("run", "suite", "test", "test", Declaration.NONE, Windowing.ITERATION, () -> file));
        training.accept(recorder);
        recorder.end(Ending.Status.COMPLETE);
        return RecordingReader.read(file);
    }

    private Recording recording(Crosscheck reference, Consumer<DjlCircles> training) throws IOException {
        return recording("djl", recorder -> {
            try (DjlCircles circles = new DjlCircles(reference)) {
                recorder.attach(circles.trainer());
                training.accept(circles);
            }
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"tanh-5x5", "relu-5x5"})
    void aTrainingByEasyTrainAgreesWithTheReference(String name) throws IOException {
        Crosscheck reference = Crosscheck.load(name, DataType.FLOAT);

        Recording recording = recording(reference, DjlCircles::fit);

        assertThat(recording.notes()).isEmpty();
        ReferenceAgreement.assertAgrees(recording, reference, ROUNDING);
        assertThat(recording.header().model().layers())
                .extracting(Layer::units)
                .containsExactly(5L, 5L, 5L, 5L, 5L, 1L);
        assertThat(recording.header().model().layers())
                .extracting(Layer::name)
                .containsExactly("01Linear", "03Linear", "05Linear", "07Linear", "09Linear", "11Linear");
    }

    @ParameterizedTest
    @ValueSource(strings = {"tanh-5x5", "relu-5x5"})
    void aLoopWrittenByHandRecordsTheSameOfItsParameters(String name) throws IOException {
        Crosscheck reference = Crosscheck.load(name, DataType.FLOAT);
        Recording fitted = recording(reference, DjlCircles::fit);

        Recording looped = recording(reference, DjlCircles::loop);

        assertThat(looped.notes()).singleElement().asString().contains("trainer.notifyListeners");
        assertThat(looped.windows()).hasSize(48);
        for (int i = 0; i < 48; i++) {
            var expected = fitted.windows().get(i).series();
            assertThat(looped.windows().get(i).loss().count()).isZero();
            assertThat(looped.windows().get(i).fromEpoch())
                    .isEqualTo(fitted.windows().get(i).fromEpoch());
            assertThat(looped.windows().get(i).series())
                    .hasSize(36)
                    .allSatisfy((series, summary) ->
                            assertThat(summary).as(series.toString()).isEqualTo(expected.get(series)));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"tanh-5x5", "relu-5x5"})
    void djlAndDl4jRecordTheSame(String name) throws IOException {
        Crosscheck reference = Crosscheck.load(name, DataType.FLOAT);
        Recording djl = recording(reference, DjlCircles::fit);
        Recording dl4j = recording("dl4j", recorder -> {
            MultiLayerNetwork network = recorder.attach(reference.network());
            reference.epochs().forEach(network::fit);
        });

        assertThat(new MutualAgreement("DJL and DL4J", dl4j, withoutUpdates(djl), DataType.FLOAT).assertAgree())
                .containsExactlyInAnyOrder(
                        Quantity.GRADIENT,
                        Quantity.PARAMETER,
                        Quantity.ACTIVATION,
                        Quantity.ACTIVATION_GRADIENT,
                        Quantity.UNIT_SIMILARITY,
                        Quantity.SAMPLE_CONCENTRATION);
    }

    /** Updates that are differences of floats are compared with the reference, whose rounding is known. */
    private static Recording withoutUpdates(Recording recording) {
        List<Window> windows = recording.windows().stream()
                .map(window -> {
                    Map<Series, Summary> series = new LinkedHashMap<>(window.series());
                    series.keySet().removeIf(it -> it.quantity() == Quantity.UPDATE);
                    return new Window(
                            window.fromEpoch(),
                            window.toEpoch(),
                            window.fromIteration(),
                            window.toIteration(),
                            window.loss(),
                            series,
                            window.distributions(),
                            window.units());
                })
                .toList();
        return new Recording(
                recording.header(),
                windows,
                recording.metrics(),
                recording.notes(),
                recording.dataSets(),
                recording.trainingData(),
                recording.sanity(),
                recording.ending(),
                recording.damage());
    }
}
