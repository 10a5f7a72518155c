package io.github.gradientharness.instrument.djl;

import static org.assertj.core.api.Assertions.assertThat;

import ai.djl.Model;
import ai.djl.engine.Engine;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Activation;
import ai.djl.nn.Block;
import ai.djl.nn.Parameter;
import ai.djl.nn.SequentialBlock;
import ai.djl.nn.recurrent.LSTM;
import ai.djl.training.DefaultTrainingConfig;
import ai.djl.training.EasyTrain;
import ai.djl.training.Trainer;
import ai.djl.training.dataset.ArrayDataset;
import ai.djl.training.initializer.ConstantInitializer;
import ai.djl.training.initializer.Initializer;
import ai.djl.training.initializer.NormalInitializer;
import ai.djl.training.initializer.XavierInitializer;
import ai.djl.training.loss.Loss;
import ai.djl.training.optimizer.Optimizer;
import ai.djl.training.tracker.Tracker;
import io.github.gradientharness.instrument.GradientRecorder;
import io.github.gradientharness.instrument.RecorderOptions;
import io.github.gradientharness.rules.RuleSet;
import io.github.gradientharness.verdict.Finding;
import io.github.gradientharness.verdict.RuleId;
import io.github.gradientharness.verdict.Severity;
import java.util.List;
import java.util.Random;
import java.util.function.Supplier;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** On networks of several kinds that DJL trains, rules are silent where they learn and speak where they are sick. */
@Tag("djl")
class SickTrainerTest {

    private static final int ROWS = 320;

    /** What is trained. */
    private record Problem(float[] inputs, Shape input, float[] labels, int classes) {}

    private static Problem pictures(int seed) {
        Random random = new Random(seed);
        float[] inputs = new float[ROWS * 28 * 28];
        float[] labels = new float[ROWS];
        for (int row = 0; row < ROWS; row++) {
            int label = row % 10;
            labels[row] = label;
            for (int y = 0; y < 28; y++) {
                for (int x = 0; x < 28; x++) {
                    boolean lit = label < 5 ? y / 5 == label : x / 5 == label - 5;
                    inputs[(row * 28 + y) * 28 + x] = (lit ? 1.5f : 0) + 0.3f * (float) random.nextGaussian();
                }
            }
        }
        return new Problem(inputs, new Shape(ROWS, 1, 28, 28), labels, 10);
    }

    /** Whether the sum of a sequence is positive. */
    private static Problem sequences(int seed) {
        Random random = new Random(seed);
        float[] inputs = new float[ROWS * 10 * 2];
        float[] labels = new float[ROWS];
        for (int row = 0; row < ROWS; row++) {
            double sum = 0;
            for (int i = 0; i < 20; i++) {
                inputs[row * 20 + i] = (float) random.nextGaussian();
                sum += inputs[row * 20 + i];
            }
            labels[row] = sum > 0 ? 1 : 0;
        }
        return new Problem(inputs, new Shape(new long[] {ROWS, 10, 2}, "NTC"), labels, 1);
    }

    private static List<Finding> findings(
            Supplier<? extends Block> block, Problem problem, Optimizer optimizer, int epochs) throws Exception {
        GradientRecorder recorder = new GradientRecorder(RecorderOptions.inMemory("djl"));
        try (Model model = Model.newInstance("model")) {
            model.setBlock(block.get());
            Loss loss = problem.classes() > 1 ? Loss.softmaxCrossEntropyLoss() : Loss.sigmoidBinaryCrossEntropyLoss();
            try (Trainer trainer = model.newTrainer(new DefaultTrainingConfig(loss).optOptimizer(optimizer))) {
                long[] one = problem.input().getShape().clone();
                one[0] = 1;
                trainer.initialize(new Shape(one, problem.input().getLayout()));
                NDArray labels = trainer.getManager().create(problem.labels(), new Shape(ROWS, 1));
                ArrayDataset data = new ArrayDataset.Builder()
                        .setData(trainer.getManager().create(problem.inputs(), problem.input()))
                        .optLabels(problem.classes() > 1 ? labels.toType(DataType.INT64, true) : labels)
                        .setSampling(32, true)
                        .build();
                recorder.attach(trainer);
                EasyTrain.fit(trainer, epochs, data, null);
            }
        }
        return RuleSet.defaults().evaluate(recorder.recording()).findings();
    }

    private static Optimizer adam(float rate) {
        return Optimizer.adam().optLearningRateTracker(Tracker.fixed(rate)).build();
    }

    private static Optimizer sgd(float rate) {
        return Optimizer.sgd()
                .setLearningRateTracker(Tracker.fixed(rate))
                .optMomentum(0.9f)
                .build();
    }

    private static void seed(int seed) {
        Engine.getInstance().setRandomSeed(seed);
    }

    private static <B extends Block> B with(Initializer initializer, B block) {
        block.setInitializer(initializer, Parameter.Type.WEIGHT);
        return block;
    }

    private static List<Finding> errors(List<Finding> findings) {
        return findings.stream().filter(it -> it.severity() == Severity.ERROR).toList();
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5})
    void aLeNetThatLearnsIsHealthy(int seed) throws Exception {
        seed(seed);
        assertThat(errors(findings(Blocks.LE_NET::block, pictures(seed), adam(0.002f), 8)))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5})
    void aLeNetOfSigmoidsWithLargeKernelsIsSaturated(int seed) throws Exception {
        seed(seed);
        List<Finding> found = findings(
                () -> with(
                        new NormalInitializer(3f), Blocks.leNet(Activation.sigmoidBlock(), Activation.sigmoidBlock())),
                pictures(seed),
                sgd(0.01f),
                8);

        assertThat(found).extracting(Finding::rule).contains(RuleId.SATURATED_LAYER);
        assertThat(found)
                .filteredOn(it -> it.rule().equals(RuleId.SATURATED_LAYER))
                .anyMatch(it -> it.layer().contains("Conv2d"));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5})
    void aLeNetWhoseReluUnitsAreDeadIsFound(int seed) throws Exception {
        seed(seed);
        List<Finding> found = findings(() -> withDeadUnits(Blocks.LE_NET.block()), pictures(seed), sgd(0.01f), 8);

        assertThat(errors(found)).extracting(Finding::rule).contains(RuleId.DEAD_LAYER);
    }

    private static SequentialBlock withDeadUnits(SequentialBlock block) {
        block.getChildren().get(3).getValue().setInitializer(new ConstantInitializer(-50f), Parameter.Type.BIAS);
        return block;
    }

    private static Block lstm() {
        return new SequentialBlock()
                .add(LSTM.builder().setStateSize(12).setNumLayers(1).build())
                .add(LSTM.builder().setStateSize(12).setNumLayers(1).build())
                .addSingleton(array -> array.get(":, -1"))
                .add(Blocks.linear(1));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5})
    void anLstmThatLearnsIsHealthy(int seed) throws Exception {
        seed(seed);
        assertThat(errors(findings(SickTrainerTest::lstm, sequences(seed), adam(0.01f), 12)))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5})
    void fourLstmsWithSmallKernelsAreStarved(int seed) throws Exception {
        seed(seed);
        List<Finding> found = findings(
                () -> {
                    SequentialBlock block = new SequentialBlock();
                    for (int i = 0; i < 4; i++) {
                        block.add(LSTM.builder().setStateSize(8).setNumLayers(1).build());
                    }
                    return with(
                            new NormalInitializer(0.05f),
                            block.addSingleton(array -> array.get(":, -1")).add(Blocks.linear(1)));
                },
                sequences(seed),
                sgd(0.01f),
                12);

        assertThat(errors(found)).extracting(Finding::rule).contains(RuleId.VANISHING_GRADIENT);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5})
    void aTransferWithFrozenLayersThatLearnsIsHealthy(int seed) throws Exception {
        seed(seed);
        assertThat(errors(findings(() -> frozen(), pictures(seed), adam(0.002f), 8)))
                .isEmpty();
    }

    /** The frozen part is fine; what is trained on top of it begins deep and with sigmoids. */
    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5})
    void aTransferWithASickHeadIsFound(int seed) throws Exception {
        seed(seed);
        List<Finding> found = findings(
                () -> {
                    SequentialBlock block = frozen();
                    block.removeLastBlock();
                    for (int i = 0; i < 5; i++) {
                        block.add(with(glorot(), Blocks.linear(16))).add(Activation::sigmoid);
                    }
                    return block.add(with(glorot(), Blocks.linear(10)));
                },
                pictures(seed),
                sgd(0.01f),
                8);

        assertThat(errors(found)).extracting(Finding::rule).contains(RuleId.VANISHING_GRADIENT);
    }

    private static Initializer glorot() {
        return new XavierInitializer(XavierInitializer.RandomType.UNIFORM, XavierInitializer.FactorType.AVG, 3);
    }

    private static SequentialBlock frozen() {
        SequentialBlock block = Blocks.LE_NET.block();
        block.getChildren().get(0).getValue().freezeParameters(true);
        block.getChildren().get(3).getValue().freezeParameters(true);
        return block;
    }

    /** DJL's loss applies a sigmoid by itself. */
    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3})
    void aSigmoidBeforeALossThatAppliesOneIsFound(int seed) throws Exception {
        seed(seed);
        List<Finding> found = findings(
                () -> new SequentialBlock()
                        .addSingleton(array -> array.reshape(array.getShape().get(0), 20))
                        .add(Blocks.linear(8))
                        .add(Activation::relu)
                        .add(Blocks.linear(1))
                        .add((NDList arrays) -> Activation.sigmoid(arrays)),
                sequences(seed),
                adam(0.01f),
                10);

        assertThat(found)
                .filteredOn(it -> it.rule().equals(RuleId.UNSUITED_OUTPUT))
                .singleElement()
                .satisfies(it -> assertThat(it.meaning()).contains("applies a sigmoid by itself"));
    }
}
