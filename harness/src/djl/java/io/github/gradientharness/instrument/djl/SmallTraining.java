package io.github.gradientharness.instrument.djl;

import ai.djl.Device;
import ai.djl.Model;
import ai.djl.engine.Engine;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Block;
import ai.djl.nn.Parameter;
import ai.djl.training.DefaultTrainingConfig;
import ai.djl.training.EasyTrain;
import ai.djl.training.Trainer;
import ai.djl.training.dataset.Batch;
import ai.djl.training.listener.TrainingListener;
import ai.djl.training.loss.Loss;
import ai.djl.training.optimizer.Optimizer;
import ai.djl.translate.Batchifier;
import io.github.gradientharness.instrument.GradientRecorder;
import io.github.gradientharness.instrument.Preset;
import io.github.gradientharness.instrument.RecorderOptions;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Random;
import java.util.function.Consumer;

/** A model that is trained on random inputs; the same with the same seed. */
final class SmallTraining implements AutoCloseable {

    private static final int SAMPLES = 16;

    private final Model model = Model.newInstance("small");
    private final Trainer trainer;
    private final Shape input;
    private final boolean hasClasses;
    private final Random random = new Random(7);

    /** Of a binary problem if the block has one output, else of ten classes. */
    SmallTraining(Block block, Shape input, boolean hasClasses, Optimizer optimizer, TrainingListener... listeners) {
        this(
                block,
                input,
                hasClasses,
                new DefaultTrainingConfig(
                                hasClasses ? Loss.softmaxCrossEntropyLoss() : Loss.sigmoidBinaryCrossEntropyLoss())
                        .optOptimizer(optimizer)
                        .addTrainingListeners(listeners));
    }

    SmallTraining(Block block, Shape input, boolean hasClasses, DefaultTrainingConfig config) {
        this.input = input;
        this.hasClasses = hasClasses;
        Engine.getInstance().setRandomSeed(42);
        model.setBlock(block);
        trainer = model.newTrainer(config);
        long[] one = input.getShape().clone();
        one[0] = 1;
        trainer.initialize(new Shape(one, input.getLayout()));
    }

    static Shape samples(long... rest) {
        long[] shape = new long[rest.length + 1];
        shape[0] = SAMPLES;
        System.arraycopy(rest, 0, shape, 1, rest.length);
        return new Shape(shape);
    }

    static GradientRecorder recorder() {
        return new GradientRecorder(RecorderOptions.inMemory("djl").with(Preset.FULL));
    }

    Trainer trainer() {
        return trainer;
    }

    Model model() {
        return model;
    }

    Batch batch() {
        NDManager manager = trainer.getManager().newSubManager();
        float[] values = new float[(int) input.size()];
        for (int i = 0; i < values.length; i++) {
            values[i] = (float) random.nextGaussian();
        }
        float[] labels = new float[SAMPLES];
        for (int i = 0; i < SAMPLES; i++) {
            labels[i] = hasClasses ? random.nextInt(10) : random.nextInt(2);
        }
        NDArray targets = manager.create(labels, new Shape(SAMPLES, 1));
        return new Batch(
                manager,
                new NDList(manager.create(values, input)),
                new NDList(hasClasses ? targets.toType(DataType.INT64, true) : targets),
                SAMPLES,
                Batchifier.STACK,
                Batchifier.STACK,
                0,
                0);
    }

    void iterations(int count) {
        for (int i = 0; i < count; i++) {
            iteration(batch -> EasyTrain.trainBatch(trainer, batch));
        }
    }

    void iteration(Consumer<Batch> pass) {
        try (Batch batch = batch()) {
            pass.accept(batch);
            trainer.step();
        }
    }

    void endEpoch() {
        trainer.notifyListeners(listener -> listener.onEpoch(trainer));
    }

    /** All parameters, running statistics included, bit by bit. */
    List<Integer> bits() {
        List<Integer> all = new ArrayList<>();
        for (Parameter parameter : model.getBlock().getParameters().values()) {
            for (float value : parameter.getArray().toFloatArray()) {
                all.add(Float.floatToRawIntBits(value));
            }
        }
        return all;
    }

    /** The next number of the engine's generator. */
    float nextRandom() {
        try (NDManager manager = NDManager.newBaseManager(Device.cpu())) {
            return manager.randomUniform(0, 1, new Shape(1)).getFloat();
        }
    }

    /** How many arrays and managers hang on the model's manager, those of its sub-managers included. */
    int resources() {
        return resources(model.getNDManager());
    }

    private static int resources(Object manager) {
        int count = 0;
        for (Object resource : held(manager)) {
            count += 1 + (resource instanceof NDManager ? resources(resource) : 0);
        }
        return count;
    }

    private static Collection<?> held(Object manager) {
        try {
            var field = ai.djl.ndarray.BaseNDManager.class.getDeclaredField("resources");
            field.setAccessible(true);
            return ((java.util.Map<?, ?>) field.get(manager)).values();
        } catch (ReflectiveOperationException exception) {
            throw new IllegalStateException(exception);
        }
    }

    @Override
    public void close() {
        trainer.close();
        model.close();
    }
}
