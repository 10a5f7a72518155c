package io.github.gradientharness.junit;

import static io.github.gradientharness.assertj.GradientAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.gradientharness.instrument.GradientRecorder;
import io.github.gradientharness.instrument.dl4j.CirclesTraining;
import java.nio.file.Path;
import java.util.Random;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.layers.DenseLayer;
import org.deeplearning4j.nn.conf.layers.OutputLayer;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.deeplearning4j.nn.weights.WeightInit;
import org.deeplearning4j.nn.weights.WeightInitReluUniform;
import org.deeplearning4j.nn.weights.WeightInitXavierUniform;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.dataset.DataSet;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.learning.config.IUpdater;
import org.nd4j.linalg.learning.config.Sgd;
import org.nd4j.linalg.lossfunctions.LossFunctions.LossFunction;

/** Real networks with the commonest mistakes: each message names the rule, the layer and a remedy that helps. */
class CommonMistakesTest {

    private static final int SEED = 12;

    @TempDir
    Path folder;

    @HealthyGradients
    static class UniformKernelsCase {
        @Test
        void trains(GradientRecorder recorder) {
            CirclesTraining.fit(recorder.attach(CirclesTraining.tanhPositive(5).network(SEED)), SEED, 20);
        }
    }

    @Test
    void u01() {
        System.out.println(
                ExtensionRun.of(folder, UniformKernelsCase.class).failure().getMessage());
    }

    @HealthyGradients
    static class DeepSigmoidCase {
        @Test
        void trains(GradientRecorder recorder) {
            CirclesTraining.fit(recorder.attach(CirclesTraining.sigmoid(5).network(SEED)), SEED, 20);
        }
    }

    @Test
    void sigmoid() {
        System.out.println(
                ExtensionRun.of(folder, DeepSigmoidCase.class).failure().getMessage());
    }

    @HealthyGradients
    static class HighRateCase {
        @Test
        void trains(GradientRecorder recorder) {
            CirclesTraining training = new CirclesTraining(
                    3, 5, Activation.RELU, new WeightInitReluUniform(), new WeightInitXavierUniform(), new Sgd(10));
            CirclesTraining.fit(recorder.attach(training.network(SEED)), SEED, 20);
        }
    }

    @Test
    void dead() {
        System.out.println(ExtensionRun.of(folder, HighRateCase.class).failure().getMessage());
    }

    @HealthyGradients
    static class UnscaledCase {
        @Test
        void trains(GradientRecorder recorder) {
            MultiLayerNetwork network = recorder.attach(regression(new Sgd(0.01), new Sgd(0.01)));
            fit(network, 1e4, 60);
        }
    }

    @Test
    void nan() {
        System.out.println(ExtensionRun.of(folder, UnscaledCase.class).failure().getMessage());
    }

    @RecordGradients
    static class FrozenCase {
        @Test
        void trains(GradientRecorder recorder) {
            MultiLayerNetwork network = recorder.attach(regression(new Sgd(0), new Sgd(0.01)));
            fit(network, 1, 60);
            assertThat(recorder).overall().eachLayer().updateToParameterRatio().isGreaterThan(1e-6);
        }
    }

    @Test
    void frozen() {
        System.out.println(ExtensionRun.of(folder, FrozenCase.class).failure().getMessage());
    }

    private static MultiLayerNetwork regression(IUpdater first, IUpdater others) {
        MultiLayerNetwork network = new MultiLayerNetwork(new NeuralNetConfiguration.Builder()
                .seed(SEED)
                .updater(others)
                .weightInit(WeightInit.RELU)
                .activation(Activation.RELU)
                .list()
                .layer(new DenseLayer.Builder()
                        .name("hidden 1")
                        .nIn(3)
                        .nOut(8)
                        .updater(first)
                        .build())
                .layer(new DenseLayer.Builder().name("hidden 2").nIn(8).nOut(8).build())
                .layer(new OutputLayer.Builder(LossFunction.MSE)
                        .name("output")
                        .nIn(8)
                        .nOut(1)
                        .activation(Activation.IDENTITY)
                        .build())
                .build());
        network.init();
        return network;
    }

    private static void fit(MultiLayerNetwork network, double scale, int iterations) {
        Random random = new Random(SEED);
        for (int i = 0; i < iterations; i++) {
            float[][] features = new float[16][3];
            float[][] labels = new float[16][1];
            for (int row = 0; row < 16; row++) {
                for (int column = 0; column < 3; column++) {
                    features[row][column] = (float) (scale * random.nextGaussian());
                    labels[row][0] += features[row][column];
                }
            }
            network.fit(new DataSet(Nd4j.createFromArray(features), Nd4j.createFromArray(labels)));
        }
    }
}
