package io.github.gradientharness.instrument.samediff;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.gradientharness.instrument.GradientRecorder;
import io.github.gradientharness.instrument.RecorderOptions;
import io.github.gradientharness.instrument.Windowing;
import io.github.gradientharness.recording.Ending;
import io.github.gradientharness.recording.Quantity;
import java.lang.reflect.Proxy;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.nd4j.autodiff.listeners.At;
import org.nd4j.autodiff.listeners.Listener;
import org.nd4j.autodiff.listeners.Operation;
import org.nd4j.autodiff.samediff.SDVariable;
import org.nd4j.autodiff.samediff.SameDiff;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.dataset.DataSet;
import org.nd4j.linalg.factory.Nd4j;

/** What goes wrong is reported and never reaches the training. */
class SameDiffTroubleTest {

    private final CirclesGraph circles = CirclesGraph.of("tanh-5x5", DataType.DOUBLE);
    private final GradientRecorder recorder =
            new GradientRecorder(RecorderOptions.inMemory("samediff").with(Windowing.ITERATION));

    @Test
    void aTrainingThatThrowsDisturbsNoneAfterIt() {
        SameDiff graph = recorder.attach(circles.graph());
        var evaluations = graph.getTrainingConfig().getTrainEvaluations();
        DataSet unfit = new DataSet(Nd4j.ones(DataType.DOUBLE, 4, 3), Nd4j.ones(DataType.DOUBLE, 4, 1));
        graph.fit(circles.batch());
        assertThatThrownBy(() -> graph.fit(unfit)).isInstanceOf(RuntimeException.class);
        graph.fit(circles.batch());

        assertThat(graph.getTrainingConfig().getTrainEvaluations())
                .isSameAs(evaluations)
                .isEmpty();
        assertThat(recorder.recording().iterations()).isEqualTo(2);
        assertThat(recorder.recording().ending().problem()).isEmpty();
        assertThat(CirclesGraph.summary(recorder.recording().windows().get(1), 0, "hidden1/W", Quantity.GRADIENT)
                        .count())
                .isEqualTo(10);
    }

    static Stream<Throwable> failures() {
        return Stream.of(
                new IllegalStateException("this array is broken"), new OutOfMemoryError("this array is broken"));
    }

    @ParameterizedTest
    @MethodSource("failures")
    void aFailureInTheListenerIsRememberedAndTrainingGoesOn(Throwable failure) {
        SameDiff graph = recorder.attach(circles.graph());
        graph.fit(circles.batch());
        Listener listener = graph.getListeners().get(0);
        INDArray broken = (INDArray) Proxy.newProxyInstance(
                getClass().getClassLoader(), new Class<?>[] {INDArray.class}, (proxy, method, arguments) -> {
                    throw failure;
                });

        listener.iterationStart(graph, At.defaultAt(Operation.TRAINING), null, 0);
        listener.activationAvailable(graph, At.defaultAt(Operation.TRAINING), null, null, "loss", broken);
        INDArray before = graph.getVariable("hidden1/W").getArr().dup();
        graph.fit(circles.batch());

        assertThat(recorder.recording().ending().problem()).contains("'loss'", "this array is broken");
        assertThat(recorder.recording().iterations()).isEqualTo(1);
        assertThat(graph.getVariable("hidden1/W").getArr()).isNotEqualTo(before);
        assertThat(graph.getTrainingConfig().getTrainEvaluations()).isEmpty();
    }

    @Test
    void iterationsThatWereMissedBecauseTheListenerWasRemovedAreReported() {
        SameDiff graph = recorder.attach(circles.graph());
        graph.fit(circles.batch());
        graph.setListeners();
        graph.fit(circles.batches(), 1);

        assertThat(recorder.recording().ending().problem())
                .contains("trained 17 iterations", "saw only 1 of them", "setListeners()");
    }

    @Test
    void aGraphThatIsAttachedAgainIsRecordedOnInTheSameRecording() {
        SameDiff graph = recorder.attach(circles.graph());
        graph.fit(circles.batch());
        graph.setListeners();
        recorder.attach(recorder.attach(graph));
        graph.fit(circles.batch());

        assertThat(recorder.recording().iterations()).isEqualTo(2);
        assertThat(recorder.recording().ending().problem()).isEmpty();
        assertThat(graph.getListeners()).hasSize(1);
    }

    @Test
    void nothingIsLeftOnTheGraphWhenTheTestIsOver() {
        SameDiff graph = recorder.attach(circles.graph());
        var evaluations = graph.getTrainingConfig().getTrainEvaluations();
        DataSet unfit = new DataSet(Nd4j.ones(DataType.DOUBLE, 4, 3), Nd4j.ones(DataType.DOUBLE, 4, 1));
        graph.fit(circles.batch());
        assertThatThrownBy(() -> graph.fit(unfit)).isInstanceOf(RuntimeException.class);

        recorder.end(Ending.Status.COMPLETE);

        assertThat(graph.getListeners()).isEmpty();
        assertThat(graph.getTrainingConfig().getTrainEvaluations())
                .isSameAs(evaluations)
                .isEmpty();
    }

    @Test
    void aLayerThatWasAddedAfterTheAttachmentIsReported() {
        SameDiff graph = recorder.attach(circles.graph());
        SDVariable late = graph.var("late", Nd4j.ones(DataType.DOUBLE, 1));
        graph.getVariable("loss").mul("scaled", late.sum());
        graph.setLossVariables("scaled");
        graph.fit(circles.batch());

        assertThat(recorder.recording().ending().problem()).contains("late");
    }
}
