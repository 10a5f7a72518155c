package com.example;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.gradientharness.instrument.GradientRecorder;
import io.github.gradientharness.junit.HealthyGradients;
import org.junit.jupiter.api.Test;

@HealthyGradients
class SecondTest {

    @Test
    void gradientReachesTheFirstLayer(GradientRecorder recorder) {
        Training.record(recorder, 0.5);

        assertEquals("kept", System.getProperty("my.own.argument"));
    }
}
