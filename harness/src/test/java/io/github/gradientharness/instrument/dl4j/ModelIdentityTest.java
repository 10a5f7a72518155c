package io.github.gradientharness.instrument.dl4j;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.github.gradientharness.instrument.GradientRecorder;
import io.github.gradientharness.instrument.Preset;
import io.github.gradientharness.instrument.RecorderOptions;
import io.github.gradientharness.recording.Ending;
import io.github.gradientharness.recording.Quantity;
import io.github.gradientharness.recording.Recording;
import io.github.gradientharness.recording.Series;
import java.lang.reflect.Proxy;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.deeplearning4j.datasets.iterator.ExistingDataSetIterator;
import org.deeplearning4j.nn.api.Layer;
import org.deeplearning4j.nn.api.Model;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.layers.DenseLayer;
import org.deeplearning4j.nn.conf.layers.OutputLayer;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.deeplearning4j.nn.graph.vertex.GraphVertex;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.deeplearning4j.optimize.api.TrainingListener;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.nd4j.common.primitives.Pair;
import org.nd4j.linalg.activations.IActivation;
import org.nd4j.linalg.activations.impl.ActivationTanH;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.dataset.DataSet;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.lossfunctions.impl.LossMCXENT;

/** Whoever looks at a recorded model, whenever, sees its own layers and vertices, and after any exception as well. */
@Tag("slow")
class ModelIdentityTest {

    private static final DataType TYPE = DataType.FLOAT;

    /** What a model is made of, kept from before it was attached. */
    private static final class Parts {

        private final Model model;
        private final Object[] layers;
        private final Object[] vertices;
        private int looks;

        Parts(Model model) {
            this.model = model;
            this.layers = layers(model).clone();
            this.vertices = vertices(model).clone();
        }

        private static Object[] layers(Model model) {
            return ListenerRemoval.layers(model);
        }

        private static Object[] vertices(Model model) {
            return model instanceof ComputationGraph graph ? graph.getVertices() : new GraphVertex[0];
        }

        /** Fails if anything is another object, or a summary, which casts what it finds, throws. */
        void look() {
            looks++;
            assertThat(same(layers(model), layers)).as("layers").isTrue();
            assertThat(same(vertices(model), vertices)).as("vertices").isTrue();
            for (int i = 0; i < layers.length; i++) {
                Layer layer = model instanceof MultiLayerNetwork network
                        ? network.getLayer(i)
                        : ((ComputationGraph) model).getLayer(i);
                assertThat(layer == layers[i]).as("layer %s", i).isTrue();
            }
            if (model instanceof MultiLayerNetwork network) {
                assertThat(network.getOutputLayer() == layers[layers.length - 1])
                        .isTrue();
            }
            assertThat(
                            model instanceof ComputationGraph graph
                                    ? graph.summary()
                                    : ((MultiLayerNetwork) model).summary())
                    .contains("Trainable Parameters");
        }

        private static boolean same(Object[] now, Object[] then) {
            return now.length == then.length
                    && Stream.iterate(0, i -> i + 1).limit(now.length).allMatch(i -> now[i] == then[i]);
        }
    }

    /** A listener of the user's own that looks at every call, and throws at one of them. */
    private static final class Looking implements TrainingListener {

        private final Parts parts;
        private @Nullable String throwsAt;

        Looking(Parts parts) {
            this.parts = parts;
        }

        private void called(String callback) {
            parts.look();
            if (callback.equals(throwsAt)) {
                throw new IllegalStateException(callback);
            }
        }

        @Override
        public void iterationDone(Model model, int iteration, int epoch) {
            called("iterationDone");
        }

        @Override
        public void onEpochStart(Model model) {
            called("onEpochStart");
        }

        @Override
        public void onEpochEnd(Model model) {
            called("onEpochEnd");
        }

        @Override
        public void onForwardPass(Model model, List<INDArray> activations) {
            called("onForwardPass");
        }

        @Override
        public void onForwardPass(Model model, Map<String, INDArray> activations) {
            called("onForwardPass");
        }

        @Override
        public void onGradientCalculation(Model model) {
            called("onGradientCalculation");
        }

        @Override
        public void onBackwardPass(Model model) {
            called("onBackwardPass");
        }
    }

    /** Where the user's listeners stand. */
    enum Order {
        BEFORE,
        AFTER,
        BOTH
    }

    static Stream<Arguments> kindsAndOrders() {
        return Arrays.stream(NetworkKinds.values())
                .flatMap(kind -> Arrays.stream(Order.values())
                        .flatMap(order -> Stream.of(Preset.values())
                                .flatMap(preset -> Stream.of(true, false)
                                        .map(asGraph -> Arguments.of(kind, order, preset, asGraph)))));
    }

    private static GradientRecorder recorder(Preset preset) {
        return new GradientRecorder(RecorderOptions.inMemory("identity").with(preset));
    }

    private static void fit(Model model, DataSet batch) {
        if (model instanceof MultiLayerNetwork network) {
            network.fit(batch);
        } else {
            ((ComputationGraph) model).fit(batch);
        }
    }

    private static void fitAnEpoch(Model model, DataSet batch) {
        if (model instanceof MultiLayerNetwork network) {
            network.fit(new ExistingDataSetIterator(List.of(batch, batch)));
        } else {
            ((ComputationGraph) model).fit(new ExistingDataSetIterator(List.of(batch, batch)));
        }
    }

    /** Two epochs, then iterations of which each throws in another way, then one that does not. */
    @ParameterizedTest
    @MethodSource("kindsAndOrders")
    void layersAndVerticesAreTheUsersOwnAtEveryCallAndAfterEveryException(
            NetworkKinds kind, Order order, Preset preset, boolean asGraph) {
        MultiLayerNetwork network = kind.network(TYPE, true);
        Model model = asGraph ? network.toComputationGraph() : network;
        Parts parts = new Parts(model);
        Looking looking = new Looking(parts);
        if (order != Order.AFTER) {
            model.addListeners(looking);
        }
        GradientRecorder recorder = recorder(preset);
        recorder.attach(model);
        if (order != Order.BEFORE) {
            model.addListeners(looking);
        }
        DataSet good = kind.batch(TYPE);

        fitAnEpoch(model, good);
        DataSet bad = new DataSet(good.getFeatures(), Nd4j.zeros(TYPE, 3, 7));
        assertThat(catchThrowable(() -> fit(model, bad))).isInstanceOf(RuntimeException.class);
        parts.look();
        for (String callback : List.of("onForwardPass", "onBackwardPass", "onGradientCalculation", "iterationDone")) {
            looking.throwsAt = callback;
            assertThat(catchThrowable(() -> fit(model, good))).hasStackTraceContaining(callback);
            parts.look();
        }
        looking.throwsAt = null;
        assertThat(catchThrowable(() -> fit(model, new DataSet(good.getFeatures(), null))))
                .isNotNull();
        parts.look();
        fit(model, good);
        recorder.end(Ending.Status.COMPLETE);
        parts.look();

        assertThat(parts.looks).isGreaterThan(20);
        assertThat(recorder.recording().ending().problem()).isEmpty();
        assertThat(ListenerRemoval.listeners(model)).allMatch(it -> it == looking);
        assertGradientsWereMeasured(recorder.recording(), preset, order);
    }

    private static void assertGradientsWereMeasured(Recording recording, Preset preset, Order order) {
        long measured = recording.windows().stream()
                .flatMap(window -> window.series().keySet().stream())
                .filter(series -> series.equals(new Series(0, "", Quantity.ACTIVATION_GRADIENT)))
                .count();
        if (preset == Preset.ECONOMY || order != Order.BEFORE) {
            assertThat(measured).isZero();
        } else {
            assertThat(measured).isPositive();
        }
        if (preset != Preset.ECONOMY && order != Order.BEFORE) {
            // Passes that the user's listener ends before the recorder's is called are said to be unseen.
            assertThat(recording.notes())
                    .filteredOn(note -> !note.contains("ended by an exception"))
                    .singleElement()
                    .asString()
                    .contains("onForwardPass", "Add your listeners first");
        }
    }

    /** A loss and an activation function that look at the model in which they run. */
    private static final class LookingLoss extends LossMCXENT {

        private static final long serialVersionUID = 1L;

        private transient @Nullable Runnable look;

        @Override
        public INDArray computeGradient(
                INDArray labels, INDArray preOutput, IActivation activation, @Nullable INDArray mask) {
            if (look != null) {
                look.run();
            }
            return super.computeGradient(labels, preOutput, activation, mask);
        }
    }

    /** See {@link LookingLoss}. */
    private static final class LookingTanh extends ActivationTanH {

        private static final long serialVersionUID = 1L;

        private transient @Nullable Runnable look;

        @Override
        public Pair<INDArray, INDArray> backprop(INDArray in, INDArray epsilon) {
            if (look != null) {
                look.run();
            }
            return super.backprop(in, epsilon);
        }
    }

    private static MultiLayerNetwork networkOf(LookingTanh tanh, LookingLoss loss) {
        MultiLayerNetwork network = new MultiLayerNetwork(new NeuralNetConfiguration.Builder()
                .seed(3)
                .dataType(TYPE)
                .list()
                .layer(new DenseLayer.Builder().nIn(3).nOut(4).activation(tanh).build())
                .layer(new DenseLayer.Builder().nIn(4).nOut(4).activation(tanh).build())
                .layer(new OutputLayer.Builder(loss).nIn(4).nOut(2).build())
                .build());
        network.init();
        return network;
    }

    @ParameterizedTest
    @EnumSource(Preset.class)
    void alsoForCodeOfTheUsersThatRunsInTheBackwardPass(Preset preset) {
        LookingTanh tanh = new LookingTanh();
        LookingLoss loss = new LookingLoss();
        for (boolean asGraph : List.of(false, true)) {
            MultiLayerNetwork network = networkOf(tanh, loss);
            Model model = asGraph ? network.toComputationGraph() : network;
            Parts parts = new Parts(model);
            for (Layer layer : ListenerRemoval.layers(model)) {
                var conf = (org.deeplearning4j.nn.conf.layers.BaseLayer)
                        layer.conf().getLayer();
                if (conf.getActivationFn() instanceof LookingTanh it) {
                    it.look = parts::look;
                }
                if (conf instanceof OutputLayer output) {
                    ((LookingLoss) output.getLossFn()).look = parts::look;
                }
            }
            GradientRecorder recorder = recorder(preset);
            recorder.attach(model);

            fit(model, TinyNetworks.denseData(TYPE, 6));

            assertThat(parts.looks).isEqualTo(3);
            assertThat(recorder.recording().notes()).isEmpty();
            assertThat(recorder.recording().windows().get(0).series().keySet())
                    .filteredOn(it -> it.quantity() == Quantity.ACTIVATION_GRADIENT)
                    .hasSize(preset == Preset.ECONOMY ? 0 : 2);
        }
    }

    /** DL4J's loop throws between two layers, when it asks for what a layer did not return. */
    @Test
    void alsoAfterAnExceptionOfTheLoopItself() {
        MultiLayerNetwork network = networkOf(new LookingTanh(), new LookingLoss());
        Layer middle = network.getLayers()[1];
        network.getLayers()[1] = (Layer) Proxy.newProxyInstance(
                Layer.class.getClassLoader(), new Class<?>[] {Layer.class}, (self, method, it) -> {
                    Object result = method.invoke(middle, it);
                    return method.getName().equals("backpropGradient") ? new Pair<>(null, null) : result;
                });
        GradientRecorder recorder = recorder(Preset.FULL);
        Layer[] layers = recorder.attach(network).getLayers().clone();

        assertThat(catchThrowable(() -> network.fit(TinyNetworks.denseData(TYPE, 6))))
                .isInstanceOf(NullPointerException.class);

        assertThat(network.getLayers())
                .usingElementComparator((a, b) -> a == b ? 0 : 1)
                .containsExactly(layers);
    }

    @ParameterizedTest
    @EnumSource(NetworkKinds.class)
    void twoRecordersOfOneModelBothReadItsGradients(NetworkKinds kind) {
        for (boolean asGraph : List.of(false, true)) {
            MultiLayerNetwork network = kind.network(TYPE, true);
            Model model = asGraph ? network.toComputationGraph() : network;
            Parts parts = new Parts(model);
            GradientRecorder first = recorder(Preset.FULL);
            GradientRecorder second = recorder(Preset.FULL);
            second.attach(first.attach(model));
            DataSet batch = kind.batch(TYPE);

            fit(model, batch);
            parts.look();
            fit(model, batch);
            first.end(Ending.Status.COMPLETE);
            fit(model, batch);
            second.end(Ending.Status.COMPLETE);
            parts.look();

            assertThat(first.recording().notes()).isEmpty();
            assertThat(second.recording().notes()).isEmpty();
            assertThat(first.recording().iterations()).isEqualTo(2);
            assertThat(second.recording().iterations()).isEqualTo(3);
            assertThat(first.recording().windows().get(0).series())
                    .isEqualTo(second.recording().windows().get(0).series());
            assertThat(second.recording()
                            .windows()
                            .get(second.recording().windows().size() - 1)
                            .series())
                    .containsKey(new Series(0, "", Quantity.ACTIVATION_GRADIENT));
            assertThat(ListenerRemoval.listeners(model)).isEmpty();
        }
    }

    @Test
    void fittingWithoutLabelsThrowsAsEverAndMeasuringGoesOn() {
        DataSet data = TinyNetworks.denseData(TYPE, 4);
        Watching watching = Watching.everyIteration();
        MultiLayerNetwork network = watching.attach(TinyNetworks.dense(TinyNetworks.settings(TYPE)));

        assertThat(catchThrowable(() -> network.fit(new DataSet(data.getFeatures(), null))))
                .hasMessageContaining("labels");
        network.fit(data);

        assertThat(watching.problem()).isEmpty();
        assertThat(watching.recording().notes()).isEmpty();
        assertThat(watching.recording().iterations()).isEqualTo(1);
        assertThat(watching.summary(1, "layer0", "", Quantity.ACTIVATION_GRADIENT)
                        .l2())
                .isPositive();
    }
}
