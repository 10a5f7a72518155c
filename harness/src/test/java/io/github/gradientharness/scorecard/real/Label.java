package io.github.gradientharness.scorecard.real;

/** Whether a training learned, by its skill. */
enum Label {
    FAILS,
    /** Reported apart: neither verdict is wrong. */
    GREY,
    LEARNS;

    static Label of(double skill) {
        if (skill > 0.6) {
            return LEARNS;
        }
        return skill >= 0.3 ? GREY : FAILS;
    }
}
