package io.github.gradientharness.rules;

/** How much of a training was recorded: findings of different stages are counted apart. */
enum TrainingStage {
    FIRST_ITERATION("the first iteration"),
    FIRST_EPOCH("1 epoch"),
    UP_TO_5("2 to 5 epochs"),
    /** Longer trainings count here as well: most rules look at the epochs 1 to 20. */
    UP_TO_20("6 to 20 epochs");

    private static final int FEW = 5;

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
        return learning.rounds() <= FEW ? UP_TO_5 : UP_TO_20;
    }

    /** Words that follow "after". */
    String title() {
        return title;
    }
}
