package io.github.gradientharness.sample.djl;

import static io.github.gradientharness.assertj.GradientAssertions.assertThat;
import static io.github.gradientharness.assertj.GradientAssertions.firstLayer;
import static io.github.gradientharness.assertj.GradientAssertions.lastLayer;
import static io.github.gradientharness.verdict.RuleId.VANISHING_GRADIENT;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.gradientharness.instrument.GradientRecorder;
import io.github.gradientharness.junit.ExpectFinding;
import io.github.gradientharness.junit.HealthyGradients;
import io.github.gradientharness.sample.CirclesModel;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The tutorial's reference networks, trained by DJL on PyTorch. */
@Tag("djl")
@HealthyGradients
class CirclesInDjlTest {

    @Test
    void oneTanhLayerLearns(GradientRecorder recorder) {
        double accuracy = DjlTraining.train(CirclesModel.tanh(1), 1, 500, recorder);

        assertThat(accuracy).isGreaterThan(0.7);
        assertThat(recorder).hasNoFinding(VANISHING_GRADIENT);
    }

    @Test
    @ExpectFinding(
            rule = VANISHING_GRADIENT,
            reason = "all-positive kernels starve the middle layers; the tutorial's own sick network")
    void fiveTanhLayersFail(GradientRecorder recorder) {
        double accuracy = DjlTraining.train(CirclesModel.tanh(5), 1, 500, recorder);

        assertThat(accuracy).isLessThan(0.7);
    }

    @Test
    void fiveReluLayersLearn(GradientRecorder recorder) {
        double accuracy = DjlTraining.train(CirclesModel.relu(5), 1, 500, recorder);

        assertThat(accuracy).isGreaterThan(0.7);
        assertThat(recorder)
                .inEpochs(1, 20)
                .gradientRatio(firstLayer(), lastLayer())
                .isGreaterThan(0.1);
    }

    @Test
    @ExpectFinding(
            rule = VANISHING_GRADIENT,
            layer = "01Linear",
            reason = "the textbook case: the sigmoid's slope is at most 1/4, once for every layer")
    void fiveSigmoidLayersFail(GradientRecorder recorder) {
        double accuracy = DjlTraining.train(CirclesModel.sigmoid(5), 1, 100, recorder);

        assertThat(accuracy).isLessThan(0.7);
        assertThat(recorder)
                .inEpochs(1, 20)
                .gradientRatio(firstLayer(), lastLayer())
                .isLessThan(0.001);
    }
}
