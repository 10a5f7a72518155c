package io.github.gradientharness.sample.remedies;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.gradientharness.instrument.GradientRecorder;
import io.github.gradientharness.junit.HealthyGradients;
import io.github.gradientharness.junit.OverSeeds;
import io.github.gradientharness.sample.Accuracy;
import io.github.gradientharness.sample.CirclesNetworks;
import io.github.gradientharness.sample.TutorialData;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.junit.jupiter.api.Tag;

/**
 * The tutorial's sick networks, as tests that want them to learn. All of them fail, and then remedies are tried on them: what
 * docs/remedies.md shows.
 */
@Tag("remedies")
@HealthyGradients(tryRemedies = true)
class RemediesTest {

    /** Fewer than the tutorial's 500: the cured networks have learned by then, and the sick ones do not learn in 500 either. */
    private static final int EPOCHS = 200;

    private static final int EPOCHS_OF_DEEP_ONE = 60;

    @OverSeeds(atLeast = 0.8)
    void fiveTanhLayersUniformFromZeroToOne(long seed, GradientRecorder recorder) {
        assertLearns(CirclesNetworks.tanh(5, seed), EPOCHS, seed, recorder);
    }

    @OverSeeds(atLeast = 0.8)
    void fiveSigmoidLayers(long seed, GradientRecorder recorder) {
        assertLearns(CirclesNetworks.sigmoid(5, seed), EPOCHS, seed, recorder);
    }

    @OverSeeds(atLeast = 0.8)
    void twentyReluLayers(long seed, GradientRecorder recorder) {
        assertLearns(CirclesNetworks.relu(20, seed), EPOCHS_OF_DEEP_ONE, seed, recorder);
    }

    private static void assertLearns(MultiLayerNetwork network, int epochs, long seed, GradientRecorder recorder) {
        recorder.attach(network).fit(TutorialData.trainMinibatches(seed), epochs);

        assertThat(Accuracy.of(network, TutorialData.test())).isGreaterThan(0.7);
    }
}
