package com.example;

import io.github.gradientharness.instrument.GradientRecorder;
import io.github.gradientharness.junit.HealthyGradients;
import org.junit.jupiter.api.Test;

/** Its fork is sick and leaves the page. */
@HealthyGradients
class FirstTest {

    @Test
    void gradientReachesTheFirstLayer(GradientRecorder recorder) {
        Training.record(recorder, 1e-9);
    }
}
