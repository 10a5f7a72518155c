package io.github.gradientharness.scorecard.real;

import java.util.List;

/** What was put in that makes a training fail, and which rules name it; parts of rule ids, so that new rules fit in. */
enum Sickness {
    NONE(),
    KERNELS_TOO_SMALL("vanish"),
    KERNELS_TOO_LARGE("saturat", "explod", "non-finite", "dead"),
    KERNELS_ONE_SIDED("vanish", "collaps", "saturat", "explod", "cop"),
    KERNELS_CONSTANT("collaps", "symmetr", "cop"),
    KERNELS_ZERO("dead", "symmetr", "collaps", "cop", "zero"),
    TOO_DEEP("vanish"),
    RATE_TOO_HIGH("explod", "diverg", "non-finite", "dead", "saturat", "rate"),
    RATE_TOO_LOW("stall", "slow", "rate"),
    RATE_DECAYED("stall", "slow", "rate", "decay"),
    CLIPPED("stall", "slow", "clip"),
    INPUTS_LARGE("input", "saturat", "explod", "dead", "scale"),
    INPUTS_SMALL("input", "vanish", "stall", "scale"),
    INPUTS_SHIFTED("input", "saturat", "collaps", "dead", "shift"),
    TARGETS_LARGE("target", "explod", "diverg", "scale"),
    TARGETS_OUT_OF_RANGE("target", "output", "range", "saturat", "dead"),
    WRONG_OUTPUT("output", "loss", "softmax"),
    OUTPUT_SATURATED("output", "saturat"),
    DEAD_UNITS("dead"),
    SATURATED_BIASES("saturat", "collaps"),
    WEIGHT_DECAY("regular", "decay", "l2", "shrink"),
    FROZEN("stall", "frozen", "unreach", "train"),
    VANISHING_THROUGH_TIME("vanish", "time"),
    EXPLODING_THROUGH_TIME("explod", "non-finite", "time"),
    LOG_OF_ZERO("non-finite"),
    /** Nothing is wrong with the gradient: an error other than that it does not learn is a mistake. */
    LABELS();

    private final List<String> partsOfRules;

    Sickness(String... partsOfRules) {
        this.partsOfRules = List.of(partsOfRules);
    }

    /** Whether a rule names it. */
    boolean isNamedBy(String rule) {
        return partsOfRules.stream().anyMatch(rule::contains);
    }

    /** Whether rules are to find it. */
    boolean isToBeFound() {
        return !partsOfRules.isEmpty();
    }
}
