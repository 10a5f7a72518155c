package io.github.gradientharness.scorecard;

import io.github.gradientharness.recording.Recording;
import io.github.gradientharness.recording.file.RecordingReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;

/**
 * A training of which it is known whether it learned.
 *
 * @param accuracy on test data at the end
 * @param file the recording of its first epochs
 */
record LabelledTraining(Variant variant, Half half, long seed, double accuracy, Path file) {

    boolean learned() {
        return accuracy > Training.LEARNED;
    }

    /** Whether it fails although nothing is wrong with its gradients. */
    boolean failsForOtherReasons() {
        return !learned() && !variant.failsByGradient();
    }

    /** Whether it fails and rules ought to say so. */
    boolean failsByGradient() {
        return !learned() && variant.failsByGradient();
    }

    Recording recording() {
        try {
            return RecordingReader.read(file);
        } catch (IOException exception) {
            throw new UncheckedIOException(exception);
        }
    }
}
