package io.github.gradientharness.rules;

/** How much of a training was recorded: findings of different stages are counted apart. */
enum TrainingStage {
    FIRST_ITERATION("the first iteration"),
    FIRST_EPOCH("1 epoch"),
    UP_TO_5("2 to 5 epochs"),
    UP_TO_20("6 to 20 epochs"),
    MORE("more than 20 epochs");

    private static final int FEW = 5;
    private static final int TWENTY = 20;

    private final String title;

    TrainingStage(String title) {
        this.title = title;
    }

    /** The stage by the number of epochs, or of stretches in their place where a training has only one. */
    static TrainingStage of(Learning learning) {
        if (learning.iterations() <= 1) {
            return FIRST_ITERATION;
        }
        if (learning.rounds() <= 1) {
            return FIRST_EPOCH;
        }
        if (learning.rounds() <= FEW) {
            return UP_TO_5;
        }
        return learning.rounds() <= TWENTY ? UP_TO_20 : MORE;
    }

    /** Words that follow "after". */
    String title() {
        return title;
    }
}
