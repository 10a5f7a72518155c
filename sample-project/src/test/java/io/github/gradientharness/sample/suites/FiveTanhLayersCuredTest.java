package io.github.gradientharness.sample.suites;

import static io.github.gradientharness.assertj.GradientAssertions.assertThat;
import static io.github.gradientharness.assertj.GradientAssertions.firstLayer;
import static io.github.gradientharness.assertj.GradientAssertions.lastLayer;
import static io.github.gradientharness.sample.Kernels.GLOROT_UNIFORM;
import static io.github.gradientharness.sample.Kernels.HE_UNIFORM;
import static io.github.gradientharness.verdict.RuleId.VANISHING_GRADIENT;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.gradientharness.instrument.GradientRecorder;
import io.github.gradientharness.junit.HealthyGradients;
import io.github.gradientharness.sample.CirclesModel;
import io.github.gradientharness.sample.CirclesNetworks;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Five tanh layers whose kernels have both signs: with Glorot's or He's initialisation they learn with every seed. So it is
 * not tanh that starves the tutorial's network.
 */
@Tag("tutorial")
@HealthyGradients
class FiveTanhLayersCuredTest {

    @Test
    void glorotLearns(GradientRecorder recorder) {
        assertLearns(CirclesModel.tanh(5).withKernels(GLOROT_UNIFORM, GLOROT_UNIFORM), recorder);
    }

    @Test
    void heLearns(GradientRecorder recorder) {
        assertLearns(CirclesModel.tanh(5).withKernels(HE_UNIFORM, GLOROT_UNIFORM), recorder);
    }

    private static void assertLearns(CirclesModel model, GradientRecorder recorder) {
        double accuracy = TutorialTraining.train(CirclesNetworks.network(model, 4), 4, recorder);

        assertThat(accuracy).isGreaterThan(0.7);
        assertThat(recorder)
                .inEpochs(1, 20)
                .gradientRatio(firstLayer(), lastLayer())
                .isGreaterThan(0.1);
        assertThat(recorder).hasNoFinding(VANISHING_GRADIENT);
    }
}
