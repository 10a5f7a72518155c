package io.github.gradientharness.instrument.djl;

import ai.djl.Model;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Activation;
import ai.djl.nn.Block;
import ai.djl.nn.Parameter;
import ai.djl.nn.SequentialBlock;
import ai.djl.nn.core.Linear;
import ai.djl.training.DefaultTrainingConfig;
import ai.djl.training.EasyTrain;
import ai.djl.training.GradientCollector;
import ai.djl.training.Trainer;
import ai.djl.training.dataset.Batch;
import ai.djl.training.listener.TrainingListener;
import ai.djl.training.loss.Loss;
import ai.djl.training.optimizer.Optimizer;
import ai.djl.training.tracker.Tracker;
import ai.djl.translate.Batchifier;
import com.fasterxml.jackson.databind.JsonNode;
import io.github.gradientharness.instrument.dl4j.Crosscheck;
import java.util.ArrayList;
import java.util.List;
import org.deeplearning4j.datasets.iterator.ExistingDataSetIterator;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.dataset.DataSet;

/** A reference network and its minibatches in DJL, in floats: {@code Trainer.step()} takes no others. */
public final class DjlCircles implements AutoCloseable {

    private final Crosscheck reference;
    private final Model model;
    private final Trainer trainer;

    public DjlCircles(Crosscheck reference, TrainingListener... listeners) {
        this.reference = reference;
        this.model = Model.newInstance("circles");
        model.setBlock(block());
        trainer = model.newTrainer(new DefaultTrainingConfig(Loss.sigmoidBinaryCrossEntropyLoss())
                .optOptimizer(Optimizer.sgd()
                        .setLearningRateTracker(Tracker.fixed(0.01f))
                        .optMomentum(0.9f)
                        .build())
                .addTrainingListeners(listeners));
        trainer.initialize(new Shape(1, 2));
    }

    private Block block() {
        SequentialBlock block = new SequentialBlock();
        JsonNode kernels = reference.json().get("initial_kernels");
        boolean isTanh = reference.json().get("activation").asText().equals("tanh");
        for (int i = 0; i < kernels.size(); i++) {
            JsonNode kernel = kernels.get(i);
            Linear linear = Linear.builder().setUnits(kernel.get(0).size()).build();
            linear.setInitializer((manager, shape, kind) -> transposed(manager, kernel), Parameter.Type.WEIGHT);
            block.add(linear);
            if (i < kernels.size() - 1) {
                block.add(isTanh ? Activation::tanh : Activation::relu);
            }
        }
        return block;
    }

    private NDArray transposed(NDManager manager, JsonNode kernel) {
        int outputs = kernel.get(0).size();
        double[] values = new double[kernel.size() * outputs];
        for (int in = 0; in < kernel.size(); in++) {
            for (int out = 0; out < outputs; out++) {
                values[out * kernel.size() + in] = kernel.get(in).get(out).asDouble();
            }
        }
        NDArray doubles = manager.create(values, new Shape(outputs, kernel.size()));
        return doubles.toType(DataType.FLOAT32, true);
    }

    public Trainer trainer() {
        return trainer;
    }

    public Model model() {
        return model;
    }

    /** Trains the reference's epochs as DJL does. */
    public void fit() {
        for (ExistingDataSetIterator epoch : reference.epochs()) {
            while (epoch.hasNext()) {
                try (Batch batch = batch(epoch.next())) {
                    EasyTrain.trainBatch(trainer, batch);
                    trainer.step();
                }
            }
            trainer.notifyListeners(listener -> listener.onEpoch(trainer));
        }
    }

    /** Trains them by a loop of one's own, which tells nobody. */
    public void loop() {
        for (ExistingDataSetIterator epoch : reference.epochs()) {
            while (epoch.hasNext()) {
                try (Batch batch = batch(epoch.next())) {
                    try (GradientCollector collector = trainer.newGradientCollector()) {
                        NDList answer = trainer.forward(batch.getData());
                        collector.backward(trainer.getLoss().evaluate(batch.getLabels(), answer));
                    }
                    trainer.step();
                }
            }
            trainer.notifyListeners(listener -> listener.onEpoch(trainer));
        }
    }

    /** A minibatch of DL4J's as one of DJL's. */
    public Batch batch(DataSet data) {
        NDManager manager = trainer.getManager().newSubManager();
        return new Batch(
                manager,
                new NDList(array(manager, data.getFeatures())),
                new NDList(array(manager, data.getLabels())),
                data.numExamples(),
                Batchifier.STACK,
                Batchifier.STACK,
                0,
                0);
    }

    private NDArray array(NDManager manager, INDArray array) {
        return manager.create(array.ravel().toDoubleVector(), new Shape(array.shape()))
                .toType(DataType.FLOAT32, true);
    }

    /** All parameters, one after the other. */
    public List<Double> parameters() {
        List<Double> all = new ArrayList<>();
        for (Parameter parameter : model.getBlock().getParameters().values()) {
            for (Number value : parameter.getArray().toArray()) {
                all.add(value.doubleValue());
            }
        }
        return all;
    }

    @Override
    public void close() {
        trainer.close();
        model.close();
    }
}
