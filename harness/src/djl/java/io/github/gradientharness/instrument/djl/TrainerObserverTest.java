package io.github.gradientharness.instrument.djl;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ai.djl.ndarray.types.Shape;
import ai.djl.training.EasyTrain;
import ai.djl.training.GradientCollector;
import ai.djl.training.dataset.Batch;
import ai.djl.training.listener.TrainingListener;
import ai.djl.training.optimizer.Optimizer;
import io.github.gradientharness.instrument.GradientRecorder;
import io.github.gradientharness.recording.Ending;
import io.github.gradientharness.recording.Quantity;
import io.github.gradientharness.recording.Recording;
import io.github.gradientharness.recording.Series;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Recording changes neither parameters nor random numbers of a training by DJL, and leaves no array behind. */
@Tag("djl")
class TrainerObserverTest {

    private static final int ITERATIONS = 8;

    private static SmallTraining training(Blocks kind) {
        return new SmallTraining(
                kind.block(),
                kind.input(),
                kind.hasClasses(),
                Optimizer.adam().build(),
                TrainingListener.Defaults.basic());
    }

    @ParameterizedTest
    @EnumSource
    void parametersAndRandomNumbersAreBitIdentical(Blocks kind) {
        try (SmallTraining plain = training(kind)) {
            plain.iterations(ITERATIONS);
            var bits = plain.bits();
            float next = plain.nextRandom();

            try (SmallTraining recorded = training(kind)) {
                GradientRecorder recorder = SmallTraining.recorder();
                recorder.attach(recorded.trainer());
                recorded.iterations(ITERATIONS);

                assertThat(recorded.bits()).isEqualTo(bits);
                assertThat(recorded.nextRandom()).isEqualTo(next);
                Recording recording = recorder.recording();
                assertThat(recording.ending().problem()).isEmpty();
                assertThat(recording.notes()).noneMatch(note -> note.contains("could not be measured"));
                assertThat(recording.ending().iterations()).isEqualTo(ITERATIONS);
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void noArrayAndNoManagerIsLeftBehind(Blocks kind) {
        try (SmallTraining plain = training(kind);
                SmallTraining recorded = training(kind)) {
            GradientRecorder recorder = SmallTraining.recorder();
            recorder.attach(recorded.trainer());
            int before = recorded.resources();
            assertThat(before).isEqualTo(plain.resources());

            plain.iterations(3);
            recorded.iterations(3);

            assertThat(recorded.resources()).isEqualTo(plain.resources());
            recorded.iterations(20);
            plain.iterations(20);
            assertThat(recorded.resources()).isEqualTo(plain.resources());
        }
    }

    @Test
    void anArrayThatIsKeptIsCounted() {
        try (SmallTraining training = training(Blocks.DENSE)) {
            int before = training.resources();
            training.trainer().getManager().newSubManager().zeros(new Shape(1));

            assertThat(training.resources()).isEqualTo(before + 2);
        }
    }

    @Test
    void withinAMinibatchNothingIsLeftInItsManager() {
        try (SmallTraining plain = training(Blocks.DENSE);
                SmallTraining recorded = training(Blocks.DENSE)) {
            SmallTraining.recorder().attach(recorded.trainer());

            assertThat(resourcesWithinAnIteration(recorded)).isEqualTo(resourcesWithinAnIteration(plain));
        }
    }

    private static int resourcesWithinAnIteration(SmallTraining training) {
        int[] count = new int[1];
        training.iteration(batch -> {
            EasyTrain.trainBatch(training.trainer(), batch);
            count[0] = training.resources();
        });
        return count[0];
    }

    @Test
    void whenTheRecordingEndsTheTrainerIsAsItWas() {
        try (SmallTraining training = training(Blocks.DENSE)) {
            TrainerInternals internals = new TrainerInternals(training.trainer());
            var store = internals.store();
            var listeners = List.copyOf(internals.listeners());
            GradientRecorder recorder = SmallTraining.recorder();
            recorder.attach(training.trainer());
            training.iterations(2);

            recorder.end(Ending.Status.COMPLETE);

            assertThat(internals.store()).isSameAs(store);
            assertThat(internals.listeners()).isEqualTo(listeners);
            training.iterations(2);
            assertThat(recorder.recordings().get(0).ending().iterations()).isEqualTo(2);
        }
    }

    @Test
    void twoRecordersSeeTheSameAndLeaveInAnyOrder() {
        try (SmallTraining training = training(Blocks.DENSE)) {
            GradientRecorder first = SmallTraining.recorder();
            GradientRecorder second = SmallTraining.recorder();
            first.attach(training.trainer());
            second.attach(training.trainer());
            training.iterations(2);
            first.end(Ending.Status.COMPLETE);
            training.iterations(1);

            assertThat(first.recording().ending().iterations()).isEqualTo(2);
            assertThat(second.recording().ending().iterations()).isEqualTo(3);
        }
    }

    @Test
    void attachedTwiceItIsRecordedOnce() {
        try (SmallTraining training = training(Blocks.DENSE)) {
            GradientRecorder recorder = SmallTraining.recorder();
            recorder.attach(training.trainer());
            recorder.attach(training.trainer());
            training.iterations(3);

            assertThat(recorder.recordings()).hasSize(1);
            assertThat(recorder.recording().ending().iterations()).isEqualTo(3);
        }
    }

    /** DJL adds gradients up until the next step, so that they are those of a sum of losses. */
    @Test
    void minibatchesThatAreAddedUpAreOneIterationOfTheirMeanLoss() {
        try (SmallTraining training = training(Blocks.DENSE)) {
            GradientRecorder recorder = SmallTraining.recorder();
            recorder.attach(training.trainer());
            double[] sum = new double[1];
            try (Batch first = training.batch();
                    Batch second = training.batch()) {
                EasyTrain.trainBatch(training.trainer(), first);
                EasyTrain.trainBatch(training.trainer(), second);
                try (var gradient = training.model()
                        .getBlock()
                        .getParameters()
                        .get("01Linear_weight")
                        .getArray()
                        .getGradient()) {
                    for (float value : gradient.toFloatArray()) {
                        sum[0] += Math.abs(value);
                    }
                }
                training.trainer().step();
            }

            Recording recording = recorder.recording();
            assertThat(recording.ending().iterations()).isEqualTo(1);
            var gradient = recording
                    .windows()
                    .get(0)
                    .summary(new Series(0, "weight", Quantity.GRADIENT))
                    .orElseThrow();
            assertThat(gradient.meanAbsolute() * 24).isCloseTo(sum[0] / 2, within(1e-9));
        }
    }

    /** A collector is open while a loop of one's own tells the listeners: a second pass is impossible then. */
    @Test
    void aLoopThatTellsItsListenersWhileItCollectsGoesOnAsBefore() {
        try (SmallTraining training = training(Blocks.DENSE)) {
            GradientRecorder recorder = SmallTraining.recorder();
            recorder.attach(training.trainer());
            training.iteration(batch -> {
                try (GradientCollector collector = training.trainer().newGradientCollector()) {
                    var answer = training.trainer().forward(batch.getData());
                    collector.backward(training.trainer().getLoss().evaluate(batch.getLabels(), answer));
                    var data = new TrainingListener.BatchData(
                            batch,
                            new ConcurrentHashMap<>(Map.of(answer.head().getDevice(), batch.getLabels())),
                            new ConcurrentHashMap<>(Map.of(answer.head().getDevice(), answer)));
                    training.trainer().notifyListeners(it -> it.onTrainingBatch(training.trainer(), data));
                }
            });

            Recording recording = recorder.recording();
            assertThat(recording.ending().problem()).isEmpty();
            assertThat(recording.notes())
                    .singleElement()
                    .asString()
                    .contains("Activations and their gradients could not");
            assertThat(recording.windows().get(0).loss().count()).isEqualTo(1);
        }
    }
}
