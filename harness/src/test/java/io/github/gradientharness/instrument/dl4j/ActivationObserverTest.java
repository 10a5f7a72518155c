package io.github.gradientharness.instrument.dl4j;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.gradientharness.instrument.GradientRecorder;
import io.github.gradientharness.instrument.Preset;
import io.github.gradientharness.instrument.RecorderOptions;
import io.github.gradientharness.recording.Layer;
import io.github.gradientharness.recording.Quantity;
import io.github.gradientharness.recording.Recording;
import io.github.gradientharness.recording.Series;
import io.github.gradientharness.recording.Window;
import io.github.gradientharness.stats.Summary;
import java.lang.reflect.Proxy;
import java.util.List;
import java.util.stream.IntStream;
import org.deeplearning4j.datasets.iterator.ExistingDataSetIterator;
import org.deeplearning4j.nn.api.Model;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.deeplearning4j.optimize.solvers.BaseOptimizer;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.dataset.DataSet;
import org.nd4j.linalg.factory.Nd4j;

/** Measuring every activation and its gradient in every iteration changes nothing of the training, dropout included. */
@Tag("observer")
class ActivationObserverTest {

    /** What a training leaves behind. */
    private record Traces(
            List<Integer> parameters,
            List<Integer> updater,
            double score,
            int iterations,
            int epochs,
            double nextRandomNumber) {

        static Traces of(Model network) {
            return new Traces(
                    bits(network.params()),
                    bits(
                            network instanceof MultiLayerNetwork it
                                    ? it.getUpdater().getStateViewArray()
                                    : ((ComputationGraph) network).getUpdater().getStateViewArray()),
                    network.score(),
                    BaseOptimizer.getIterationCount(network),
                    BaseOptimizer.getEpochCount(network),
                    Nd4j.getRandom().nextDouble());
        }
    }

    /** Array equality forgives differences of 1e-5; these numbers don't. */
    private static List<Integer> bits(INDArray array) {
        float[] values = array.dup().data().asFloat();
        return IntStream.range(0, values.length)
                .mapToObj(i -> Float.floatToRawIntBits(values[i]))
                .toList();
    }

    private static Traces train(Model network, NetworkKinds kind, int epochs) {
        Nd4j.getRandom().setSeed(77);
        List<DataSet> batches =
                IntStream.range(0, 4).mapToObj(i -> kind.batch(DataType.FLOAT)).toList();
        for (int epoch = 0; epoch < epochs; epoch++) {
            if (network instanceof MultiLayerNetwork it) {
                it.fit(new ExistingDataSetIterator(batches));
            } else {
                ((ComputationGraph) network).fit(new ExistingDataSetIterator(batches));
            }
        }
        return Traces.of(network);
    }

    private static GradientRecorder fullRecorder() {
        return new GradientRecorder(RecorderOptions.inMemory("test").with(Preset.FULL));
    }

    @ParameterizedTest
    @EnumSource(NetworkKinds.class)
    void trainingOfANetworkIsBitIdentical(NetworkKinds kind) {
        Traces plain = train(kind.network(DataType.FLOAT, true), kind, 3);
        MultiLayerNetwork network = kind.network(DataType.FLOAT, true);
        GradientRecorder recorder = fullRecorder();
        recorder.attach(network);

        Traces watched = train(network, kind, 3);

        assertThat(watched).isEqualTo(plain);
        assertThat(plain.parameters())
                .isNotEqualTo(bits(kind.network(DataType.FLOAT, true).params()));
        assertThat(network.getLayers()).noneMatch(layer -> Proxy.isProxyClass(layer.getClass()));
        assertEverythingWasMeasured(recorder.recording(), 12);
    }

    @ParameterizedTest
    @EnumSource(NetworkKinds.class)
    void trainingOfAGraphIsBitIdentical(NetworkKinds kind) {
        Traces plain = train(kind.network(DataType.FLOAT, true).toComputationGraph(), kind, 3);
        ComputationGraph graph = kind.network(DataType.FLOAT, true).toComputationGraph();
        GradientRecorder recorder = fullRecorder();
        recorder.attach(graph);

        Traces watched = train(graph, kind, 3);

        assertThat(watched).isEqualTo(plain);
        assertThat(graph.getVertices()).noneMatch(vertex -> Proxy.isProxyClass(vertex.getClass()));
        assertEverythingWasMeasured(recorder.recording(), 12);
    }

    private static void assertEverythingWasMeasured(Recording recording, int iterations) {
        assertThat(recording.notes()).isEmpty();
        Window whole = recording.windows().stream().reduce(Window::merge).orElseThrow();
        List<Layer> layers = recording.header().model().layers();
        for (Layer layer : layers) {
            assertThat(whole.summary(new Series(layer.index(), "", Quantity.ACTIVATION)))
                    .as("activation of layer %s", layer)
                    .hasValueSatisfying(it -> assertThat(it.tensors()).isEqualTo(iterations));
            if (layer.index() + 1 < layers.size()) {
                assertThat(whole.summary(new Series(layer.index(), "", Quantity.ACTIVATION_GRADIENT)))
                        .as("dL/da of layer %s", layer)
                        .hasValueSatisfying(it -> assertThat(it.tensors()).isEqualTo(iterations));
            }
        }
    }

    /** DL4J lets dropout overwrite the output of the layer before it. */
    @Test
    void anActivationIsThatBeforeTheDropoutOfTheNextLayer() {
        MultiLayerNetwork network = NetworkKinds.RECURRENT.network(DataType.FLOAT, true);
        GradientRecorder recorder = fullRecorder();
        recorder.attach(network);

        DataSet unmasked = NetworkKinds.RECURRENT.batch(DataType.FLOAT);
        unmasked.setFeaturesMaskArray(null);
        unmasked.setLabelsMaskArray(null);
        network.fit(unmasked);

        Window window = recorder.recording().windows().get(0);
        Summary beforeDropout =
                window.summary(new Series(0, "", Quantity.ACTIVATION)).orElseThrow();
        assertThat(beforeDropout.zeros()).isZero();
    }

    @Test
    void aBackwardPassThatFailsLeavesNothingBehindWhenTrainingGoesOn() {
        MultiLayerNetwork network = NetworkKinds.POOLED.network(DataType.FLOAT, false);
        GradientRecorder recorder = fullRecorder();
        recorder.attach(network);
        DataSet good = NetworkKinds.POOLED.batch(DataType.FLOAT);
        DataSet bad = new DataSet(good.getFeatures(), Nd4j.zeros(DataType.FLOAT, 5, 7));

        assertThatThrownBy(() -> network.fit(bad)).isInstanceOf(RuntimeException.class);
        network.fit(good);

        assertThat(network.getLayers()).noneMatch(layer -> Proxy.isProxyClass(layer.getClass()));
        assertThat(recorder.recording().iterations()).isEqualTo(1);
        assertEverythingWasMeasured(recorder.recording(), 1);
    }
}
