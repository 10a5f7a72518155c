package io.github.gradientharness.sample.suites;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.gradientharness.instrument.GradientRecorder;
import io.github.gradientharness.instrument.RecorderOptions;
import io.github.gradientharness.recording.Layer;
import io.github.gradientharness.recording.Quantity;
import io.github.gradientharness.recording.Recording;
import io.github.gradientharness.recording.Window;
import io.github.gradientharness.sample.CirclesKernels;
import io.github.gradientharness.sample.CirclesModel;
import io.github.gradientharness.sample.CirclesNetworks;
import io.github.gradientharness.sample.CirclesSameDiff;
import io.github.gradientharness.sample.ShuffledMinibatches;
import io.github.gradientharness.sample.TutorialData;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.assertj.core.data.Percentage;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.nd4j.autodiff.samediff.SameDiff;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * The five tanh and the five ReLU layers, written as a {@code MultiLayerNetwork}, a {@code ComputationGraph}, a SameDiff
 * graph and a loop of ND4J operations: from the same kernels, with the same minibatches, in float64, all four end with the
 * same parameters and leave the same recording.
 */
class FourWaysToWriteANetworkTest {

    private static final long SEED = 4;
    private static final int EPOCHS = 5;
    private static final double PARAMETERS = 1e-10;
    private static final Percentage GRADIENTS = Percentage.withPercentage(1e-6);

    private final GradientRecorder recorder = new GradientRecorder(RecorderOptions.inMemory("four ways"));

    static Stream<CirclesModel> models() {
        return Stream.of(CirclesModel.tanh(5), CirclesModel.relu(5)).map(model -> model.withType(DataType.DOUBLE));
    }

    @ParameterizedTest
    @MethodSource("models")
    void agree(CirclesModel model) {
        MultiLayerNetwork network = recorder.attach(CirclesNetworks.network(model, SEED));
        Map<String, INDArray> initial = CirclesKernels.of(network);
        network.fit(minibatches(), EPOCHS);
        Map<String, INDArray> expected = CirclesKernels.of(network);

        assertSame(expected, ofGraph(model));
        assertSame(expected, ofSameDiff(model, initial));
        assertSame(expected, ofLoop(model, initial));
        List<Recording> recordings = recorder.recordings();
        assertThat(recordings).hasSize(4);
        recordings.subList(1, 4).forEach(recording -> assertSameGradients(recordings.get(0), recording));
    }

    private Map<String, INDArray> ofGraph(CirclesModel model) {
        ComputationGraph graph = recorder.attach(CirclesNetworks.graph(model, SEED));
        graph.fit(minibatches(), EPOCHS);
        return Stream.of(graph.getLayers())
                .flatMap(layer -> Stream.of("W", "b")
                        .map(name ->
                                Map.entry(layer.conf().getLayer().getLayerName() + "/" + name, layer.getParam(name))))
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    private Map<String, INDArray> ofSameDiff(CirclesModel model, Map<String, INDArray> initial) {
        SameDiff graph = recorder.attach(CirclesSameDiff.graph(model, initial));
        graph.fit(minibatches(), EPOCHS);
        return initial.keySet().stream()
                .collect(Collectors.toMap(
                        name -> name, name -> graph.getVariable(name).getArr()));
    }

    private Map<String, INDArray> ofLoop(CirclesModel model, Map<String, INDArray> initial) {
        HandWrittenLoop loop = new HandWrittenLoop(model, initial, recorder);
        ShuffledMinibatches minibatches = minibatches();
        for (int epoch = 1; epoch <= EPOCHS; epoch++) {
            loop.fit(minibatches);
        }
        return loop.parameters();
    }

    private static ShuffledMinibatches minibatches() {
        return TutorialData.trainMinibatches(SEED, DataType.DOUBLE);
    }

    private static void assertSame(Map<String, INDArray> expected, Map<String, INDArray> actual) {
        expected.forEach((name, array) -> assertThat(actual.get(name).ravel().toDoubleVector())
                .as(name)
                .containsExactly(array.ravel().toDoubleVector(), within(PARAMETERS)));
    }

    private static void assertSameGradients(Recording expected, Recording actual) {
        assertThat(actual.windows()).hasSameSizeAs(expected.windows());
        for (int i = 0; i < expected.windows().size(); i++) {
            Window window = expected.windows().get(i);
            Window other = actual.windows().get(i);
            assertThat(other.loss().mean()).isCloseTo(window.loss().mean(), GRADIENTS);
            for (Layer layer : expected.header().model().layersWithKernel()) {
                Layer same = layerOf(actual, layer.name());
                assertThat(other.kernels(same, Quantity.GRADIENT).meanAbsolute())
                        .as(
                                "%s of a %s in epoch %d",
                                layer.name(), actual.header().model().kind(), window.fromEpoch())
                        .isCloseTo(window.kernels(layer, Quantity.GRADIENT).meanAbsolute(), GRADIENTS);
            }
        }
    }

    private static Layer layerOf(Recording recording, String name) {
        return recording.header().model().layersWithKernel().stream()
                .filter(layer -> layer.name().equals(name))
                .findFirst()
                .orElseThrow();
    }
}
