package io.github.gradientharness.sample.suites;

import io.github.gradientharness.instrument.GradientRecorder;
import io.github.gradientharness.junit.ExpectFinding;
import io.github.gradientharness.junit.HealthyGradients;
import io.github.gradientharness.sample.CirclesNetworks;
import io.github.gradientharness.verdict.RuleId;
import org.junit.jupiter.api.Test;

/** A rule of this project's own, {@link LossFallsRule}, on a network that learns and on one that does not. */
@HealthyGradients(rules = {"defaults", "loss-falls"})
class LossFallsTest {

    @Test
    void theLossOfOneTanhLayerFalls(GradientRecorder recorder) {
        TutorialTraining.train(CirclesNetworks.tanh(1, 1), 1, 100, recorder);
    }

    @Test
    @ExpectFinding(rule = "loss-falls", layer = "loss", reason = "its first layers hardly learn")
    @ExpectFinding(rule = RuleId.VANISHING_GRADIENT, layer = "hidden 1", reason = "five sigmoid layers")
    void theLossOfFiveSigmoidLayersDoesNot(GradientRecorder recorder) {
        TutorialTraining.train(CirclesNetworks.sigmoid(5, 1), 1, 30, recorder);
    }
}
