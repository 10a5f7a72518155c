package io.github.gradientharness.instrument.samediff;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.gradientharness.instrument.GradientRecorder;
import io.github.gradientharness.instrument.RecorderOptions;
import io.github.gradientharness.instrument.Windowing;
import io.github.gradientharness.recording.Quantity;
import io.github.gradientharness.recording.Recording;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.nd4j.autodiff.listeners.Listener;
import org.nd4j.autodiff.samediff.SameDiff;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.dataset.DataSet;
import org.nd4j.linalg.learning.config.Sgd;

/** Iterations and epochs are counted right, whichever way the training was started. */
class SameDiffCountingTest {

    private final CirclesGraph circles = CirclesGraph.of("tanh-5x5", DataType.DOUBLE);
    private final GradientRecorder recorder =
            new GradientRecorder(RecorderOptions.inMemory("samediff").with(Windowing.ITERATION));

    @Test
    void aListenerThatIsRegisteredAgainCountsOnce() {
        SameDiff graph = recorder.attach(circles.graph());
        Listener listener = graph.getListeners().get(0);

        graph.fit(circles.batches(), 1, listener);
        graph.fit(circles.batches(), 1, listener, listener);
        graph.setListeners();
        graph.fit(circles.batches(), 1, listener, listener);

        Recording recording = recorder.recording();
        assertThat(recording.iterations()).isEqualTo(48);
        assertThat(recording.ending().epochs()).isEqualTo(3);
        assertThat(recording.windows()).allSatisfy(window -> {
            assertThat(window.loss().count()).isEqualTo(1);
            for (Quantity quantity : List.of(Quantity.GRADIENT, Quantity.UPDATE, Quantity.PARAMETER)) {
                assertThat(CirclesGraph.summary(window, 0, "hidden1/W", quantity)
                                .count())
                        .isEqualTo(10);
            }
        });
    }

    @Test
    void fittingTheSameBatchAgainBeginsAnEpoch() {
        SameDiff graph = recorder.attach(circles.graph());
        for (int i = 0; i < 3; i++) {
            graph.fit(circles.batch());
        }

        Recording recording = recorder.recording();
        assertThat(recording.iterations()).isEqualTo(3);
        assertThat(recording.lastEpoch()).isEqualTo(3);
        assertThat(recording.ending().epochs()).isEqualTo(2);
    }

    @Test
    void aGraphThatWasTrainedInPlaceOfTheAttachedOneIsCountedByItself() {
        SameDiff attached = recorder.attach(circles.graph());
        SameDiff other = circles.graph();
        recorder.replaced(attached, other, "field 'graph'");
        assertThat(recorder.recording().ending().problem()).isEmpty();

        other.fit(circles.batches(), 1);
        recorder.replaced(attached, other, "field 'graph'");

        assertThat(recorder.recording().ending().problem())
                .startsWith("The training was not recorded: the field 'graph' holds another model")
                .contains("It counts 16 iterations, and the recorder saw 0.");
    }

    @Test
    void epochsAreCountedFromTheAttachmentOn() {
        SameDiff graph = circles.graph();
        graph.fit(circles.batches(), 2);
        recorder.attach(graph);

        graph.fit(circles.batches(), 3);
        graph.fit(circles.batches(), 1);

        Recording recording = recorder.recording();
        assertThat(recording.ending().epochs()).isEqualTo(4);
        assertThat(recording.windows()).hasSize(64);
        for (int i = 0; i < 64; i++) {
            assertThat(recording.windows().get(i).fromEpoch()).isEqualTo(i / 16 + 1);
        }
    }

    @Test
    void calculatingGradientsIsNoIteration() {
        SameDiff graph = recorder.attach(circles.graph());
        DataSet batch = circles.batch();
        graph.calculateGradients(CirclesGraph.placeholders(batch), "hidden1/W");
        graph.fit(batch);
        graph.calculateGradients(CirclesGraph.placeholders(batch), "hidden1/W");
        graph.fit(batch);

        Recording recording = recorder.recording();
        assertThat(recording.iterations()).isEqualTo(2);
        assertThat(recording.windows())
                .allSatisfy(window -> assertThat(CirclesGraph.summary(window, 0, "hidden1/W", Quantity.GRADIENT)
                                .tensors())
                        .isEqualTo(1));
    }

    @Test
    void aNewTrainingConfigurationIsFollowed() {
        SameDiff graph = circles.layers();
        recorder.attach(graph);
        graph.setTrainingConfig(circles.config().build());
        graph.fit(circles.batches(), 2);
        graph.setTrainingConfig(circles.with(new Sgd(0.1)).config().build());
        graph.fit(circles.batches(), 1);

        assertThat(recorder.recording().iterations()).isEqualTo(48);
        assertThat(recorder.recording().lastEpoch()).isEqualTo(3);
        assertThat(recorder.recording().ending().problem()).isEmpty();
    }
}
