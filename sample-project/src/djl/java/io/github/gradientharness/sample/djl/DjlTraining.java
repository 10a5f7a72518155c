package io.github.gradientharness.sample.djl;

import ai.djl.Model;
import ai.djl.engine.Engine;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Block;
import ai.djl.training.DefaultTrainingConfig;
import ai.djl.training.EasyTrain;
import ai.djl.training.Trainer;
import ai.djl.training.dataset.Batch;
import ai.djl.training.optimizer.Optimizer;
import ai.djl.training.tracker.Tracker;
import ai.djl.translate.Batchifier;
import io.github.gradientharness.instrument.GradientRecorder;
import io.github.gradientharness.sample.CirclesModel;
import io.github.gradientharness.sample.ShuffledMinibatches;
import io.github.gradientharness.sample.TutorialData;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.dataset.DataSet;

/** Trains a network by DJL as the tutorial does: the minibatches are those of the DL4J suites, in the same order. */
final class DjlTraining {

    private DjlTraining() {}

    /** Trains, records, and returns the accuracy on the test rows at the end. */
    static double train(CirclesModel circles, int seed, int epochs, GradientRecorder recorder) {
        Engine.getInstance().setRandomSeed(seed);
        return train(DjlCircles.block(circles), seed, epochs, recorder);
    }

    /** The same of a block of one's own. */
    static double train(Block block, int seed, int epochs, GradientRecorder recorder) {
        try (Model model = Model.newInstance("circles")) {
            model.setBlock(block);
            Optimizer momentum = Optimizer.sgd()
                    .setLearningRateTracker(Tracker.fixed(0.01f))
                    .optMomentum(0.9f)
                    .build();
            DefaultTrainingConfig config = new DefaultTrainingConfig(new CrossEntropyOfLogits()).optOptimizer(momentum);
            try (Trainer trainer = model.newTrainer(config)) {
                trainer.initialize(new Shape(1, 2));
                recorder.plannedEpochs(epochs).attach(trainer);
                ShuffledMinibatches minibatches = TutorialData.trainMinibatches(seed);
                double accuracy = 0;
                for (int epoch = 1; epoch <= epochs; epoch++) {
                    fit(trainer, minibatches);
                    accuracy = accuracy(trainer, TutorialData.test());
                    recorder.metric("test accuracy", accuracy);
                }
                return accuracy;
            }
        }
    }

    private static void fit(Trainer trainer, ShuffledMinibatches minibatches) {
        while (minibatches.hasNext()) {
            try (Batch batch = batch(trainer, minibatches.next())) {
                EasyTrain.trainBatch(trainer, batch);
                trainer.step();
            }
        }
        minibatches.reset();
        trainer.notifyListeners(listener -> listener.onEpoch(trainer));
    }

    private static Batch batch(Trainer trainer, DataSet rows) {
        NDManager manager = trainer.getManager().newSubManager();
        return new Batch(
                manager,
                new NDList(array(manager, rows.getFeatures())),
                new NDList(array(manager, rows.getLabels())),
                rows.numExamples(),
                Batchifier.STACK,
                Batchifier.STACK,
                0,
                0);
    }

    private static NDArray array(NDManager manager, INDArray array) {
        return manager.create(array.ravel().toFloatVector(), new Shape(array.shape()));
    }

    private static double accuracy(Trainer trainer, DataSet rows) {
        try (Batch batch = batch(trainer, rows)) {
            NDArray answers =
                    trainer.evaluate(batch.getData()).singletonOrThrow().gt(0);
            NDArray truths = batch.getLabels().singletonOrThrow().gt(0.5);
            return answers.eq(truths).sum().getLong() / (double) rows.numExamples();
        }
    }
}
