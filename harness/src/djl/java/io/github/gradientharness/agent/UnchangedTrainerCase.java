package io.github.gradientharness.agent;

import ai.djl.Model;
import ai.djl.engine.Engine;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Activation;
import ai.djl.nn.SequentialBlock;
import ai.djl.nn.core.Linear;
import ai.djl.training.DefaultTrainingConfig;
import ai.djl.training.EasyTrain;
import ai.djl.training.GradientCollector;
import ai.djl.training.Trainer;
import ai.djl.training.dataset.ArrayDataset;
import ai.djl.training.dataset.Batch;
import ai.djl.training.loss.Loss;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

/** Tests that know nothing of the harness. Run by {@link TrainersInAJvmWithTheAgentTest}. */
class UnchangedTrainerCase {

    /** What a training does to a trainer. */
    @FunctionalInterface
    private interface Training {
        void run(Trainer trainer, ArrayDataset data) throws Exception;
    }

    @Test
    void easyTrain() throws Exception {
        train("easyTrain", (trainer, data) -> EasyTrain.fit(trainer, 3, data, null));
    }

    @Test
    void loop() throws Exception {
        train("loop", (trainer, data) -> {
            for (Batch batch : trainer.iterateDataset(data)) {
                try (GradientCollector collector = trainer.newGradientCollector()) {
                    var answer = trainer.forward(batch.getData());
                    collector.backward(trainer.getLoss().evaluate(batch.getLabels(), answer));
                }
                trainer.step();
                batch.close();
            }
        });
    }

    private static void train(String name, Training training) throws Exception {
        Engine.getInstance().setRandomSeed(3);
        try (Model model = Model.newInstance(name)) {
            model.setBlock(new SequentialBlock()
                    .add(Linear.builder().setUnits(5).build())
                    .add(Activation::tanh)
                    .add(Linear.builder().setUnits(1).build()));
            try (Trainer trainer = model.newTrainer(new DefaultTrainingConfig(Loss.sigmoidBinaryCrossEntropyLoss()))) {
                trainer.initialize(new Shape(1, 2));
                training.run(
                        trainer,
                        new ArrayDataset.Builder()
                                .setData(trainer.getManager().randomNormal(new Shape(64, 2)))
                                .optLabels(trainer.getManager().ones(new Shape(64, 1)))
                                .setSampling(16, true)
                                .build());
            }
            keep(name, model);
        }
    }

    private static void keep(String name, Model model) throws IOException {
        StringBuilder line = new StringBuilder(name);
        model.getBlock()
                .getParameters()
                .values()
                .forEach(it -> line.append(Arrays.toString(it.getArray().toFloatArray())));
        Files.writeString(
                Path.of(System.getProperty(TrainersInAJvmWithTheAgentTest.RESULTS)),
                line.append(System.lineSeparator()),
                StandardOpenOption.CREATE,
                StandardOpenOption.APPEND);
    }
}
