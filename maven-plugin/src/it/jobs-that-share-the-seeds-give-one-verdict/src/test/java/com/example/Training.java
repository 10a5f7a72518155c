package com.example;

import static io.github.gradientharness.recording.Quantity.GRADIENT;

import io.github.gradientharness.instrument.GradientRecorder;

/** A training loop written by hand, on numbers that are made up. */
final class Training {

    private Training() {}

    /** Records five epochs in which the first layer gets this much of the last layer's gradient. */
    static void record(GradientRecorder recorder, double share) {
        recorder.layers("hidden 1", "output");
        for (int epoch = 1; epoch <= 5; epoch++) {
            recorder.record("hidden 1", GRADIENT, new double[] {0.1 * share, -0.3 * share});
            recorder.record("output", GRADIENT, new double[] {0.1, -0.3});
            recorder.endIteration(1.0 / epoch);
            recorder.endEpoch();
        }
    }
}
