package io.github.gradientharness.inspection;

import static io.github.gradientharness.inspection.SmallModels.COLUMNS;
import static io.github.gradientharness.inspection.SmallModels.SAMPLES;
import static io.github.gradientharness.inspection.SmallModels.STEPS;
import static io.github.gradientharness.inspection.SmallModels.classes;
import static io.github.gradientharness.inspection.SmallModels.classifier;
import static io.github.gradientharness.inspection.SmallModels.graph;
import static io.github.gradientharness.inspection.SmallModels.hidden;
import static io.github.gradientharness.inspection.SmallModels.network;
import static io.github.gradientharness.inspection.SmallModels.normal;
import static io.github.gradientharness.inspection.SmallModels.numbers;
import static io.github.gradientharness.inspection.SmallModels.output;
import static io.github.gradientharness.inspection.SmallModels.recurrentGraph;
import static io.github.gradientharness.inspection.SmallModels.sequences;
import static io.github.gradientharness.inspection.SmallModels.settings;
import static io.github.gradientharness.inspection.SmallModels.softmax;
import static io.github.gradientharness.inspection.SmallModels.yesOrNo;

import io.github.gradientharness.verdict.RuleId;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.conf.layers.DenseLayer;
import org.deeplearning4j.nn.conf.layers.LSTM;
import org.deeplearning4j.nn.conf.layers.Layer;
import org.deeplearning4j.nn.conf.layers.convolutional.Cropping1D;
import org.deeplearning4j.nn.conf.layers.misc.FrozenLayer;
import org.deeplearning4j.nn.conf.layers.recurrent.Bidirectional;
import org.deeplearning4j.nn.conf.layers.recurrent.LastTimeStep;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.deeplearning4j.nn.weights.WeightInit;
import org.nd4j.autodiff.samediff.SDVariable;
import org.nd4j.autodiff.samediff.SameDiff;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.dataset.DataSet;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.indexing.NDArrayIndex;
import org.nd4j.linalg.learning.config.Adam;
import org.nd4j.linalg.learning.config.Sgd;
import org.nd4j.linalg.lossfunctions.LossFunctions.LossFunction;

/** Models that train without an exception and have one bug each, beside their healthy twins. */
final class Bugs {

    /**
     * A bug.
     *
     * @param name what is wrong
     * @param rule the rule that is meant for it
     * @param sick what has it
     * @param twin the same without it
     * @param isCausal whether the output must not see the future
     * @param alongside rules that may find something as well, because the bug does that too
     */
    record Bug(String name, String rule, Case sick, Case twin, boolean isCausal, Set<String> alongside) {

        @Override
        public String toString() {
            return name;
        }
    }

    /** A model and a minibatch. */
    record Case(Supplier<Object> model, Supplier<DataSet> data) {

        SanityChecks.Result check(boolean isCausal) {
            SanityChecks checks = SanityChecks.of(model.get());
            return (isCausal ? checks.withLimit(RuleId.LEAKING_FUTURE, 0) : checks).on(data.get());
        }
    }

    private final List<Bug> all = new ArrayList<>();

    static List<Bug> all() {
        Bugs bugs = new Bugs();
        bugs.labels();
        bugs.outputs();
        bugs.inputs();
        bugs.graphs();
        bugs.sequencesAndMasks();
        bugs.parameters();
        return bugs.all;
    }

    private void add(String name, String rule, Case sick, Case twin, String... alongside) {
        all.add(new Bug(name, rule, sick, twin, false, Set.of(alongside)));
    }

    private static Case of(Supplier<Object> model, Supplier<DataSet> data) {
        return new Case(model, data);
    }

    private static DataSet changed(DataSet data, Consumer<DataSet> change) {
        change.accept(data);
        return data;
    }

    private static final Case CLASSIFIER = of(() -> classifier(), () -> classes());

    private static Case classifierOf(Consumer<DataSet> change) {
        return of(() -> classifier(), () -> changed(classes(), change));
    }

    private static Case classifierWith(Consumer<MultiLayerNetwork> change) {
        return of(
                () -> {
                    MultiLayerNetwork network = classifier();
                    change.accept(network);
                    return network;
                },
                () -> classes());
    }

    private void labels() {
        String rule = RuleId.UNSUITED_LABELS;
        add(
                "labels of a one-hot softmax are multi-hot",
                rule,
                classifierOf(data -> data.getLabels().getColumn(0).assign(1)),
                CLASSIFIER);
        add(
                "one-hot labels were scaled with the features",
                rule,
                classifierOf(data -> data.getLabels().divi(2)),
                CLASSIFIER);
        add(
                "some rows of labels are empty: classes count from 1",
                rule,
                classifierOf(data -> data.getLabels()
                        .get(NDArrayIndex.interval(0, 12), NDArrayIndex.all())
                        .assign(0)),
                CLASSIFIER);
        add(
                "the data is sorted by class",
                rule,
                classifierOf(data -> {
                    data.getLabels().assign(0);
                    data.getLabels().getColumn(0).assign(1);
                }),
                CLASSIFIER);
        Supplier<DataSet> ten = () -> classes(10);
        add(
                "sigmoid for ten exclusive classes",
                rule,
                of(() -> wide(output(10, Activation.SIGMOID, LossFunction.XENT)), ten),
                of(() -> wide(output(10, Activation.SOFTMAX, LossFunction.MCXENT)), ten));
        add(
                "cross-entropy over classes without softmax",
                rule,
                of(() -> wide(output(10, Activation.SIGMOID, LossFunction.MCXENT)), ten),
                of(() -> wide(output(10, Activation.SOFTMAX, LossFunction.MCXENT)), ten));
    }

    private static MultiLayerNetwork wide(Layer output) {
        return network(settings(), InputType.feedForward(10), hidden(), output);
    }

    private void outputs() {
        String rule = RuleId.UNSUITED_OUTPUT;
        add(
                "softmax with squared errors",
                rule,
                of(() -> network(hidden(), output(3, Activation.SOFTMAX, LossFunction.MSE)), () -> classes()),
                CLASSIFIER);
        Case sigmoid =
                of(() -> network(hidden(), output(1, Activation.SIGMOID, LossFunction.XENT)), () -> yesOrNo(0, 1));
        add(
                "labels of -1 and 1 with a sigmoid",
                RuleId.UNSUITED_LABELS,
                of(sigmoid.model(), () -> yesOrNo(-1, 1)),
                sigmoid);
        add(
                "softmax twice",
                rule,
                of(
                        () -> network(
                                hidden(),
                                new DenseLayer.Builder()
                                        .nOut(3)
                                        .activation(Activation.SOFTMAX)
                                        .build(),
                                softmax()),
                        () -> classes()),
                CLASSIFIER);
        add(
                "softmax over a single unit",
                rule,
                of(() -> network(hidden(), output(1, Activation.SOFTMAX, LossFunction.MCXENT)), () -> yesOrNo(0, 1)),
                sigmoid);
        Case linear = of(() -> network(hidden(), output(1, Activation.IDENTITY, LossFunction.MSE)), () -> numbers(1));
        add(
                "a sigmoid output for numbers beyond 1",
                rule,
                of(() -> network(hidden(), output(1, Activation.SIGMOID, LossFunction.MSE)), () -> numbers(1)),
                linear);
        add(
                "targets in thousands",
                RuleId.UNSCALED_TARGETS,
                of(linear.model(), () -> numbers(1000)),
                linear,
                RuleId.EXPLODING_GRADIENT);
        add(
                "logits go through softmax before a loss that does so too",
                rule,
                of(
                        () -> graph(
                                SDVariable::mmul,
                                (values, kernel) -> values.getSameDiff().nn.softmax(values.mmul(kernel))),
                        () -> classes()),
                of(() -> graph(), () -> classes()));
        add(
                "the output's kernel is initialised far too large",
                RuleId.INITIAL_LOSS,
                classifierWith(network -> network.getParam("1_W").muli(40)),
                CLASSIFIER,
                RuleId.EXPLODING_GRADIENT);
    }

    private void inputs() {
        add(
                "pixels from 0 to 255",
                RuleId.UNSCALED_INPUTS,
                classifierOf(data -> data.getFeatures()
                        .assign(Nd4j.rand(data.getFeatures().shape()).mul(255))),
                CLASSIFIER,
                RuleId.SATURATED_LAYER);
        add(
                "a raw column thirty times as large as the others",
                RuleId.UNSCALED_INPUTS,
                classifierOf(data -> data.getFeatures().getColumn(3).muli(30)),
                CLASSIFIER);
        add(
                "a column of zero weights",
                RuleId.UNUSED_INPUT,
                classifierWith(network -> network.getParam("0_W").getRow(1).assign(0)),
                CLASSIFIER);
        add(
                "a column is read twice",
                RuleId.REDUNDANT_COLUMNS,
                classifierOf(data -> data.getFeatures()
                        .putColumn(3, data.getFeatures().getColumn(2).dup())),
                CLASSIFIER);
        add(
                "a column is constant",
                RuleId.REDUNDANT_COLUMNS,
                classifierOf(data -> data.getFeatures().getColumn(3).assign(1)),
                CLASSIFIER);
    }

    private void graphs() {
        Case healthy = of(() -> graph(), () -> classes());
        UnaryOperator<Case> same = it -> of(it.model(), () -> classes());
        add(
                "a slice leaves out the last column",
                RuleId.UNUSED_INPUT,
                same.apply(of(
                        () -> graph((values, kernel) -> {
                            SameDiff graph = values.getSameDiff();
                            SDVariable kept = graph.slice(values, new int[] {0, 0}, SAMPLES, COLUMNS - 1);
                            return kept.mmul(graph.slice(kernel, new int[] {0, 0}, COLUMNS - 1, 8));
                        }),
                        null)),
                healthy);
        add(
                "a mask of constants cuts two columns",
                RuleId.UNUSED_INPUT,
                of(
                        () -> graph((values, kernel) -> values.mul(values.getSameDiff()
                                        .constant(Nd4j.createFromArray(1f, 0f, 1f, 0f)
                                                .reshape(1, COLUMNS)))
                                .mmul(kernel)),
                        () -> classes()),
                healthy);
        add(
                "permute before reshape mixes the samples",
                RuleId.LEAKING_SAMPLES,
                of(
                        () -> graph((values, kernel) ->
                                values.permute(1, 0).reshape(SAMPLES, COLUMNS).mmul(kernel)),
                        () -> classes()),
                healthy);
        add(
                "softmax over the samples in place of the units",
                RuleId.LEAKING_SAMPLES,
                of(
                        () -> graph((values, kernel) ->
                                values.mmul(kernel).mul(values.getSameDiff().nn.softmax(values.mmul(kernel), 0))),
                        () -> classes()),
                healthy);
        add(
                "the minibatch's mean is subtracted by hand",
                RuleId.LEAKING_SAMPLES,
                of(
                        () -> graph((values, kernel) ->
                                values.sub(values.mean(true, 0)).mmul(kernel)),
                        () -> classes()),
                healthy);
        add(
                "a constant in place of a variable",
                RuleId.UNMOVED_PARAMETER,
                of(
                        () -> graph((values, kernel) -> values.mmul(values.getSameDiff()
                                .constant("fixed", normal(6, COLUMNS, 8).mul(0.4)))),
                        () -> classes()),
                healthy);
        add(
                "a kernel that the loss never sees",
                RuleId.UNMOVED_PARAMETER,
                of(
                        () -> {
                            SameDiff graph = graph();
                            graph.getVariable("input").mmul(graph.var("head", normal(8, COLUMNS, 2)));
                            return graph;
                        },
                        () -> classes()),
                healthy);
    }

    private void sequencesAndMasks() {
        Case causal = of(() -> recurrentGraph(new LSTM.Builder().nOut(6).build()), () -> sequences());
        all.add(new Bug(
                "a bidirectional layer where only the past is known",
                RuleId.LEAKING_FUTURE,
                of(
                        () -> recurrentGraph(
                                new Bidirectional(new LSTM.Builder().nOut(6).build())),
                        () -> sequences()),
                causal,
                true,
                Set.of()));
        add(
                "padding before the sequence, which LSTM does not leave out",
                RuleId.IGNORED_MASK,
                of(causal.model(), () -> padded(0, 3)),
                of(causal.model(), () -> padded(STEPS - 3, STEPS)));
        add(
                "the first time step is cropped",
                RuleId.UNUSED_INPUT,
                of(() -> lastStep(new Cropping1D(1, 0)), () -> ofLastStep()),
                of(() -> lastStep(new LSTM.Builder().nOut(6).build()), () -> ofLastStep()));
    }

    private static MultiLayerNetwork lastStep(Layer first) {
        return network(
                settings(),
                InputType.recurrent(COLUMNS, STEPS),
                first,
                new LastTimeStep(new LSTM.Builder().nOut(6).build()),
                output(2, Activation.SOFTMAX, LossFunction.MCXENT));
    }

    private static DataSet ofLastStep() {
        DataSet data = sequences();
        INDArray last = data.getLabels().get(NDArrayIndex.all(), NDArrayIndex.all(), NDArrayIndex.point(STEPS - 1));
        return new DataSet(data.getFeatures(), last.dup());
    }

    private static DataSet padded(int from, int to) {
        DataSet data = sequences();
        INDArray mask = Nd4j.ones(SAMPLES, STEPS);
        for (int sample = 0; sample < SAMPLES; sample += 2) {
            for (int step = from; step < to; step++) {
                mask.putScalar(sample, step, 0);
            }
        }
        data.setFeaturesMaskArray(mask);
        data.setLabelsMaskArray(mask.dup());
        return data;
    }

    private void parameters() {
        add(
                "a layer is frozen by mistake",
                RuleId.UNMOVED_PARAMETER,
                of(() -> network(new FrozenLayer(hidden()), softmax()), () -> classes()),
                CLASSIFIER);
        add(
                "a layer has an updater of rate 0",
                RuleId.UNMOVED_PARAMETER,
                of(
                        () -> network(
                                new DenseLayer.Builder()
                                        .nOut(8)
                                        .updater(new Sgd(0))
                                        .build(),
                                softmax()),
                        () -> classes()),
                CLASSIFIER,
                RuleId.STALLED_LAYER);
        add(
                "all kernels begin with zero",
                RuleId.COPIED_UNITS,
                of(() -> classifier(settings -> settings.weightInit(WeightInit.ZERO)), () -> classes()),
                CLASSIFIER,
                RuleId.UNMOVED_PARAMETER);
        add(
                "a learning rate far too large",
                RuleId.ONE_BATCH,
                of(() -> classifier(settings -> settings.updater(new Sgd(300))), () -> classes()),
                CLASSIFIER,
                RuleId.EXCESSIVE_LEARNING_RATE);
        add(
                "a learning rate far too small",
                RuleId.STALLED_LAYER,
                of(() -> classifier(settings -> settings.updater(new Adam(1e-7))), () -> classes()),
                CLASSIFIER);
    }
}
