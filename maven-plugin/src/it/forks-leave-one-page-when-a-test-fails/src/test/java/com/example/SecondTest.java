package com.example;

import io.github.gradientharness.instrument.GradientRecorder;
import io.github.gradientharness.junit.HealthyGradients;
import org.junit.jupiter.api.Test;

/** Its fork is healthy and begins when the first has ended. */
@HealthyGradients
class SecondTest {

    @Test
    void gradientReachesTheFirstLayer(GradientRecorder recorder) {
        Training.record(recorder, 0.5);
    }
}
