package com.example;

import static io.github.gradientharness.recording.Quantity.GRADIENT;

import io.github.gradientharness.instrument.GradientRecorder;

/** A training loop written by hand, on numbers that are made up. */
final class Training {

    private Training() {}

    /** Records five epochs whose loss falls to the share that the build sets. */
    static void record(GradientRecorder recorder) {
        double share = Double.parseDouble(System.getProperty("share"));
        recorder.layers("hidden 1", "output");
        for (int epoch = 0; epoch < 5; epoch++) {
            recorder.record("hidden 1", GRADIENT, new double[] {0.1, -0.3});
            recorder.record("output", GRADIENT, new double[] {0.1, -0.3});
            recorder.endIteration(0.7 * Math.pow(share, epoch / 4.0));
            recorder.endEpoch();
        }
    }
}
