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

/** One hidden tanh layer, kernels uniform in [0, 1): the tutorial's first network. It learns. */
@Tag("reference")
@HealthyGradients
class OneTanhLayerTest {

    @Test
    void learnsTheCircles(GradientRecorder recorder) {
        double accuracy = TutorialTraining.train(CirclesNetworks.tanh(1, 1), 1, recorder);

        assertThat(accuracy).isGreaterThan(0.7);
        assertThat(recorder)
                .inEpochs(1, 20)
                .gradientRatio(firstLayer(), lastLayer())
                .isGreaterThan(0.1);
        assertThat(recorder).hasNoFinding(VANISHING_GRADIENT);
    }
}
