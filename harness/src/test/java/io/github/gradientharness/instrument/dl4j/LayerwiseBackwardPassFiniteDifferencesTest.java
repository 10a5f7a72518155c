package io.github.gradientharness.instrument.dl4j;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.deeplearning4j.nn.api.Layer;
import org.deeplearning4j.nn.api.layers.IOutputLayer;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.deeplearning4j.nn.workspace.LayerWorkspaceMgr;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.dataset.DataSet;
import org.nd4j.linalg.factory.Nd4j;

/** dL/da is what the loss does when an activation is moved, in networks of every kind. */
class LayerwiseBackwardPassFiniteDifferencesTest {

    private static final double STEP = 1e-5;
    private static final int PLACES = 25;

    @ParameterizedTest
    @EnumSource(LayerwiseBackwardPassNetworks.class)
    void activationGradientsAreTheSlopesOfTheMeanLoss(LayerwiseBackwardPassNetworks kind) {
        Nd4j.getRandom().setSeed(5);
        MultiLayerNetwork network = kind.network(DataType.DOUBLE, false);
        DataSet batch = kind.batch(DataType.DOUBLE);

        LayerGradients result = LayerwiseBackwardPass.of(network)
                .run(batch.getFeatures(), batch.getLabels(), batch.getFeaturesMaskArray(), batch.getLabelsMaskArray());

        List<LayerGradients.OfLayer> layers = result.layers();
        assertThat(layers).hasSize(network.getnLayers());
        prepare(network, batch);
        assertThat(lossFrom(network, 0, batch.getFeatures())).isCloseTo(result.loss(), within(1e-12));
        for (int i = 0; i < layers.size() - 1; i++) {
            assertThat(layers.get(i).notMeasuredBecause()).isEmpty();
            assertSlopes(network, i, layers.get(i).activation(), layers.get(i).activationGradient());
        }
    }

    private static void prepare(MultiLayerNetwork network, DataSet batch) {
        network.setInput(batch.getFeatures());
        network.setLayerMaskArrays(batch.getFeaturesMaskArray(), batch.getLabelsMaskArray());
        ((IOutputLayer) network.getOutputLayer()).setLabels(batch.getLabels());
    }

    private static void assertSlopes(MultiLayerNetwork network, int layer, INDArray activation, INDArray gradient) {
        assertThat(gradient.shape()).isEqualTo(activation.shape());
        double scale = gradient.norm1Number().doubleValue() / gradient.length();
        assertThat(scale).as("mean |dL/da| of layer " + layer).isPositive();
        long stride = Math.max(1, activation.length() / PLACES);
        for (long place = 0; place < activation.length(); place += stride) {
            double slope =
                    (moved(network, layer, activation, place, STEP) - moved(network, layer, activation, place, -STEP))
                            / (2 * STEP);
            assertThat(gradient.getDouble(place))
                    .as("dL/da of layer %s at place %s", layer, place)
                    .isCloseTo(slope, within(1e-5 * Math.max(Math.abs(slope), scale)));
        }
    }

    private static double moved(MultiLayerNetwork network, int layer, INDArray activation, long place, double by) {
        INDArray changed = activation.dup();
        changed.putScalar(place, changed.getDouble(place) + by);
        return lossFrom(network, layer + 1, changed);
    }

    /** The mean loss when the layers from some layer on get this input. */
    private static double lossFrom(MultiLayerNetwork network, int first, INDArray input) {
        LayerWorkspaceMgr memory = LayerWorkspaceMgr.noWorkspaces();
        INDArray current = input.dup();
        for (int i = first; i < network.getnLayers(); i++) {
            var before = network.getLayerWiseConfigurations().getInputPreProcess(i);
            Layer layer = network.getLayer(i);
            INDArray prepared =
                    before == null ? current : before.preProcess(current, network.getInputMiniBatchSize(), memory);
            current = layer.activate(prepared, true, memory);
        }
        return ((IOutputLayer) network.getOutputLayer()).computeScore(0.0, true, memory);
    }
}
