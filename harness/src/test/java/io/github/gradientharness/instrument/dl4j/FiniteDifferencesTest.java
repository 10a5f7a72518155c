package io.github.gradientharness.instrument.dl4j;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.gradientharness.recording.Layer;
import io.github.gradientharness.recording.Parameter;
import io.github.gradientharness.recording.Quantity;
import io.github.gradientharness.recording.Recording;
import io.github.gradientharness.recording.Series;
import io.github.gradientharness.stats.Summary;
import java.util.function.DoubleSupplier;
import org.deeplearning4j.nn.api.Model;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.dataset.DataSet;
import org.nd4j.linalg.dataset.MultiDataSet;

/** Recorded gradients are those that finite differences of the model's own score give. */
class FiniteDifferencesTest {

    private static final DataType TYPE = DataType.DOUBLE;

    @Test
    void aConvolutionalNetworkWithBatchNormalization() {
        MultiLayerNetwork network = TinyNetworks.convolutional(TinyNetworks.settings(TYPE), 1.0);
        DataSet data = TinyNetworks.images(TYPE, 6);

        assertExact(network, () -> network.fit(data), () -> network.score(data, true));
    }

    @Test
    void anLstm() {
        MultiLayerNetwork network = TinyNetworks.recurrent(TinyNetworks.settings(TYPE), 0);
        DataSet data = TinyNetworks.sequences(TYPE, 5, 4);

        assertExact(network, () -> network.fit(data), () -> network.score(data, true));
    }

    @Test
    void aGraphWithBranchesTwoInputsAndTwoOutputs() {
        ComputationGraph graph = TinyNetworks.branched(TinyNetworks.settings(TYPE));
        MultiDataSet data = TinyNetworks.branchedData(TYPE, 7);

        assertExact(graph, () -> graph.fit(data), () -> graph.score(data, true));
    }

    @Test
    void aDenseNetworkThatSumsOverTheBatch() {
        MultiLayerNetwork network =
                TinyNetworks.dense(TinyNetworks.settings(TYPE).miniBatch(false));
        DataSet data = TinyNetworks.denseData(TYPE, 6);

        assertExact(network, () -> network.fit(data), () -> network.score(data, true) / 6);
    }

    /** Trains one iteration and compares its gradients with those of the score at the parameters before it. */
    private static void assertExact(Model model, Runnable iteration, DoubleSupplier score) {
        INDArray before = model.params().dup();
        Watching watching = Watching.everyIteration();
        watching.attach(model);
        iteration.run();
        Recording recording = watching.recording();
        model.setParams(before);

        int compared = 0;
        for (Layer layer : recording.header().model().layers()) {
            for (Parameter parameter : layer.parameters()) {
                String key =
                        (model instanceof ComputationGraph ? layer.name() : layer.index()) + "_" + parameter.name();
                Summary recorded = recording
                        .windows()
                        .get(0)
                        .summary(new Series(layer.index(), parameter.name(), Quantity.GRADIENT))
                        .orElseThrow();
                assertAgree(
                        key, recorded, Summary.of(differences(model.paramTable().get(key), score)));
                compared++;
            }
        }
        assertThat(compared).isEqualTo(trainable(model));
    }

    private static long trainable(Model model) {
        return model.paramTable().keySet().stream()
                .filter(key -> !key.endsWith("_mean") && !key.endsWith("_var") && !key.endsWith("_log10stdev"))
                .count();
    }

    private static double[] differences(INDArray parameter, DoubleSupplier score) {
        double step = 1e-5;
        double[] differences = new double[(int) parameter.length()];
        for (int i = 0; i < differences.length; i++) {
            double value = parameter.getDouble(i);
            parameter.putScalar(i, value + step);
            double above = score.getAsDouble();
            parameter.putScalar(i, value - step);
            double below = score.getAsDouble();
            parameter.putScalar(i, value);
            differences[i] = (above - below) / (2 * step);
        }
        return differences;
    }

    private static void assertAgree(String what, Summary recorded, Summary expected) {
        // A bias before a batch normalization has no influence: all of its gradient is rounding error.
        double noise = 1e-9;
        assertThat(recorded.count()).as(what).isEqualTo(expected.count());
        assertThat(recorded.l2()).as(what + " l2").isCloseTo(expected.l2(), within(noise + 1e-5 * expected.l2()));
        double size = expected.meanAbsolute();
        assertThat(recorded.mean()).as(what + " mean").isCloseTo(expected.mean(), within(noise + 1e-5 * size));
        assertThat(recorded.max()).as(what + " max").isCloseTo(expected.max(), within(noise + 1e-5 * size));
    }
}
