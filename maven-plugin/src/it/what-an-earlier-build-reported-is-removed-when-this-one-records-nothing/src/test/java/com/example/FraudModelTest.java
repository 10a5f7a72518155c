package com.example;

import static org.junit.jupiter.api.Assertions.fail;

import io.github.gradientharness.instrument.GradientRecorder;
import io.github.gradientharness.junit.HealthyGradients;
import org.junit.jupiter.api.Test;

@HealthyGradients
class FraudModelTest {

    @Test
    void failsBeforeItTrains(GradientRecorder recorder) {
        fail("no data");
    }
}
