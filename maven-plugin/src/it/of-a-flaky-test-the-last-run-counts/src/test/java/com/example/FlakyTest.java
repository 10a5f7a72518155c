package com.example;

import io.github.gradientharness.instrument.GradientRecorder;
import io.github.gradientharness.junit.HealthyGradients;
import org.junit.jupiter.api.Test;

/** Sick twice over when it is run first, healthy when it is run again. */
@HealthyGradients
class FlakyTest {

    private static int runs;

    @Test
    void learnsAtTheSecondTry(GradientRecorder recorder) {
        runs++;
        if (runs == 1) {
            Training.record(recorder, 1e-9);
        }
        Training.record(recorder, 0.5);
    }

    @Test
    void learnsAtOnce(GradientRecorder recorder) {
        Training.record(recorder, 0.5);
    }
}
