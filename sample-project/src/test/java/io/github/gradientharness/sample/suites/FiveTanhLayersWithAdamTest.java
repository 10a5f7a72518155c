package io.github.gradientharness.sample.suites;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.gradientharness.instrument.GradientRecorder;
import io.github.gradientharness.junit.HealthyGradients;
import io.github.gradientharness.junit.OverSeeds;
import io.github.gradientharness.sample.CirclesModel;
import io.github.gradientharness.sample.CirclesNetworks;
import org.junit.jupiter.api.Tag;

/**
 * The tutorial's five tanh layers trained by Adam. The gradient begins as uneven as under plain descent, but Adam divides
 * each step by the gradient's own size, so no build fails: 68 % of 256 seeds of an independent study learn, against 8 %.
 */
@Tag("tutorial")
@HealthyGradients
class FiveTanhLayersWithAdamTest {

    @OverSeeds(atLeast = 0.25, count = 12)
    void learnsWithManySeeds(long seed, GradientRecorder recorder) {
        CirclesModel model = CirclesModel.tanh(5).withAdam();

        double accuracy = TutorialTraining.train(CirclesNetworks.network(model, seed), seed, recorder);

        assertThat(accuracy).isGreaterThan(0.7);
    }
}
