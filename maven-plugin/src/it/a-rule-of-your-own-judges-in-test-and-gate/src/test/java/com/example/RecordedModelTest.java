package com.example;

import io.github.gradientharness.instrument.GradientRecorder;
import io.github.gradientharness.junit.RecordGradients;
import org.junit.jupiter.api.Test;

/** Names no rule and judges nothing: that is for the gate. */
@RecordGradients
class RecordedModelTest {

    @Test
    void learns(GradientRecorder recorder) {
        Training.record(recorder);
    }
}
