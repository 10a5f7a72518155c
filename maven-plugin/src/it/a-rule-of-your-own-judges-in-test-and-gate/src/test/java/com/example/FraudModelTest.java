package com.example;

import io.github.gradientharness.instrument.GradientRecorder;
import io.github.gradientharness.junit.HealthyGradients;
import org.junit.jupiter.api.Test;

/** Names the rule itself. */
@HealthyGradients(rules = {"defaults", "loss-falls"})
class FraudModelTest {

    @Test
    void learns(GradientRecorder recorder) {
        Training.record(recorder);
    }
}
