package io.github.gradientharness.scorecard;

import io.github.gradientharness.recording.Recording;

/** How much of the training the rules are shown. */
enum Stage {
    INITIALISATION("first iteration"),
    EPOCH_1("epoch 1"),
    EPOCH_5("epochs 1-5"),
    EPOCH_20("epochs 1-20");

    private final String title;

    Stage(String title) {
        this.title = title;
    }

    String title() {
        return title;
    }

    Recording of(Recording recording) {
        return switch (this) {
            case INITIALISATION -> RecordingCut.toIterations(recording, 1);
            case EPOCH_1 -> RecordingCut.toEpochs(recording, 1);
            case EPOCH_5 -> RecordingCut.toEpochs(recording, 5);
            case EPOCH_20 -> RecordingCut.toEpochs(recording, 20);
        };
    }
}
