package com.example;

import io.github.gradientharness.instrument.GradientRecorder;
import io.github.gradientharness.junit.HealthyGradients;
import org.junit.jupiter.api.Test;

@HealthyGradients
class FraudModelTest {

    @Test
    void gradientReachesTheFirstLayer(GradientRecorder recorder) {
        Training.record(recorder, 0.5);
    }
}
