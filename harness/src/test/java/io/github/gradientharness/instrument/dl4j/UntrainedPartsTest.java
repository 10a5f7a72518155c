package io.github.gradientharness.instrument.dl4j;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.gradientharness.recording.Layer;
import io.github.gradientharness.recording.Quantity;
import io.github.gradientharness.recording.Series;
import java.util.Arrays;
import org.deeplearning4j.datasets.iterator.ExistingDataSetIterator;
import org.deeplearning4j.nn.conf.layers.AutoEncoder;
import org.deeplearning4j.nn.conf.layers.DenseLayer;
import org.deeplearning4j.nn.conf.layers.misc.FrozenLayer;
import org.deeplearning4j.nn.conf.layers.misc.FrozenLayerWithBackprop;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.deeplearning4j.nn.transferlearning.TransferLearning;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.dataset.DataSet;
import org.nd4j.linalg.dataset.adapter.MultiDataSetIteratorAdapter;

/** Frozen layers, running statistics and unsupervised pretraining neither crash the recorder nor mix into gradients. */
class UntrainedPartsTest {

    private static final DataType TYPE = DataType.FLOAT;

    private final DataSet data = TinyNetworks.denseData(TYPE, 6);
    private final Watching watching = Watching.everyIteration();

    private static DenseLayer dense(int in) {
        return new DenseLayer.Builder().nIn(in).nOut(4).build();
    }

    @Test
    void frozenLayersHaveNoParametersAndTheOthersAreRecorded() {
        MultiLayerNetwork network = watching.attach(TinyNetworks.stack(
                TinyNetworks.settings(TYPE),
                new FrozenLayer(dense(3)),
                dense(4),
                new FrozenLayerWithBackprop(dense(4)),
                TinyNetworks.softmax(4, 2)));

        network.fit(data);

        assertThat(watching.problem()).isEmpty();
        assertThat(watching.recording().windows().get(0).series().keySet())
                .filteredOn(series -> !series.parameter().isEmpty())
                .extracting(Series::layer)
                .containsOnly(1, 3);
        assertThat(watching.recording().header().model().layersWithKernel())
                .extracting(Layer::index)
                .containsExactly(1, 3);
        assertThat(watching.recording().windows().get(0).series().keySet())
                .filteredOn(series -> series.quantity() == Quantity.ACTIVATION_GRADIENT)
                .extracting(Series::layer)
                .containsExactly(1, 2);
        assertThat(watching.recording().notes())
                .singleElement()
                .asString()
                .startsWith("Layer 'layer0': the gradient of its activations is not measured.")
                .contains("frozen");
    }

    @Test
    void layersFrozenByTransferLearningHaveNoParameters() {
        MultiLayerNetwork network = new TransferLearning.Builder(TinyNetworks.dense(TinyNetworks.settings(TYPE)))
                .setFeatureExtractor(0)
                .build();

        watching.attach(network).fit(data);

        assertThat(watching.problem()).isEmpty();
        assertThat(watching.recording().header().model().layers().get(0).type()).startsWith("FrozenLayer(");
        assertThat(watching.recording().windows().get(0).series().keySet())
                .filteredOn(series -> !series.parameter().isEmpty())
                .extracting(Series::layer)
                .containsOnly(1);
    }

    @Test
    void verticesFrozenByTransferLearningHaveNoParameters() {
        ComputationGraph graph = new TransferLearning.GraphBuilder(TinyNetworks.branched(TinyNetworks.settings(TYPE)))
                .setFeatureExtractor("branch_a_2")
                .build();

        watching.attach(graph).fit(TinyNetworks.branchedData(TYPE, 5));

        assertThat(watching.problem()).isEmpty();
        assertThat(watching.layer("branch_a_1").parameters()).isEmpty();
        assertThat(watching.layer("branch_a_2").parameters()).isEmpty();
        assertThat(watching.summary(1, "branch_b", "W", Quantity.UPDATE).l2()).isPositive();
    }

    @Test
    void runningStatisticsOfBatchNormalizationAreNoParameters() {
        MultiLayerNetwork network = watching.attach(TinyNetworks.convolutional(TinyNetworks.settings(TYPE), 1.0));

        network.fit(TinyNetworks.images(TYPE, 5));

        assertThat(watching.recording().windows().get(0).series().keySet())
                .filteredOn(series -> series.layer() == 1 && series.quantity() == Quantity.GRADIENT)
                .extracting(Series::parameter)
                .containsExactlyInAnyOrder("gamma", "beta");
    }

    @Test
    void unsupervisedPretrainingOfANetworkIsLeftOutAndSupervisedTrainingAfterItRecorded() {
        MultiLayerNetwork network = watching.attach(TinyNetworks.stack(
                TinyNetworks.settings(TYPE),
                new AutoEncoder.Builder().nIn(3).nOut(4).build(),
                TinyNetworks.softmax(4, 2)));
        float[] before = network.params().dup().data().asFloat();

        network.pretrain(new ExistingDataSetIterator(Arrays.asList(data, data)), 2);
        assertThat(network.params().dup().data().asFloat()).isNotEqualTo(before);
        assertThat(watching.recording().iterations()).isZero();
        network.fit(data);

        assertThat(watching.problem()).isEmpty();
        assertThat(watching.recording().iterations()).isEqualTo(1);
        assertThat(watching.recording().ending().epochs()).isZero();
        assertThat(watching.summary(1, "layer0", "vb", Quantity.GRADIENT).isAllZero())
                .isTrue();
    }

    @Test
    void whereOnlyPretrainingWasSeenTheRecordingSaysSo() {
        MultiLayerNetwork network = watching.attach(TinyNetworks.stack(
                TinyNetworks.settings(TYPE),
                new AutoEncoder.Builder().nIn(3).nOut(4).build(),
                TinyNetworks.softmax(4, 2)));

        network.pretrain(new ExistingDataSetIterator(Arrays.asList(data, data)), 2);

        assertThat(watching.problem()).startsWith("Unsupervised pretraining is not recorded");
    }

    @Test
    void unsupervisedPretrainingOfAGraphIsLeftOut() {
        ComputationGraph graph = new ComputationGraph(TinyNetworks.settings(TYPE)
                .graphBuilder()
                .addInputs("in")
                .addLayer("code", new AutoEncoder.Builder().nIn(3).nOut(4).build(), "in")
                .addLayer("out", TinyNetworks.softmax(4, 2), "code")
                .setOutputs("out")
                .build());
        watching.attach(graph);

        graph.pretrain(new MultiDataSetIteratorAdapter(new ExistingDataSetIterator(Arrays.asList(data, data))));
        graph.fit(data);

        assertThat(watching.problem()).isEmpty();
        assertThat(watching.recording().iterations()).isEqualTo(1);
    }
}
