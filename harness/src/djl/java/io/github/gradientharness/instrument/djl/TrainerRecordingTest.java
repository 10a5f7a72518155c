package io.github.gradientharness.instrument.djl;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.assertj.core.api.Assertions.tuple;

import ai.djl.Device;
import ai.djl.Model;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.AbstractBlock;
import ai.djl.nn.Activation;
import ai.djl.nn.ParallelBlock;
import ai.djl.nn.Parameter;
import ai.djl.nn.SequentialBlock;
import ai.djl.nn.core.Linear;
import ai.djl.training.DefaultTrainingConfig;
import ai.djl.training.EasyTrain;
import ai.djl.training.GradientCollector;
import ai.djl.training.ParameterStore;
import ai.djl.training.Trainer;
import ai.djl.training.dataset.ArrayDataset;
import ai.djl.training.evaluator.BinaryAccuracy;
import ai.djl.training.listener.TrainingListener;
import ai.djl.training.loss.Loss;
import ai.djl.training.optimizer.Optimizer;
import ai.djl.training.tracker.Tracker;
import ai.djl.util.PairList;
import io.github.gradientharness.inspection.SanityChecks;
import io.github.gradientharness.instrument.GradientRecorder;
import io.github.gradientharness.recording.Layer;
import io.github.gradientharness.recording.MetricPoint;
import io.github.gradientharness.recording.Quantity;
import io.github.gradientharness.recording.Recording;
import io.github.gradientharness.recording.Series;
import io.github.gradientharness.recording.Window;
import io.github.gradientharness.rules.RuleSet;
import io.github.gradientharness.verdict.Finding;
import io.github.gradientharness.verdict.RuleId;
import java.lang.reflect.Field;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What a recording of a DJL trainer says. */
@Tag("djl")
class TrainerRecordingTest {

    private final GradientRecorder recorder = SmallTraining.recorder();

    private static Optimizer sgd(float rate) {
        return Optimizer.sgd().setLearningRateTracker(Tracker.fixed(rate)).build();
    }

    private static SmallTraining training(SequentialBlock block, TrainingListener... listeners) {
        return new SmallTraining(block, SmallTraining.samples(4), false, sgd(0.1f), listeners);
    }

    private List<Layer> layers() {
        return recorder.recording().header().model().layers();
    }

    @Test
    void layersAreDescribedInTheOrderOfTheirBlocks() {
        try (SmallTraining training = new SmallTraining(
                Blocks.LE_NET.block(),
                Blocks.LE_NET.input(),
                true,
                Optimizer.adam().build())) {
            recorder.attach(training.trainer());
            training.iterations(2);

            assertThat(layers())
                    .extracting(Layer::name, Layer::type, Layer::activation, Layer::fanIn, Layer::units)
                    .containsExactly(
                            tuple("01Conv2d", "Conv2d", "relu", 25L, 6L),
                            tuple("04Conv2d", "Conv2d", "relu", 150L, 16L),
                            tuple("08Linear", "Linear", "relu", 256L, 84L),
                            tuple("10Linear", "Linear", "", 84L, 10L));
            var model = recorder.recording().header().model();
            assertThat(model.kind()).isEqualTo("DJL Trainer");
            assertThat(model.updater()).isEqualTo("Adam(learningRate=0.001)");
            assertThat(model.parameterCount()).isEqualTo(25 * 6 + 6 + 150 * 16 + 16 + 256 * 84 + 84 + 84 * 10 + 10);
            assertThat(recorder.recording().header().seed()).isEqualTo(42);
            assertThat(recorder.recording().header().environment())
                    .containsEntry("djl", "0.36.0")
                    .containsEntry("engine", "PyTorch 2.7.1");
            assertThat(recorder.recording().notes()).isEmpty();
        }
    }

    /** The units of a convolution are its second dimension, and its output is the activation function's. */
    @Test
    void activationsOfAConvolutionAreThoseAfterItsFunction() {
        try (SmallTraining training = new SmallTraining(
                Blocks.LE_NET.block(),
                Blocks.LE_NET.input(),
                true,
                Optimizer.adam().build())) {
            recorder.attach(training.trainer());
            training.iterations(1);

            Window window = recorder.recording().windows().get(0);
            var activation =
                    window.summary(new Series(0, "", Quantity.ACTIVATION)).orElseThrow();
            assertThat(activation.min()).isZero();
            assertThat(activation.count()).isEqualTo(16L * 6 * 24 * 24);
            assertThat(window.units().keySet().stream().filter(it -> it.layer() == 0))
                    .hasSize(2);
            assertThat(window.units().values())
                    .allSatisfy(units -> assertThat(units.units()).isIn(6, 16, 84, 10));
        }
    }

    @Test
    void parametersOfARecurrentLayerAreNamedAndItsActivationsMeasured() {
        try (SmallTraining training =
                new SmallTraining(Blocks.RECURRENT.block(), Blocks.RECURRENT.input(), false, sgd(0.1f))) {
            recorder.attach(training.trainer());
            training.iterations(2);

            assertThat(layers().get(0).parameters())
                    .extracting(io.github.gradientharness.recording.Parameter::name)
                    .containsExactly("l_0_i2h_WEIGHT", "l_0_h2h_WEIGHT", "l_0_i2h_BIAS", "l_0_h2h_BIAS");
            assertThat(layers()).extracting(Layer::units).containsExactly(7L, 5L, 1L);
            assertThat(layers()).extracting(Layer::fanIn).containsExactly(3L, 7L, 5L);
            Window window = recorder.recording().windows().get(0);
            assertThat(window.summary(new Series(0, "", Quantity.ACTIVATION_GRADIENT)))
                    .hasValueSatisfying(it -> assertThat(it.count()).isEqualTo(16L * 12 * 7));
            assertThat(recorder.recording().notes()).hasSize(2).allMatch(note -> note.contains("back in time"));
        }
    }

    @Test
    void frozenParametersAreNamedAndNotMeasured() {
        SequentialBlock block = Blocks.DENSE.block();
        try (SmallTraining training = training(block)) {
            block.getChildren().get(0).getValue().freezeParameters(true);
            recorder.attach(training.trainer());
            training.iterations(3);

            assertThat(layers().get(0).type()).isEqualTo("Frozen(Linear)");
            assertThat(layers().get(0).parameters()).isEmpty();
            assertThat(recorder.recording().notes())
                    .containsExactly("These parameters are frozen and not measured: 01Linear_weight, 01Linear_bias.");
            assertThat(RuleSet.defaults().evaluate(recorder.recording()).findings())
                    .noneMatch(it -> it.rule().equals(RuleId.STALLED_LAYER));
        }
    }

    @Test
    void aParameterThatIsNoLongerFrozenIsNamed() {
        SequentialBlock block = Blocks.DENSE.block();
        try (SmallTraining training = training(block)) {
            block.getChildren().get(0).getValue().freezeParameters(true);
            recorder.attach(training.trainer());
            training.iterations(2);
            block.getChildren().get(0).getValue().freezeParameters(false);
            training.iterations(1);

            assertThat(recorder.recording().notes())
                    .anyMatch(note -> note.contains("01Linear_weight was frozen when the recorder was attached"));
        }
    }

    @Test
    void aParameterThatIsFrozenMeanwhileHasNoMoreGradients() {
        SequentialBlock block = Blocks.DENSE.block();
        try (SmallTraining training = training(block)) {
            recorder.attach(training.trainer());
            training.iterations(2);
            block.getChildren().get(0).getValue().freezeParameters(true);
            training.iterations(2);

            Recording recording = recorder.recording();
            assertThat(recording.ending().problem()).isEmpty();
            assertThat(recording.windows().stream()
                            .flatMap(window -> window.summary(new Series(0, "weight", Quantity.GRADIENT)).stream())
                            .mapToLong(it -> it.tensors())
                            .sum())
                    .isEqualTo(2);
            assertThat(recording.ending().iterations()).isEqualTo(4);
        }
    }

    @Test
    void evaluatorsAreMetricsOfEachEpoch() throws Exception {
        DefaultTrainingConfig config = new DefaultTrainingConfig(Loss.sigmoidBinaryCrossEntropyLoss())
                .addEvaluator(new BinaryAccuracy())
                .optOptimizer(sgd(0.1f))
                .addTrainingListeners(TrainingListener.Defaults.basic());
        try (SmallTraining training =
                new SmallTraining(Blocks.DENSE.block(), SmallTraining.samples(4), false, config)) {
            recorder.attach(training.trainer());
            ArrayDataset data = data(training.trainer(), 40);
            ArrayDataset test = data(training.trainer(), 16);

            EasyTrain.fit(training.trainer(), 3, data, test);

            Recording recording = recorder.recording();
            assertThat(recording.metrics())
                    .extracting(MetricPoint::name)
                    .contains(
                            "train BinaryAccuracy",
                            "validate BinaryAccuracy",
                            "train SigmoidBinaryCrossEntropyLoss",
                            "validate SigmoidBinaryCrossEntropyLoss");
            assertThat(recording.metrics().stream().filter(it -> it.name().equals("train BinaryAccuracy")))
                    .extracting(MetricPoint::epoch)
                    .containsExactly(1, 2, 3);
            float told = training.trainer().getTrainingResult().getEvaluations().get("train_BinaryAccuracy");
            assertThat(recording.metrics().stream()
                            .filter(it -> it.name().equals("train BinaryAccuracy"))
                            .reduce((first, last) -> last)
                            .orElseThrow()
                            .value())
                    .isEqualTo(told);
            assertThat(recording.ending().epochs()).isEqualTo(3);
            assertThat(recording.ending().iterations()).isEqualTo(9);
            assertThat(recording.trainingData().targets().get(0).values().columns())
                    .isEqualTo(1);
        }
    }

    private static ArrayDataset data(Trainer trainer, int rows) {
        Random random = new Random(1);
        float[] values = new float[rows * 4];
        float[] labels = new float[rows];
        for (int i = 0; i < values.length; i++) {
            values[i] = (float) random.nextGaussian();
        }
        for (int i = 0; i < rows; i++) {
            labels[i] = values[4 * i] > 0 ? 1 : 0;
        }
        return new ArrayDataset.Builder()
                .setData(trainer.getManager().create(values, new Shape(rows, 4)))
                .optLabels(trainer.getManager().create(labels, new Shape(rows, 1)))
                .setSampling(16, true)
                .build();
    }

    /** Nobody says where an epoch of this loop ends: it ends when its data come again. */
    @Test
    void anEpochOfALoopEndsWhenItsDataComeAgain() throws Exception {
        try (SmallTraining training = training(Blocks.DENSE.block())) {
            recorder.attach(training.trainer());
            ArrayDataset data = data(training.trainer(), 48);
            for (int epoch = 0; epoch < 3; epoch++) {
                for (var batch : training.trainer().iterateDataset(data)) {
                    EasyTrain.trainBatch(training.trainer(), batch);
                    training.trainer().step();
                    batch.close();
                }
            }

            assertThat(recorder.recording().windows())
                    .last()
                    .satisfies(it -> assertThat(it.toEpoch()).isEqualTo(3));
        }
    }

    /** DJL's own listener ends a training whose loss is NaN before the optimizer makes a step. */
    @Test
    void aTrainingThatDjlEndsBecauseItDivergedIsRecordedToItsEnd() {
        try (SmallTraining training = training(Blocks.DENSE.block(), TrainingListener.Defaults.basic())) {
            recorder.attach(training.trainer());
            training.iterations(2);
            training.model()
                    .getBlock()
                    .getParameters()
                    .get("03Linear_weight")
                    .getArray()
                    .stopGradient()
                    .muli(Float.NaN);

            assertThat(catchThrowable(() -> training.iterations(1))).isNotNull();

            Recording recording = recorder.recording();
            assertThat(recording.ending().iterations()).isEqualTo(3);
            assertThat(RuleSet.defaults().evaluate(recording).findings())
                    .extracting(Finding::rule)
                    .contains(RuleId.NON_FINITE);
        }
    }

    /** A stand-in, because this machine has one device: every parameter has a mirror on a second one. */
    @Test
    void gradientsOfTwoDevicesAreThoseOfTheMeanOfTheirLosses() throws Exception {
        try (SmallTraining training = training(Blocks.DENSE.block())) {
            Trainer trainer = training.trainer();
            MirroredStore store = new MirroredStore(trainer.getManager());
            new TrainerInternals(trainer).setStore(store);
            Field devices = Trainer.class.getDeclaredField("devices");
            devices.setAccessible(true);
            devices.set(trainer, new Device[] {Device.cpu(), Device.gpu(0)});
            recorder.attach(trainer);

            Parameter kernel = training.model().getBlock().getParameters().get("01Linear_weight");
            try (GradientCollector collector = trainer.newGradientCollector()) {
                collector.backward(kernel.getArray().mul(2).sum());
            }
            try (GradientCollector collector = trainer.newGradientCollector()) {
                collector.backward(
                        store.getValue(kernel, Device.gpu(0), true).mul(6).sum());
            }
            trainer.step();

            Window window = recorder.recording().windows().get(0);
            var gradient =
                    window.summary(new Series(0, "weight", Quantity.GRADIENT)).orElseThrow();
            assertThat(List.of(gradient.min(), gradient.max())).containsExactly(4.0, 4.0);
            assertThat(recorder.recording().notes())
                    .contains("Activations and their gradients are not measured in a training on several devices.");
        }
    }

    private static final class MirroredStore extends ParameterStore {

        private final Map<Parameter, NDArray> mirrors = new HashMap<>();

        MirroredStore(NDManager manager) {
            super(manager, false);
        }

        @Override
        public NDArray getValue(Parameter parameter, Device device, boolean training) {
            if (!device.isGpu()) {
                return parameter.getArray();
            }
            return mirrors.computeIfAbsent(parameter, it -> {
                NDArray mirror = it.getArray().stopGradient().duplicate();
                mirror.setRequiresGradient(true);
                return mirror;
            });
        }

        @Override
        public void updateAllParameters() {}
    }

    @Test
    void activationFunctionsAreKnownByWhatTheyDo() {
        SequentialBlock block = new SequentialBlock();
        Stream.<Function<NDList, NDList>>of(
                        Activation::relu,
                        Activation::relu6,
                        Activation::sigmoid,
                        Activation::tanh,
                        Activation::softSign,
                        Activation::softPlus,
                        arrays -> new NDList(arrays.head().softmax(-1)))
                .forEach(function -> block.add(Blocks.linear(3)).add(function));
        block.add(Blocks.linear(3)).add(Activation.leakyReluBlock(0.1f));
        block.add(Blocks.linear(3)).addSingleton(array -> array.mul(2));
        block.add(Blocks.linear(1));
        try (SmallTraining training = training(block)) {
            recorder.attach(training.trainer());
            training.iterations(1);

            assertThat(layers())
                    .extracting(Layer::activation)
                    .containsExactly(
                            "relu", "relu6", "sigmoid", "tanh", "softsign", "softplus", "softmax", "leakyrelu", "", "");
        }
    }

    @Test
    void aBlockOfTheUsersOwnIsNotRunTwice() {
        OwnBlock own = new OwnBlock();
        try (SmallTraining training =
                training(new SequentialBlock().add(own).add(Activation::tanh).add(Blocks.linear(1)))) {
            int before = own.passes;
            recorder.attach(training.trainer());
            training.iterations(3);

            assertThat(own.passes - before).isEqualTo(3);
            assertThat(recorder.recording().notes()).singleElement().asString().contains("OwnBlock");
            assertThat(recorder.recording().windows().get(0).summary(new Series(0, "weight", Quantity.GRADIENT)))
                    .isPresent();
            assertThat(layers()).extracting(Layer::name).containsExactly("01OwnBlock_01inside", "03Linear");
        }
    }

    /** A block that counts how often it runs. */
    private static final class OwnBlock extends AbstractBlock {

        private final Linear inside =
                addChildBlock("inside", Linear.builder().setUnits(5).build());
        private int passes;

        @Override
        protected NDList forwardInternal(
                ParameterStore store, NDList inputs, boolean training, PairList<String, Object> params) {
            passes++;
            return inside.forward(store, inputs, training);
        }

        @Override
        public Shape[] getOutputShapes(Shape[] inputs) {
            return inside.getOutputShapes(inputs);
        }

        @Override
        protected void initializeChildBlocks(NDManager manager, DataType type, Shape... inputs) {
            inside.initialize(manager, type, inputs);
        }
    }

    /** A class that only adds its blocks is a sequence like any other. */
    @Test
    void aSequenceOfTheUsersOwnIsMeasured() {
        try (SmallTraining training = training(new NamedSequence())) {
            recorder.attach(training.trainer());
            training.iterations(1);

            assertThat(layers()).extracting(Layer::name).containsExactly("01hidden", "03output");
            assertThat(recorder.recording().windows().get(0).summary(new Series(0, "", Quantity.ACTIVATION)))
                    .isPresent();
        }
    }

    private static final class NamedSequence extends SequentialBlock {

        private NamedSequence() {
            addChildBlock("hidden", Blocks.linear(4));
            add(Activation::tanh);
            addChildBlock("output", Blocks.linear(1));
        }
    }

    @Test
    void layersBesideEachOtherHaveGradientsAndNoActivations() {
        SequentialBlock block = new SequentialBlock()
                .add(Blocks.linear(4))
                .add(Activation::tanh)
                .add(new ParallelBlock(
                        lists -> new NDList(lists.get(0).head().add(lists.get(1).head())),
                        List.of(Blocks.linear(3), Blocks.linear(3))))
                .add(Blocks.linear(1));
        try (SmallTraining training = training(block)) {
            recorder.attach(training.trainer());
            training.iterations(1);

            assertThat(recorder.recording().notes())
                    .containsExactly("Activations are not measured of layers inside of blocks that are no sequence:"
                            + " 03ParallelBlock_01Linear, 03ParallelBlock_02Linear.");
            Window window = recorder.recording().windows().get(0);
            assertThat(window.summary(new Series(1, "weight", Quantity.GRADIENT)))
                    .isPresent();
            assertThat(window.summary(new Series(0, "", Quantity.ACTIVATION_GRADIENT)))
                    .isPresent();
        }
    }

    /** A loss may count how often it is evaluated, or be made for one evaluation only. */
    @Test
    void aLossThatCanNotBeEvaluatedTwiceIsNotMeasuredAndAllElseIs() {
        Loss once = new Loss("once") {
            private boolean isEvaluated;

            @Override
            public NDArray evaluate(NDList labels, NDList predictions) {
                isEvaluated = !isEvaluated;
                if (!isEvaluated) {
                    throw new IllegalStateException("evaluated twice");
                }
                return predictions.head().sub(labels.head()).square().mean();
            }
        };
        try (SmallTraining training = new SmallTraining(
                Blocks.DENSE.block(),
                SmallTraining.samples(4),
                false,
                new DefaultTrainingConfig(once).optOptimizer(sgd(0.1f)))) {
            recorder.attach(training.trainer());
            training.iterations(1);

            Window window = recorder.recording().windows().get(0);
            assertThat(window.loss().count()).isZero();
            assertThat(window.summary(new Series(0, "weight", Quantity.GRADIENT)))
                    .isPresent();
            assertThat(recorder.recording().notes())
                    .anyMatch(note -> note.startsWith("The loss could not be measured"));
            assertThat(recorder.recording().ending().problem()).isEmpty();
        }
    }

    @Test
    void aModelThatIsNotInitializedIsRefused() {
        try (Model model = Model.newInstance("empty")) {
            model.setBlock(Blocks.DENSE.block());
            try (Trainer trainer = model.newTrainer(new DefaultTrainingConfig(Loss.l2Loss()))) {
                assertThatThrownBy(() -> recorder.attach(trainer))
                        .isInstanceOf(IllegalArgumentException.class)
                        .hasMessageContaining("trainer.initialize(shape)");
            }
        }
    }

    @Test
    void aTrainerCanNotBeCheckedOnOneMinibatchAndSaysSo() {
        try (SmallTraining training = training(Blocks.DENSE.block())) {
            assertThatThrownBy(() -> SanityChecks.of(training.trainer()).on(new float[1][4], new float[1][1]))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("can't be copied with its optimizer");
        }
    }

    @Test
    void aSeedMakesTheEngineBeginAnew() {
        float[] first = firstKernel(5);
        assertThat(firstKernel(5)).isEqualTo(first);
        assertThat(firstKernel(6)).isNotEqualTo(first);
    }

    /** What tests over seeds rely on. */
    private static float[] firstKernel(long seed) {
        try (Model model = Model.newInstance("seeded")) {
            model.setBlock(Blocks.DENSE.block());
            new DjlRandom().setSeed(seed);
            try (Trainer trainer = model.newTrainer(new DefaultTrainingConfig(Loss.l2Loss()))) {
                trainer.initialize(new Shape(1, 4));
                return model.getBlock().getParameters().values().stream()
                        .filter(it -> it.getType() == Parameter.Type.WEIGHT)
                        .findFirst()
                        .orElseThrow()
                        .getArray()
                        .toFloatArray();
            }
        }
    }
}
