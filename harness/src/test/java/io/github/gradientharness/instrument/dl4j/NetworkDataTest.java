package io.github.gradientharness.instrument.dl4j;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.gradientharness.instrument.GradientRecorder;
import io.github.gradientharness.instrument.RecorderOptions;
import io.github.gradientharness.recording.TrainingData;
import io.github.gradientharness.recording.TrainingData.Inputs;
import io.github.gradientharness.recording.TrainingData.Targets;
import org.deeplearning4j.nn.conf.layers.DenseLayer;
import org.deeplearning4j.nn.conf.layers.LossLayer;
import org.deeplearning4j.nn.conf.layers.OutputLayer;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.dataset.DataSet;
import org.nd4j.linalg.dataset.MultiDataSet;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.lossfunctions.LossFunctions.LossFunction;

/** What DL4J networks are fed and are to answer is recorded. */
class NetworkDataTest {

    private static final DataType TYPE = DataType.DOUBLE;
    private static final double CLOSE = 1e-9;
    private static final int SAMPLES = 12;

    private final GradientRecorder recorder = new GradientRecorder(RecorderOptions.inMemory("data"));

    private TrainingData data(MultiLayerNetwork network, DataSet data) {
        recorder.attach(network).fit(data);
        return recorder.recording().trainingData();
    }

    private static double entropy(double share) {
        return -share * Math.log(share) - (1 - share) * Math.log(1 - share);
    }

    private static double variance(INDArray array) {
        double[] values = array.dup().data().asDouble();
        double mean = 0;
        for (double value : values) {
            mean += value / values.length;
        }
        double sum = 0;
        for (double value : values) {
            sum += (value - mean) * (value - mean);
        }
        return sum / values.length;
    }

    private static MultiLayerNetwork network(OutputLayer output) {
        return TinyNetworks.stack(
                TinyNetworks.settings(TYPE),
                new DenseLayer.Builder().nIn(3).nOut(4).build(),
                output);
    }

    @Test
    void classesOfANetwork() {
        DataSet batch = TinyNetworks.denseData(TYPE, SAMPLES);
        TrainingData data = data(TinyNetworks.dense(TinyNetworks.settings(TYPE)), batch);

        double share = batch.getLabels().getColumn(0).sumNumber().doubleValue() / SAMPLES;
        Targets targets = data.targets().get(0);
        assertThat(targets.loss()).isEqualTo("MCXENT");
        assertThat(targets.guessingLoss()).isCloseTo(entropy(share), within(CLOSE));
        assertThat(targets.largestShare()).isCloseTo(Math.max(share, 1 - share), within(CLOSE));
        Inputs inputs = data.inputs().get(0);
        assertThat(inputs.values().rows()).isEqualTo(SAMPLES);
        assertThat(inputs.values().columns()).isEqualTo(3);
        assertThat(inputs.values().max())
                .isEqualTo(batch.getFeatures().maxNumber().doubleValue());
    }

    @Test
    void squaredErrorsOfANetworkAreAveragedOverColumns() {
        INDArray numbers = TinyNetworks.normal(TYPE, 3, SAMPLES, 2);
        MultiLayerNetwork network = network(new OutputLayer.Builder(LossFunction.MSE)
                .nIn(4)
                .nOut(2)
                .activation(Activation.IDENTITY)
                .build());
        Targets targets = data(network, new DataSet(TinyNetworks.normal(TYPE, 1, SAMPLES, 3), numbers))
                .targets()
                .get(0);

        double expected = (variance(numbers.getColumn(0)) + variance(numbers.getColumn(1))) / 2;
        assertThat(targets.guessingLoss()).isCloseTo(expected, within(CLOSE));
        assertThat(targets.largestShare()).isNaN();
    }

    @Test
    void bothOutputsOfAGraph() {
        MultiDataSet batch = TinyNetworks.branchedData(TYPE, SAMPLES);
        ComputationGraph graph = recorder.attach(TinyNetworks.branched(TinyNetworks.settings(TYPE)));
        graph.fit(batch);

        TrainingData data = recorder.recording().trainingData();
        double share = batch.getLabels(0).getColumn(0).sumNumber().doubleValue() / SAMPLES;
        assertThat(data.inputs()).extracting(Inputs::name).containsExactly("in_a", "in_b");
        assertThat(data.targets()).extracting(Targets::layer).containsExactly("policy_out", "value");
        assertThat(data.guessingLoss()).isCloseTo(entropy(share) + variance(batch.getLabels(1)), within(CLOSE));
    }

    @Test
    void maskedStepsOfSequencesAreLeftOut() {
        DataSet batch = TinyNetworks.sequences(TYPE, 4, 5);
        INDArray mask = Nd4j.ones(TYPE, 4, 5);
        for (int sample = 0; sample < 4; sample++) {
            mask.putScalar(sample, 4, 0);
        }
        batch.setLabelsMaskArray(mask);
        double first = 0;
        for (int sample = 0; sample < 4; sample++) {
            for (int step = 0; step < 4; step++) {
                first += batch.getLabels().getDouble(sample, 0, step);
            }
        }
        Targets targets = data(TinyNetworks.recurrent(TinyNetworks.settings(TYPE), 0), batch)
                .targets()
                .get(0);

        assertThat(targets.values().rows()).isEqualTo(16);
        assertThat(targets.guessingLoss()).isCloseTo(4 * entropy(first / 16), within(CLOSE));
    }

    @Test
    void theScoreOfALossLayerIsCalculatedFromAnOverwrittenInput() {
        MultiLayerNetwork network = TinyNetworks.stack(
                TinyNetworks.settings(TYPE),
                new DenseLayer.Builder()
                        .nIn(3)
                        .nOut(2)
                        .activation(Activation.IDENTITY)
                        .build(),
                new LossLayer.Builder(LossFunction.XENT)
                        .activation(Activation.SIGMOID)
                        .build());
        Targets targets =
                data(network, TinyNetworks.denseData(TYPE, SAMPLES)).targets().get(0);

        assertThat(targets.loss()).isEqualTo("BinaryXENT");
        assertThat(targets.guessingLoss()).isNaN();
    }

    @Test
    void aWeightedLossIsNotKnown() {
        MultiLayerNetwork network = network(new OutputLayer.Builder(
                        new org.nd4j.linalg.lossfunctions.impl.LossMCXENT(Nd4j.createFromArray(1.0, 3.0)))
                .nIn(4)
                .nOut(2)
                .activation(Activation.SOFTMAX)
                .build());

        assertThat(data(network, TinyNetworks.denseData(TYPE, SAMPLES)).guessingLoss())
                .isNaN();
    }
}
