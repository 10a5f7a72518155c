package com.example;

import io.github.gradientharness.instrument.GradientRecorder;
import io.github.gradientharness.junit.HealthyGradients;
import io.github.gradientharness.junit.OverSeeds;

/** Learns with all seeds but every tenth, which is enough to be sure only where all of them are known. */
class ManySeedsTest {

    @OverSeeds(count = 40, atLeast = 0.68)
    @HealthyGradients
    void learns(long seed, GradientRecorder recorder) {
        Training.record(recorder, seed % 10 == 4 ? 1e-9 : 0.5 + seed * 1e-3);
    }
}
