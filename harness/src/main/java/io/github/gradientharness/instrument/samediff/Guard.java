package io.github.gradientharness.instrument.samediff;

import io.github.gradientharness.instrument.TrainingRecording;

/** Keeps failures of the recorder away from the training: the first one is remembered and ends the recording. */
final class Guard {

    private final TrainingRecording recording;
    private boolean failed;

    Guard(TrainingRecording recording) {
        this.recording = recording;
    }

    /** Measures something, unless the recording has ended or failed. Never throws. */
    void measure(String what, Runnable measurement) {
        try {
            if (failed || recording.hasEnded()) {
                return;
            }
            recording.enter();
            try {
                measurement.run();
            } finally {
                recording.exit();
            }
        } catch (Throwable thrown) {
            failed = true;
            recording.failed(what, thrown);
        }
    }
}
