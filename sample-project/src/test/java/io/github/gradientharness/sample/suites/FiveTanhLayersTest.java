package io.github.gradientharness.sample.suites;

import static io.github.gradientharness.assertj.GradientAssertions.assertThat;
import static io.github.gradientharness.assertj.GradientAssertions.lastLayer;
import static io.github.gradientharness.assertj.GradientAssertions.layer;
import static io.github.gradientharness.verdict.RuleId.VANISHING_GRADIENT;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.gradientharness.instrument.GradientRecorder;
import io.github.gradientharness.junit.ExpectFinding;
import io.github.gradientharness.junit.HealthyGradients;
import io.github.gradientharness.sample.CirclesNetworks;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Five hidden tanh layers, kernels uniform in [0, 1): the network with which the tutorial shows a vanishing gradient.
 *
 * <p>It is sick, but not in the textbook's way. Its profile over depth is U-shaped: the first layer gets several times
 * the gradient of the last hidden one, and the layers in the middle about a hundredth of the output's. Kernels of one
 * sign make the units of a layer near-copies of each other, and the middle starves. About 8 % of seeds learn within 500
 * epochs.
 */
@Tag("reference")
@HealthyGradients
class FiveTanhLayersTest {

    @Test
    @ExpectFinding(
            rule = VANISHING_GRADIENT,
            reason = "all-positive kernels starve the middle layers; the tutorial's own sick network")
    void failsBecauseItsMiddleLayersAreStarved(GradientRecorder recorder) {
        double accuracy = TutorialTraining.train(CirclesNetworks.tanh(5, 4), 4, recorder);

        assertThat(accuracy).isLessThan(0.7);
        assertThat(recorder)
                .inEpochs(1, 20)
                .gradientRatio(layer("hidden 3"), lastLayer())
                .isLessThan(0.02);
        assertThat(recorder)
                .inEpochs(1, 20)
                .gradientRatio(layer("hidden 1"), layer("hidden 3"))
                .isGreaterThan(1);
    }
}
