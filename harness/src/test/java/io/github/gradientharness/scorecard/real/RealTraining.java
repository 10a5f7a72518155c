package io.github.gradientharness.scorecard.real;

import io.github.gradientharness.recording.Recording;
import io.github.gradientharness.recording.file.RecordingReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;

/**
 * A training of which it is known how much was learned.
 *
 * @param skill 0 like guessing, 1 like the task's baseline
 */
record RealTraining(RealVariant variant, long seed, double skill, Path file) {

    /** Whether its label is another one than the variant was made for. */
    boolean isUnintended() {
        return Label.of(skill) != (variant.isHealthy() ? Label.LEARNS : Label.FAILS);
    }

    Recording recording() {
        try {
            return RecordingReader.read(file);
        } catch (IOException exception) {
            throw new UncheckedIOException(exception);
        }
    }
}
