package io.github.gradientharness.instrument.samediff;

import io.github.gradientharness.instrument.TrainingRecording;

/** Keeps failures of the recorder away from the training: the first one is remembered and ends the recording. */
final class Guard {

    private final TrainingRecording recording;
    private boolean failed;

    Guard(TrainingRecording recording) {
        this.recording = recording;
    }

    /** Measures something, unless the recording has ended or failed. */
    void measure(String what, Runnable measurement) {
        if (failed || recording.hasEnded()) {
            return;
        }
        recording.enter();
        try {
            measurement.run();
        } catch (RuntimeException | OutOfMemoryError | LinkageError exception) {
            failed = true;
            recording.lost("Measuring " + what + " failed, nothing was recorded from there on: " + exception);
        } finally {
            recording.exit();
        }
    }
}
