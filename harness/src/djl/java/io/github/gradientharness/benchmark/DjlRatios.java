package io.github.gradientharness.benchmark;

import ai.djl.Model;
import ai.djl.engine.Engine;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Activation;
import ai.djl.nn.Parameter;
import ai.djl.nn.SequentialBlock;
import ai.djl.nn.convolutional.Conv2d;
import ai.djl.nn.core.Linear;
import ai.djl.nn.pooling.Pool;
import ai.djl.training.DefaultTrainingConfig;
import ai.djl.training.EasyTrain;
import ai.djl.training.Trainer;
import ai.djl.training.dataset.Batch;
import ai.djl.training.loss.Loss;
import ai.djl.training.optimizer.Optimizer;
import ai.djl.training.tracker.Tracker;
import ai.djl.translate.Batchifier;
import io.github.gradientharness.instrument.GradientRecorder;
import io.github.gradientharness.instrument.Preset;
import io.github.gradientharness.instrument.RecorderOptions;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * The ratio of an iteration of DJL's with something that watches it to one without, as {@code PairedRatios} takes it: trainers take
 * turns in one JVM, and what is measured is the training thread's processor time. The plain one comes twice. "sums" takes mean, L2
 * norm, maximum and share of zeros of each gradient by PyTorch's own operations, as a hook written by hand does.
 */
public final class DjlRatios {

    private static final List<String> WATCHERS = List.of("plain", "standard", "full", "sums", "plain");
    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();
    private static final int WARM_UPS = Integer.getInteger("benchmark.warmUps", 30);
    private static final int TURNS = Integer.getInteger("benchmark.turns", 40);
    private static final double NANOS_OF_A_TURN = 1e8;

    private DjlRatios() {}

    /** Takes the networks to run as arguments: circles, mlp and lenet. */
    public static void main(String[] networks) {
        for (String network : networks.length == 0 ? List.of("circles", "mlp", "lenet") : List.of(networks)) {
            run(network);
        }
    }

    private static void run(String network) {
        List<Watched> trainings =
                WATCHERS.stream().map(it -> new Watched(network, it)).toList();
        time(trainings.get(0), 10);
        double iteration = time(trainings.get(0), 10) / 10;
        int iterations = (int) Math.max(2, Math.min(200, NANOS_OF_A_TURN / iteration));
        double[][] ratios = new double[trainings.size()][TURNS];
        double[] plains = new double[TURNS];
        for (int turn = -WARM_UPS; turn < TURNS; turn++) {
            double plain = time(trainings.get(0), iterations);
            for (int i = 1; i < ratios.length; i++) {
                double time = time(trainings.get(i), iterations);
                if (turn >= 0) {
                    plains[turn] = plain / iterations;
                    ratios[i][turn] = time / plain;
                }
            }
        }
        Arrays.sort(plains);
        System.out.printf(
                Locale.ROOT, "%s, %d iterations a turn, plain %.1f us%n", network, iterations, plains[TURNS / 2] / 1e3);
        for (int i = 1; i < ratios.length; i++) {
            Arrays.sort(ratios[i]);
            System.out.printf(
                    Locale.ROOT,
                    "  %-10s %.3f [%.3f, %.3f]%s%n",
                    WATCHERS.get(i),
                    ratios[i][TURNS / 2],
                    ratios[i][TURNS / 4],
                    ratios[i][3 * TURNS / 4],
                    trainings.get(i).own());
        }
    }

    private static double time(Watched training, int iterations) {
        long start = THREADS.getCurrentThreadCpuTime();
        for (int i = 0; i < iterations; i++) {
            training.iteration();
        }
        return THREADS.getCurrentThreadCpuTime() - start;
    }

    /** A trainer and what watches it. */
    private static final class Watched {

        private final String watcher;
        private final Trainer trainer;
        private final List<Batch> batches = new ArrayList<>();
        private final GradientRecorder recorder;
        private int next;

        Watched(String network, String watcher) {
            this.watcher = watcher;
            Engine.getInstance().setRandomSeed(1);
            Model model = Model.newInstance(network);
            model.setBlock(block(network));
            boolean isCircles = network.equals("circles");
            Shape input = input(network);
            trainer = model.newTrainer(new DefaultTrainingConfig(
                            isCircles ? Loss.sigmoidBinaryCrossEntropyLoss() : Loss.softmaxCrossEntropyLoss())
                    .optOptimizer(Optimizer.sgd()
                            .setLearningRateTracker(Tracker.fixed(0.001f))
                            .optMomentum(0.9f)
                            .build()));
            trainer.initialize(new Shape(1).addAll(input));
            int rows = network.equals("mlp") ? 128 : 32;
            for (int i = 0; i < 16; i++) {
                NDManager manager = trainer.getManager().newSubManager();
                NDArray labels = manager.randomInteger(0, isCircles ? 2 : 10, new Shape(rows, 1), DataType.INT64);
                batches.add(new Batch(
                        manager,
                        new NDList(manager.randomNormal(new Shape(rows).addAll(input))),
                        new NDList(isCircles ? labels.toType(DataType.FLOAT32, true) : labels),
                        rows,
                        Batchifier.STACK,
                        Batchifier.STACK,
                        0,
                        0));
            }
            recorder = new GradientRecorder(
                    RecorderOptions.inMemory(watcher).with(watcher.equals("full") ? Preset.FULL : Preset.STANDARD));
            if (watcher.equals("standard") || watcher.equals("full")) {
                recorder.attach(trainer);
            }
        }

        private static Shape input(String network) {
            return switch (network) {
                case "circles" -> new Shape(2);
                case "mlp" -> new Shape(784);
                default -> new Shape(1, 28, 28);
            };
        }

        private static SequentialBlock block(String network) {
            SequentialBlock block = new SequentialBlock();
            switch (network) {
                case "circles" -> {
                    for (int i = 0; i < 5; i++) {
                        block.add(linear(5)).add(Activation::tanh);
                    }
                    block.add(linear(1));
                }
                case "mlp" -> {
                    for (int i = 0; i < 3; i++) {
                        block.add(linear(1024)).add(Activation::relu);
                    }
                    block.add(linear(10));
                }
                default ->
                    block.add(convolution(20))
                            .add(Activation::relu)
                            .add(Pool.maxPool2dBlock(new Shape(2, 2), new Shape(2, 2)))
                            .add(convolution(50))
                            .add(Activation::relu)
                            .add(Pool.maxPool2dBlock(new Shape(2, 2), new Shape(2, 2)))
                            .add(ai.djl.nn.Blocks.batchFlattenBlock())
                            .add(linear(500))
                            .add(Activation::relu)
                            .add(linear(10));
            }
            return block;
        }

        private static Linear linear(int units) {
            return Linear.builder().setUnits(units).build();
        }

        private static Conv2d convolution(int filters) {
            return Conv2d.builder()
                    .setKernelShape(new Shape(5, 5))
                    .setFilters(filters)
                    .build();
        }

        /** A minibatch is used again and again: what a pass makes of it belongs to a manager that is closed. */
        void iteration() {
            Batch batch = batches.get(next++ % batches.size());
            NDManager manager = trainer.getManager().newSubManager();
            NDList data = copies(batch.getData(), manager);
            NDList labels = copies(batch.getLabels(), manager);
            try (Batch own =
                    new Batch(manager, data, labels, batch.getSize(), Batchifier.STACK, Batchifier.STACK, 0, 0)) {
                EasyTrain.trainBatch(trainer, own);
                if (watcher.equals("sums")) {
                    sums();
                }
                trainer.step();
            }
            if (next % batches.size() == 0) {
                trainer.notifyListeners(listener -> listener.onEpoch(trainer));
            }
        }

        private static NDList copies(NDList arrays, NDManager manager) {
            NDList copies = new NDList();
            for (NDArray array : arrays) {
                NDArray copy = array.duplicate();
                copy.attach(manager);
                copies.add(copy);
            }
            return copies;
        }

        private void sums() {
            try (NDManager scope = trainer.getManager().newSubManager()) {
                for (Parameter parameter :
                        trainer.getModel().getBlock().getParameters().values()) {
                    NDArray gradient = parameter.getArray().getGradient();
                    gradient.attach(scope);
                    NDArray absolute = gradient.abs();
                    absolute.mean().getFloat();
                    gradient.norm().getFloat();
                    absolute.max().getFloat();
                    gradient.eq(0).sum().getLong();
                }
            }
        }

        /** The harness's own time for an iteration, as the recording says it. */
        String own() {
            if (!watcher.equals("standard") && !watcher.equals("full")) {
                return "";
            }
            var ending = recorder.recording().ending();
            return String.format(Locale.ROOT, ", own %.1f us", ending.harnessNanos() / 1e3 / ending.iterations());
        }
    }
}
