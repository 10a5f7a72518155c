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
    void kernelsOfOneSignStarveALayerAndGlorotIsSaid() {
        assertThat(message(UniformKernelsCase.class))
                .startsWith("UNHEALTHY: vanishing-gradient in layer 'hidden ")
                .containsPattern("  hidden \\d  \\S+ +#+  <-- vanishing\n")
                .contains("  output ", "initialise the kernels around zero: Glorot uniform for tanh")
                .contains("this is how the network starts, not what training did.");
    }

    @HealthyGradients
    static class DeepSigmoidCase {
        @Test
        void trains(GradientRecorder recorder) {
            CirclesTraining.fit(recorder.attach(CirclesTraining.sigmoid(5).network(SEED)), SEED, 20);
        }
    }

    @Test
    void deepSigmoidStarvesTheFirstLayerAndReluIsSaid() {
        assertThat(message(DeepSigmoidCase.class))
                .startsWith("UNHEALTHY: vanishing-gradient in layer 'hidden 1' since epoch 1 (iteration 1). Page: ")
                .containsPattern("  hidden 1  \\S+ +#  <-- vanishing\n")
                .contains("replace the sigmoid of the hidden layers by ReLU with He initialisation")
                .contains("this is how the network starts, not what training did.");
    }

    @HealthyGradients
    static class HighRateCase {
        @Test
        void trains(GradientRecorder recorder) {
            CirclesTraining training = new CirclesTraining(
                    3, 5, Activation.RELU, new WeightInitReluUniform(), new WeightInitXavierUniform(), new Sgd(100));
            CirclesTraining.fit(recorder.attach(training.network(SEED)), SEED, 20);
        }
    }

    @Test
    void aHighRateKillsReluAndALowerRateIsSaid() {
        assertThat(message(HighRateCase.class))
                .startsWith("UNHEALTHY: dead-layer in layer 'hidden ")
                .containsPattern("  no gradient( in \\d+ of 20 epochs)?  <-- dead\n")
                .contains("lower the learning rate: a step that is too large pushes ReLU units below zero")
                .containsPattern("Good before iteration \\d+: training did this, not how the network starts\\.");
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
    void unscaledInputsOverflowAndScalingIsSaidFirst() {
        assertThat(message(UnscaledCase.class))
                .startsWith("UNHEALTHY: unscaled-inputs in ")
                .containsPattern("  output +(NaN|infinite)")
                .contains("  1. scale the inputs to a mean of 0")
                .containsPattern("(?s)Follows from it\n.*  - WARNING non-finite in ");
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
    void aLayerThatDoesNotMoveIsMarkedAmongThoseThatDo() {
        assertThat(message(FrozenCase.class))
                .contains("update : parameter", "greater than 1e-6, but 1 of 3 is not\n", "\n\n  hidden 1  0")
                .containsPattern("  hidden 1  0 +<-- fails\n  hidden 2  \\S+ +#");
    }

    static class NeverAttachedCase {
        @Test
        @HealthyGradients
        void trains(GradientRecorder recorder) {
            fit(regression(new Sgd(0.01), new Sgd(0.01)), 1, 2);
        }
    }

    @Test
    void aNetworkThatWasNeverAttachedIsToldHow() {
        assertThat(message(NeverAttachedCase.class))
                .startsWith("INCONCLUSIVE: no training was recorded. Page: ")
                .contains("recorder.attach(model) before model.fit(...)");
    }

    @HealthyGradients
    static class ClonedInALoopCase {
        @Watched
        private MultiLayerNetwork model = regression(new Sgd(0.01), new Sgd(0.01));

        @Test
        void trains() {
            for (int i = 0; i < 5; i++) {
                fit(model, 1, 4);
                model = model.clone();
            }
        }
    }

    @Test
    void aNetworkOfWhichClonesWereTrainedIsToldSo() {
        assertThat(message(ClonedInALoopCase.class))
                .startsWith(
                        "INCONCLUSIVE: Most of the training was not recorded: the @Watched field 'model' holds another"
                                + " model than the one that was attached")
                .contains("\n\nIt counts 20 iterations, and the recorder saw 4.");
    }

    @RecordGradients
    static class WrongNameCase {
        @Test
        void trains(GradientRecorder recorder) {
            fit(recorder.attach(regression(new Sgd(0.01), new Sgd(0.01))), 1, 2);
            assertThat(recorder)
                    .overall()
                    .layer("hiden 1")
                    .gradient()
                    .meanAbsolute()
                    .isPositive();
        }
    }

    @Test
    void aWrongLayerNameListsThoseThereAre() {
        assertThat(message(WrongNameCase.class))
                .isEqualTo("There is no layer 'hiden 1'. There are: 0 'hidden 1', 1 'hidden 2', 2 'output'");
    }

    private String message(Class<?> fixture) {
        return ExtensionRun.of(folder, fixture).failureText();
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
