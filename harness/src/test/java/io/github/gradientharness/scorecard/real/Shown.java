package io.github.gradientharness.scorecard.real;

import io.github.gradientharness.recording.Recording;
import io.github.gradientharness.scorecard.RecordingCut;

/** How much of a training the rules are shown; all of it where it is shorter. */
enum Shown {
    FIRST_ITERATION("first iteration"),
    EPOCH_1("epoch 1"),
    EPOCH_5("epochs 1-5"),
    EPOCH_20("epochs 1-20"),
    ALL("all epochs");

    private final String title;

    Shown(String title) {
        this.title = title;
    }

    String title() {
        return title;
    }

    Recording of(Recording recording) {
        return switch (this) {
            case FIRST_ITERATION -> RecordingCut.toIterations(recording, 1);
            case EPOCH_1 -> RecordingCut.toEpochs(recording, 1);
            case EPOCH_5 -> RecordingCut.toEpochs(recording, 5);
            case EPOCH_20 -> RecordingCut.toEpochs(recording, 20);
            case ALL -> recording;
        };
    }
}
