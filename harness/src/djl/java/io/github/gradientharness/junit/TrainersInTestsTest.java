package io.github.gradientharness.junit;

import static org.assertj.core.api.Assertions.assertThat;

import ai.djl.Model;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Activation;
import ai.djl.nn.Parameter;
import ai.djl.nn.SequentialBlock;
import ai.djl.nn.core.Linear;
import ai.djl.training.DefaultTrainingConfig;
import ai.djl.training.EasyTrain;
import ai.djl.training.Trainer;
import ai.djl.training.dataset.ArrayDataset;
import ai.djl.training.initializer.XavierInitializer;
import ai.djl.training.loss.Loss;
import ai.djl.training.optimizer.Optimizer;
import ai.djl.training.tracker.Tracker;
import io.github.gradientharness.instrument.GradientRecorder;
import io.github.gradientharness.recording.Recording;
import io.github.gradientharness.recording.file.RecordingReader;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tests of a user's that train by DJL: fields that are watched, verdicts and seeds. */
@Tag("djl")
class TrainersInTestsTest {

    @TempDir
    Path folder;

    private static Trainer trainer(Model model, int hidden) {
        SequentialBlock block = new SequentialBlock();
        for (int i = 0; i < hidden; i++) {
            block.add(Linear.builder().setUnits(5).build()).add(Activation::sigmoid);
        }
        block.add(Linear.builder().setUnits(1).build());
        block.setInitializer(
                new XavierInitializer(XavierInitializer.RandomType.UNIFORM, XavierInitializer.FactorType.AVG, 3),
                Parameter.Type.WEIGHT);
        model.setBlock(block);
        Trainer trainer = model.newTrainer(new DefaultTrainingConfig(Loss.sigmoidBinaryCrossEntropyLoss())
                .optOptimizer(Optimizer.sgd()
                        .setLearningRateTracker(Tracker.fixed(0.1f))
                        .optMomentum(0.9f)
                        .build()));
        trainer.initialize(new Shape(1, 2));
        return trainer;
    }

    private static void fit(Trainer trainer) throws Exception {
        float[] points = new float[512];
        float[] labels = new float[256];
        for (int i = 0; i < 256; i++) {
            points[2 * i] = (float) Math.sin(i);
            points[2 * i + 1] = (float) Math.cos(3 * i);
            labels[i] = points[2 * i] > 0 ? 1 : 0;
        }
        ArrayDataset data = new ArrayDataset.Builder()
                .setData(trainer.getManager().create(points, new Shape(256, 2)))
                .optLabels(trainer.getManager().create(labels, new Shape(256, 1)))
                .setSampling(32, true)
                .build();
        EasyTrain.fit(trainer, 20, data, null);
    }

    @Test
    void aWatchedTrainerIsRecordedAndJudgedAlsoIfItIsClosedBeforeTheTestEnds() {
        ExtensionRun run = ExtensionRun.of(folder, WatchedCase.class);

        run.results().testEvents().assertStatistics(it -> it.started(1).succeeded(1));
        Recording recording = run.recordingIn("learns.jsonl");
        assertThat(recording.iterations()).isEqualTo(160);
        assertThat(recording.lastEpoch()).isEqualTo(20);
        assertThat(recording.ending().problem()).isEmpty();
    }

    @HealthyGradients
    static class WatchedCase {

        @Watched
        private Trainer trainer;

        private final Model model = Model.newInstance("watched");

        @BeforeEach
        void create() {
            trainer = trainer(model, 1);
        }

        @Test
        void learns() throws Exception {
            fit(trainer);
        }

        @AfterEach
        void close() {
            trainer.close();
            model.close();
        }
    }

    @Test
    void aSickTrainerFailsItsTest() {
        ExtensionRun run = ExtensionRun.of(folder, SickCase.class);

        run.results().testEvents().assertStatistics(it -> it.started(1).failed(1));
        assertThat(run.failure()).hasMessageContaining("vanishing-gradient in layer '01Linear'");
    }

    @HealthyGradients
    static class SickCase {

        @Test
        void starves(GradientRecorder recorder) throws Exception {
            try (Model model = Model.newInstance("sick");
                    Trainer trainer = recorder.attach(trainer(model, 6))) {
                fit(trainer);
            }
        }
    }

    /** DJL draws kernels and orders from its engine's generator, which each seed makes begin anew. */
    @Test
    void seedsAreThoseOfTheEngine() {
        ExtensionRun run = ExtensionRun.of(folder, SeedsCase.class);

        assertThat(run.failures()).isEmpty();
        assertThat(run.files().size()).isGreaterThan(3);
        assertThat(run.files())
                .allSatisfy(file -> assertThat(RecordingReader.read(folder.resolve(file)))
                        .satisfies(it -> assertThat(it.header().seed())
                                .isEqualTo(it.header().seedGroup().seed())));
    }

    @HealthyGradients
    static class SeedsCase {

        @OverSeeds(atLeast = 0.4, count = 8)
        void learns(GradientRecorder recorder) throws Exception {
            try (Model model = Model.newInstance("seeds");
                    Trainer trainer = recorder.attach(trainer(model, 1))) {
                fit(trainer);
            }
        }
    }
}
