package io.github.gradientharness.sample.suites;

import static io.github.gradientharness.assertj.GradientAssertions.assertThat;
import static io.github.gradientharness.assertj.GradientAssertions.lastLayer;
import static io.github.gradientharness.assertj.GradientAssertions.layer;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.gradientharness.instrument.GradientRecorder;
import io.github.gradientharness.junit.HealthyGradients;
import io.github.gradientharness.sample.CirclesModel;
import io.github.gradientharness.sample.CirclesNetworks;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * The tutorial's five tanh layers trained by Adam. The gradient is as uneven as under plain descent with the same seed, but
 * Adam divides each step by the gradient's own size: about two thirds of the seeds learn, and no build fails.
 */
@Tag("tutorial")
@HealthyGradients
class FiveTanhLayersWithAdamTest {

    @Test
    void learnsAlthoughTheGradientIsUneven(GradientRecorder recorder) {
        CirclesModel model = CirclesModel.tanh(5).withAdam();

        double accuracy = TutorialTraining.train(CirclesNetworks.network(model, 4), 4, recorder);

        assertThat(accuracy).isGreaterThan(0.7);
        assertThat(recorder)
                .inEpochs(1, 20)
                .gradientRatio(layer("hidden 3"), lastLayer())
                .isLessThan(0.02);
    }
}
