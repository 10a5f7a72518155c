package com.example;

import io.github.gradientharness.instrument.GradientRecorder;
import io.github.gradientharness.junit.RecordGradients;
import org.junit.jupiter.api.Test;

@RecordGradients
class SecondTest {

    @Test
    void gradientReachesTheFirstLayer(GradientRecorder recorder) {
        Training.record(recorder, 1e-6);
    }
}
