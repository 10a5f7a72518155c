package io.github.gradientharness.sample.suites;

import static io.github.gradientharness.assertj.GradientAssertions.assertThat;
import static io.github.gradientharness.assertj.GradientAssertions.firstLayer;
import static io.github.gradientharness.assertj.GradientAssertions.lastLayer;
import static io.github.gradientharness.verdict.RuleId.VANISHING_GRADIENT;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.gradientharness.instrument.GradientRecorder;
import io.github.gradientharness.junit.HealthyGradients;
import io.github.gradientharness.sample.CirclesNetworks;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Five hidden ReLU layers with He's initialisation: the tutorial's cure. About 96 % of seeds learn. */
@Tag("reference")
@HealthyGradients
class FiveReluLayersTest {

    @Test
    void learnsTheCircles(GradientRecorder recorder) {
        double accuracy = TutorialTraining.train(CirclesNetworks.relu(5, 1), 1, recorder);

        assertThat(accuracy).isGreaterThan(0.7);
        assertThat(recorder)
                .inEpochs(1, 20)
                .gradientRatio(firstLayer(), lastLayer())
                .isGreaterThan(0.1);
        assertThat(recorder).hasNoFinding(VANISHING_GRADIENT);
    }
}
