package io.github.gradientharness.sample.suites;

import static io.github.gradientharness.assertj.GradientAssertions.assertThat;
import static io.github.gradientharness.assertj.GradientAssertions.firstLayer;
import static io.github.gradientharness.assertj.GradientAssertions.lastLayer;
import static io.github.gradientharness.verdict.RuleId.VANISHING_GRADIENT;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.gradientharness.instrument.GradientRecorder;
import io.github.gradientharness.junit.ExpectFinding;
import io.github.gradientharness.junit.HealthyGradients;
import io.github.gradientharness.sample.CirclesNetworks;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Five hidden sigmoid layers with Glorot's initialisation: the textbook vanishing gradient. It shrinks by a factor of
 * four to five with every layer on its way to the input, and no seed learns.
 */
@Tag("reference")
@HealthyGradients
class FiveSigmoidLayersTest {

    /** No seed learns within 500 epochs either. */
    private static final int EPOCHS = 100;

    @Test
    @ExpectFinding(
            rule = VANISHING_GRADIENT,
            layer = "hidden 1",
            reason = "the textbook case: the sigmoid's slope is at most 1/4, once for every layer")
    void failsBecauseTheGradientVanishesTowardsTheInput(GradientRecorder recorder) {
        double accuracy = TutorialTraining.train(CirclesNetworks.sigmoid(5, 1), 1, EPOCHS, recorder);

        assertThat(accuracy).isLessThan(0.7);
        assertThat(recorder)
                .inEpochs(1, 20)
                .gradientRatio(firstLayer(), lastLayer())
                .isLessThan(0.001);
    }
}
