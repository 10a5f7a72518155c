package com.example.model;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.gradientharness.instrument.GradientRecorder;
import io.github.gradientharness.junit.HealthyGradients;
import org.junit.jupiter.api.Test;

class ModulesTest {

    @Test
    @HealthyGradients
    void gradientReachesTheFirstLayer(GradientRecorder recorder) {
        Training.record(recorder, 0.5);
    }

    @Test
    void modelAndHarnessAreModules() {
        assertEquals("com.example.model", Training.class.getModule().getName());
        assertEquals("io.github.gradientharness", GradientRecorder.class.getModule().getName());
    }
}
