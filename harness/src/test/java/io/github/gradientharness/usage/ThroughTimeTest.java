package io.github.gradientharness.usage;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.gradientharness.instrument.GradientRecorder;
import io.github.gradientharness.instrument.RecorderOptions;
import io.github.gradientharness.recording.Ending;
import io.github.gradientharness.recording.Quantity;
import io.github.gradientharness.rules.RuleSet;
import io.github.gradientharness.verdict.Diagnosis;
import io.github.gradientharness.verdict.Finding;
import io.github.gradientharness.verdict.RuleId;
import java.util.List;
import java.util.Random;
import org.deeplearning4j.datasets.iterator.ExistingDataSetIterator;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.layers.LSTM;
import org.deeplearning4j.nn.conf.layers.Layer;
import org.deeplearning4j.nn.conf.layers.OutputLayer;
import org.deeplearning4j.nn.conf.layers.recurrent.LastTimeStep;
import org.deeplearning4j.nn.conf.layers.recurrent.SimpleRnn;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.dataset.DataSet;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.learning.config.Adam;
import org.nd4j.linalg.lossfunctions.LossFunctions.LossFunction;

/** Sequences whose first step tells the label, read at their last step. */
@Tag("slow")
class ThroughTimeTest {

    private static MultiLayerNetwork network(long seed, Layer recurrent, int units) {
        MultiLayerNetwork network = new MultiLayerNetwork(new NeuralNetConfiguration.Builder()
                .seed(seed)
                .updater(new Adam(0.02))
                .activation(Activation.TANH)
                .list()
                .layer(new LastTimeStep(recurrent))
                .layer(new OutputLayer.Builder(LossFunction.XENT)
                        .nIn(units)
                        .nOut(1)
                        .activation(Activation.SIGMOID)
                        .build())
                .build());
        network.init();
        return network;
    }

    /** Two minibatches of 32 sequences of noise. */
    private static List<DataSet> sequences(long seed, int steps) {
        Random random = new Random(seed);
        return List.of(batch(random, steps), batch(random, steps));
    }

    private static DataSet batch(Random random, int steps) {
        INDArray features = Nd4j.zeros(32, 1, steps);
        INDArray labels = Nd4j.zeros(32, 1);
        for (int sample = 0; sample < 32; sample++) {
            for (int step = 0; step < steps; step++) {
                features.putScalar(new int[] {sample, 0, step}, 0.1 * random.nextGaussian());
            }
            features.putScalar(new int[] {sample, 0, 0}, sample % 2 == 0 ? 1 : -1);
            labels.putScalar(sample, sample % 2);
        }
        return new DataSet(features, labels);
    }

    private static Diagnosis diagnosis(MultiLayerNetwork network, List<DataSet> data, int epochs) {
        GradientRecorder recorder = new GradientRecorder(RecorderOptions.inMemory("sequences"));
        recorder.attach(network);
        network.fit(new ExistingDataSetIterator(data), epochs);
        recorder.end(Ending.Status.COMPLETE);
        return RuleSet.defaults().evaluate(recorder.recording());
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void oneUnitForgetsWhatAHundredStepsAgoTold(long seed) {
        SimpleRnn one = new SimpleRnn.Builder().name("rnn").nIn(1).nOut(1).build();
        MultiLayerNetwork network = network(seed, one, 1);
        network.getParam("0_RW").assign(0.6);

        assertThat(diagnosis(network, sequences(seed, 100), 5).findings())
                .filteredOn(finding -> finding.judged() == Quantity.INPUT_GRADIENT)
                .singleElement()
                .satisfies(finding -> {
                    assertThat(finding.rule()).isEqualTo(RuleId.VANISHING_GRADIENT);
                    assertThat(finding.layer()).isEqualTo("rnn");
                    assertThat(finding.actual()).isLessThan(1e-9);
                    assertThat(finding.onset()).isNotNull();
                });
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void anLstmLearnsTheSameOverTenSteps(long seed) {
        LSTM lstm = new LSTM.Builder().name("lstm").nIn(1).nOut(8).build();
        MultiLayerNetwork network = network(seed, lstm, 8);
        List<DataSet> data = sequences(seed, 10);

        Diagnosis diagnosis = diagnosis(network, data, 20);

        assertThat(network.score(data.get(0))).isLessThan(0.2);
        assertThat(diagnosis.findings()).extracting(Finding::judged).doesNotContain(Quantity.INPUT_GRADIENT);
    }
}
