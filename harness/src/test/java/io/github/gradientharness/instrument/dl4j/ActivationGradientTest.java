package io.github.gradientharness.instrument.dl4j;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.lang.reflect.Proxy;
import java.util.List;
import org.deeplearning4j.nn.api.Layer;
import org.deeplearning4j.nn.api.layers.IOutputLayer;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.deeplearning4j.nn.workspace.LayerWorkspaceMgr;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.dataset.DataSet;
import org.nd4j.linalg.dataset.MultiDataSet;
import org.nd4j.linalg.factory.Nd4j;

/** dL/da is what the loss does when an activation is moved, in networks of every kind. */
class ActivationGradientTest {

    private static final double STEP = 1e-5;
    private static final int PLACES = 25;

    @ParameterizedTest
    @EnumSource(NetworkKinds.class)
    void activationGradientsAreTheSlopesOfTheLoss(NetworkKinds kind) {
        Nd4j.getRandom().setSeed(5);
        MultiLayerNetwork network = kind.network(DataType.DOUBLE, false);
        DataSet batch = kind.batch(DataType.DOUBLE);

        CapturedPass pass = passThrough(network, batch);

        prepare(network, batch);
        for (int i = 0; i < network.getnLayers() - 1; i++) {
            INDArray ofMeanLoss = pass.gradient(i).mul(1.0 / batch.numExamples());
            assertSlopes(network, i, pass.activation(i), ofMeanLoss);
        }
        assertThat(network.getLayers()).noneMatch(layer -> Proxy.isProxyClass(layer.getClass()));
    }

    private static CapturedPass passThrough(MultiLayerNetwork network, DataSet batch) {
        CapturedPass pass = new CapturedPass();
        network.setListeners(pass);
        prepare(network, batch);
        network.setLabels(batch.getLabels());
        network.computeGradientAndScore();
        network.clearLayerMaskArrays();
        return pass;
    }

    @ParameterizedTest
    @EnumSource(NetworkKinds.class)
    void aGraphOfTheSameLayersHasTheSameActivationGradients(NetworkKinds kind) {
        Nd4j.getRandom().setSeed(5);
        MultiLayerNetwork network = kind.network(DataType.DOUBLE, false);
        DataSet batch = kind.batch(DataType.DOUBLE);
        ComputationGraph graph = network.toComputationGraph();
        CapturedPass expected = passThrough(network, batch);

        CapturedPass pass = new CapturedPass();
        graph.setListeners(pass);
        graph.setInput(0, batch.getFeatures());
        graph.setLabels(batch.getLabels());
        if (batch.getFeaturesMaskArray() != null) {
            graph.setLayerMaskArrays(
                    new INDArray[] {batch.getFeaturesMaskArray()}, new INDArray[] {batch.getLabelsMaskArray()});
        }
        graph.computeGradientAndScore();

        for (int i = 0; i < network.getnLayers() - 1; i++) {
            INDArray same = pass.gradient(i);
            assertThat(same.distance2(expected.gradient(i)))
                    .as("layer %s", i)
                    .isLessThan(1e-12 * (1 + same.norm2Number().doubleValue()));
            assertThat(same.norm2Number().doubleValue()).as("layer %s", i).isPositive();
        }
        assertThat(graph.getVertices()).noneMatch(vertex -> Proxy.isProxyClass(vertex.getClass()));
    }

    /** The gradient of a bias is that of its unit's weighted input, summed over the batch: dL/da times tanh'. */
    @Test
    void inABranchedGraphWithTwoOutputsTheyExplainTheGradientsOfTheBiases() {
        ComputationGraph graph = TinyNetworks.branched(TinyNetworks.settings(DataType.DOUBLE));
        MultiDataSet batch = TinyNetworks.branchedData(DataType.DOUBLE, 6);
        CapturedPass pass = new CapturedPass();
        graph.setListeners(pass);
        graph.setInputs(batch.getFeatures());
        graph.setLabels(batch.getLabels());

        graph.computeGradientAndScore();

        for (String layer : List.of("branch_a_1", "branch_a_2", "branch_b", "trunk_W")) {
            INDArray a = pass.activation(layer);
            INDArray explained = pass.gradient(layer).mul(a.mul(a).rsub(1.0)).sum(0);
            INDArray bias = graph.gradient().getGradientFor(layer + "_b").reshape(explained.shape());
            assertThat(explained.distance2(bias)).as(layer).isLessThan(1e-12);
            assertThat(bias.norm2Number().doubleValue()).as(layer).isPositive();
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
