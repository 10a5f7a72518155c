package io.github.gradientharness.junit;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.gradientharness.instrument.GradientRecorder;
import io.github.gradientharness.instrument.RecorderOptions.SanityChecks;
import io.github.gradientharness.recording.Recording.SanityFacts;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.layers.DenseLayer;
import org.deeplearning4j.nn.conf.layers.OutputLayer;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.learning.config.Adam;
import org.nd4j.linalg.lossfunctions.LossFunctions;

/** Tests that are to be healthy check the first minibatch, as much as annotation and setting say. */
class SanityChecksInTestsTest {

    @TempDir
    Path folder;

    private static void train(GradientRecorder recorder) {
        MultiLayerNetwork network = recorder.attach(new MultiLayerNetwork(new NeuralNetConfiguration.Builder()
                .seed(1)
                .updater(new Adam(0.01))
                .list()
                .layer(new DenseLayer.Builder()
                        .nIn(3)
                        .nOut(5)
                        .activation(Activation.TANH)
                        .build())
                .layer(new OutputLayer.Builder(LossFunctions.LossFunction.XENT)
                        .nIn(5)
                        .nOut(1)
                        .activation(Activation.SIGMOID)
                        .build())
                .build()));
        network.getParam("0_W").getRow(2).assign(0);
        INDArray features = Nd4j.rand(16, 3);
        INDArray labels =
                features.getColumn(0).gt(0.5).castTo(features.dataType()).reshape(16, 1);
        for (int i = 0; i < 3; i++) {
            network.fit(features, labels);
        }
    }

    @HealthyGradients
    static class PlainCase {
        @Test
        void trains(GradientRecorder recorder) {
            train(recorder);
        }
    }

    @HealthyGradients(sanityChecks = SanityChecks.ALL)
    static class AllCase {
        @Test
        void trains(GradientRecorder recorder) {
            train(recorder);
        }
    }

    @HealthyGradients(sanityChecks = SanityChecks.OFF)
    static class OffCase {
        @Test
        void trains(GradientRecorder recorder) {
            train(recorder);
        }
    }

    @RecordGradients
    static class RecordedCase {
        @Test
        void trains(GradientRecorder recorder) {
            train(recorder);
        }
    }

    /** Twelve layers of sigmoid, behind which an output in single precision does not depend on the input any more. */
    @HealthyGradients
    static class DeepSigmoidCase {
        @Test
        void trains(GradientRecorder recorder) {
            NeuralNetConfiguration.ListBuilder layers = new NeuralNetConfiguration.Builder()
                    .seed(42)
                    .activation(Activation.SIGMOID)
                    .updater(new Adam(0.01))
                    .list();
            for (int i = 0; i < 12; i++) {
                layers.layer(
                        new DenseLayer.Builder().nIn(i == 0 ? 3 : 8).nOut(8).build());
            }
            layers.layer(new OutputLayer.Builder(LossFunctions.LossFunction.XENT)
                    .nIn(8)
                    .nOut(1)
                    .activation(Activation.SIGMOID)
                    .build());
            MultiLayerNetwork network = recorder.attach(new MultiLayerNetwork(layers.build()));
            INDArray features = Nd4j.rand(64, 3);
            INDArray labels =
                    features.getColumn(0).gt(0.5).castTo(features.dataType()).reshape(64, 1);
            for (int i = 0; i < 40; i++) {
                network.fit(features, labels);
            }
        }
    }

    @Test
    void anOutputThatNothingOfTheInputReachesFollowsFromTheGradientThatVanishes() {
        ExtensionRun run = ExtensionRun.of(folder, DeepSigmoidCase.class);

        assertThat(run.recording(0).sanity().inputs())
                .allSatisfy(input -> assertThat(input.unused()).isEqualTo(input.columns()));
        assertThat(run.failure()).hasMessageStartingWith("UNHEALTHY: vanishing-gradient in layer 'layer0'");
        assertThat(run.failureText()).doesNotContain("ERROR unused-input");
    }

    private SanityFacts facts(Class<?> fixture, Map<String, String> settings) {
        return ExtensionRun.of(folder.resolve(fixture.getSimpleName()), fixture, settings)
                .recording(0)
                .sanity();
    }

    @Test
    void byItselfTheCheapOnesAreRun() {
        SanityFacts facts = facts(PlainCase.class, Map.of());

        assertThat(facts.samples()).isEqualTo(16);
        assertThat(facts.inputs())
                .hasSize(1)
                .allMatch(input -> input.unusedColumns().equals(List.of(2)));
        assertThat(facts.steps()).isNull();
    }

    @Test
    void theAnnotationChooses() {
        assertThat(facts(AllCase.class, Map.of()).steps()).isNotNull();
        assertThat(facts(OffCase.class, Map.of())).isEqualTo(SanityFacts.NONE);
    }

    @Test
    void theSettingChoosesWhereTheAnnotationDoesNot() {
        Map<String, String> all = Map.of("gradient.sanityChecks", "all");

        assertThat(facts(PlainCase.class, all).steps()).isNotNull();
        assertThat(facts(OffCase.class, all)).isEqualTo(SanityFacts.NONE);
    }

    @Test
    void whatIsRecordedOnlyIsCheckedOnlyWhereTheSettingSaysSo() {
        assertThat(facts(RecordedCase.class, Map.of())).isEqualTo(SanityFacts.NONE);
        assertThat(facts(RecordedCase.class, Map.of("gradient.sanityChecks", "cheap"))
                        .samples())
                .isEqualTo(16);
    }
}
