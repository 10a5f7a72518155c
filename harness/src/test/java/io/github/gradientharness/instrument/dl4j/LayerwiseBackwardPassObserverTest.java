package io.github.gradientharness.instrument.dl4j;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.deeplearning4j.datasets.iterator.ExistingDataSetIterator;
import org.deeplearning4j.nn.api.Model;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.deeplearning4j.optimize.api.BaseTrainingListener;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.memory.MemoryWorkspace;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.dataset.DataSet;
import org.nd4j.linalg.factory.Nd4j;

/** A backward pass changes nothing of the network and repeats the iteration exactly, dropout included. */
class LayerwiseBackwardPassObserverTest {

    /** Captures every iteration, and what DL4J hands out of its own forward pass. */
    private static final class Capturing extends BaseTrainingListener {

        private final LayerwiseBackwardPassHook hook;
        private final List<LayerGradients> captured = new ArrayList<>();
        private final List<INDArray> lastHidden = new ArrayList<>();

        Capturing(MultiLayerNetwork network) {
            hook = new LayerwiseBackwardPassHook(network);
        }

        @Override
        public void onEpochStart(Model model) {
            hook.beforeIteration();
        }

        @Override
        public void onForwardPass(Model model, List<INDArray> activations) {
            try (MemoryWorkspace outside = Nd4j.getMemoryManager().scopeOutOfWorkspaces()) {
                lastHidden.add(activations.get(activations.size() - 1).dup('c'));
            }
        }

        @Override
        public void onGradientCalculation(Model model) {
            captured.add(hook.capture((MultiLayerNetwork) model));
        }

        @Override
        public void iterationDone(Model model, int iteration, int epoch) {
            hook.beforeIteration();
        }
    }

    /** What a training leaves behind. */
    private record Traces(
            List<Integer> parameters,
            List<Integer> updater,
            double score,
            int iterations,
            int epochs,
            double nextRandomNumber) {

        static Traces of(MultiLayerNetwork network) {
            return new Traces(
                    bits(network.params()),
                    bits(network.getUpdater().getStateViewArray()),
                    network.score(),
                    network.getIterationCount(),
                    network.getEpochCount(),
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

    private static Traces train(MultiLayerNetwork network, LayerwiseBackwardPassNetworks kind, int epochs) {
        Nd4j.getRandom().setSeed(77);
        List<DataSet> batches =
                IntStream.range(0, 4).mapToObj(i -> kind.batch(DataType.FLOAT)).toList();
        for (int epoch = 0; epoch < epochs; epoch++) {
            network.fit(new ExistingDataSetIterator(batches));
        }
        return Traces.of(network);
    }

    @ParameterizedTest
    @EnumSource(LayerwiseBackwardPassNetworks.class)
    void trainingWithAPassInEveryIterationIsBitIdentical(LayerwiseBackwardPassNetworks kind) {
        Traces plain = train(kind.network(DataType.FLOAT, true), kind, 3);
        MultiLayerNetwork network = kind.network(DataType.FLOAT, true);
        Capturing capturing = new Capturing(network);
        network.addListeners(capturing);

        Traces watched = train(network, kind, 3);

        assertThat(watched).isEqualTo(plain);
        assertThat(capturing.captured).hasSize(12);
        assertThat(plain.parameters())
                .isNotEqualTo(bits(kind.network(DataType.FLOAT, true).params()));
    }

    @ParameterizedTest
    @EnumSource(LayerwiseBackwardPassNetworks.class)
    void everyPassRepeatsItsIterationWithTheSameDropout(LayerwiseBackwardPassNetworks kind) {
        MultiLayerNetwork network = kind.network(DataType.FLOAT, true);
        Capturing capturing = new Capturing(network);
        network.addListeners(capturing);

        train(network, kind, 2);

        int lastHidden = network.getnLayers() - 2;
        for (int i = 0; i < 8; i++) {
            LayerGradients pass = capturing.captured.get(i);
            assertThat(pass.caveat()).as("iteration %s", i).isEmpty();
            assertThat(pass.loss()).isFinite();
            assertThat(pass.layers())
                    .extracting(LayerGradients.OfLayer::notMeasuredBecause)
                    .containsOnly("");
            assertThat(bits(pass.layers().get(lastHidden).activation()))
                    .as("iteration %s", i)
                    .isEqualTo(bits(capturing.lastHidden.get(i)));
        }
    }

    @ParameterizedTest
    @EnumSource(LayerwiseBackwardPassNetworks.class)
    void aPassBesideTrainingLeavesNoTrace(LayerwiseBackwardPassNetworks kind) {
        MultiLayerNetwork network = kind.network(DataType.FLOAT, true);
        train(network, kind, 1);
        DataSet batch = kind.batch(DataType.FLOAT);
        Nd4j.getRandom().setSeed(3);
        Traces before = Traces.of(network);
        Nd4j.getRandom().setSeed(3);
        INDArray input = network.getInput();

        LayerwiseBackwardPass.of(network)
                .run(batch.getFeatures(), batch.getLabels(), batch.getFeaturesMaskArray(), batch.getLabelsMaskArray());

        assertThat(Traces.of(network)).isEqualTo(before);
        assertThat(network.getInput()).isSameAs(input);
        assertThat(network.getListeners()).isEmpty();
        assertThat(network.getLayers())
                .allSatisfy(layer -> assertThat(layer.getMaskArray()).isNull());
    }
}
