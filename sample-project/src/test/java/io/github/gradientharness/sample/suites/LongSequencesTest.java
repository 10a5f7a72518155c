package io.github.gradientharness.sample.suites;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.gradientharness.instrument.GradientRecorder;
import io.github.gradientharness.junit.RecordGradients;
import io.github.gradientharness.recording.Layer;
import io.github.gradientharness.recording.Recording;
import io.github.gradientharness.recording.Series;
import io.github.gradientharness.stats.Summary;
import java.util.List;
import java.util.Random;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.layers.BaseRecurrentLayer;
import org.deeplearning4j.nn.conf.layers.LSTM;
import org.deeplearning4j.nn.conf.layers.OutputLayer;
import org.deeplearning4j.nn.conf.layers.recurrent.LastTimeStep;
import org.deeplearning4j.nn.conf.layers.recurrent.SimpleRnn;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.deeplearning4j.nn.weights.WeightInit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.dataset.DataSet;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.learning.config.Adam;
import org.nd4j.linalg.lossfunctions.LossFunctions.LossFunction;

/**
 * An LSTM against a plain recurrent layer on sequences of 60 steps whose first step decides the label. The lower of two
 * recurrent layers is watched: the gradient of its output at each time step has come back in time through the upper one.
 *
 * <p>An LSTM carries it back by its forget gates: with a bias b at the start, each step keeps about sigmoid(b) of it. DL4J's
 * 1 (Jozefowicz et al. 2015) keeps .73; ln(60 − 1) = 4 keeps .98 (Tallec and Ollivier 2018). Measured over seeds 1 to 5: the
 * first step's gradient over the last step's is, in the median, 5e-6 for the plain layer (from 4e-13 to 2: kernels of a
 * spectral radius near one decide), .012 with a bias of 1, and 1.8 with ln 59.
 */
@Tag("tutorial")
@RecordGradients
class LongSequencesTest {

    private static final int STEPS = 60;
    private static final int ROWS = 320;
    private static final int BATCH = 32;
    private static final int UNITS = 8;
    private static final int SEEDS = 5;
    private static final long DATA_SEED = 1;

    @Test
    void aPlainRecurrentLayerForgets(GradientRecorder recorder) {
        assertThat(firstStepOverLast(recorder, SimpleRnn.Builder::new)).isLessThan(1e-3);
    }

    @Test
    void anLstmWithTheUsualForgetBiasForgetsMostOfIt(GradientRecorder recorder) {
        assertThat(firstStepOverLast(recorder, () -> new LSTM.Builder().forgetGateBiasInit(1)))
                .isBetween(1e-3, 0.1);
    }

    @Test
    void anLstmWithALargeForgetBiasRemembers(GradientRecorder recorder) {
        assertThat(firstStepOverLast(recorder, () -> new LSTM.Builder().forgetGateBiasInit(Math.log(STEPS - 1))))
                .isGreaterThan(0.2);
    }

    private interface RecurrentLayer {
        BaseRecurrentLayer.Builder<?> builder();
    }

    /** The median over seeds. */
    private static double firstStepOverLast(GradientRecorder recorder, RecurrentLayer kind) {
        List<DataSet> minibatches = sequences().batchBy(BATCH);
        for (long seed = 1; seed <= SEEDS; seed++) {
            MultiLayerNetwork network = recorder.attach(network(kind, seed));
            minibatches.forEach(network::fit);
        }
        double[] ratios = recorder.recordings().stream()
                .map(LongSequencesTest::gradientOverTime)
                .mapToDouble(gradient -> gradient.get(0) / gradient.get(gradient.size() - 1))
                .sorted()
                .toArray();
        return ratios[SEEDS / 2];
    }

    private static MultiLayerNetwork network(RecurrentLayer kind, long seed) {
        MultiLayerNetwork network = new MultiLayerNetwork(new NeuralNetConfiguration.Builder()
                .seed(seed)
                .updater(new Adam(1e-3))
                .activation(Activation.TANH)
                .weightInit(WeightInit.XAVIER_UNIFORM)
                .list()
                .layer(kind.builder().name("lower").nIn(1).nOut(UNITS).build())
                .layer(new LastTimeStep(
                        kind.builder().name("upper").nIn(UNITS).nOut(UNITS).build()))
                .layer(new OutputLayer.Builder(LossFunction.XENT)
                        .name("output")
                        .nIn(UNITS)
                        .nOut(1)
                        .activation(Activation.SIGMOID)
                        .build())
                .build());
        network.init();
        return network;
    }

    /** Noise but for the first step, which is 1 or -1: the label. */
    private static DataSet sequences() {
        Random random = new Random(DATA_SEED);
        float[][][] inputs = new float[ROWS][1][STEPS];
        float[][] labels = new float[ROWS][1];
        for (int row = 0; row < ROWS; row++) {
            for (int step = 0; step < STEPS; step++) {
                inputs[row][0][step] = (float) (0.1 * random.nextGaussian());
            }
            labels[row][0] = random.nextInt(2);
            inputs[row][0][0] = 2 * labels[row][0] - 1;
        }
        return new DataSet(Nd4j.createFromArray(inputs), Nd4j.createFromArray(labels));
    }

    /** Mean |dL/da| of the lower layer in each stretch of time steps, the first stretch first. */
    private static List<Double> gradientOverTime(Recording recording) {
        Layer lower = recording.header().model().layers().get(0);
        return recording.windows().get(0).series().keySet().stream()
                .filter(series ->
                        series.layer() == lower.index() && series.parameter().startsWith("time step"))
                .map(series -> meanOverTraining(recording, series))
                .toList();
    }

    private static double meanOverTraining(Recording recording, Series series) {
        return recording.windows().stream()
                .flatMap(window -> window.summary(series).stream())
                .reduce(Summary.EMPTY, Summary::merge)
                .meanAbsolute();
    }
}
