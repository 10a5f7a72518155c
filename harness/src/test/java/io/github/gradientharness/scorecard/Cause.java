package io.github.gradientharness.scorecard;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Why a training fails, and which rules say so. */
enum Cause {
    VANISHING("vanish"),
    NON_FINITE("non-finite", "exploding-tensor"),
    EXPLODING("explod", "ratio-large", "fast-updates"),
    DEAD("dead", "dying"),
    SATURATED("saturat"),
    STALLED("stall", "unchanged", "ratio-small", "slow-updates"),
    COLLAPSED("collaps"),
    /** Nothing is wrong with its gradients: a rule that calls it an error is mistaken. */
    NOT_A_GRADIENT_PROBLEM();

    private final List<String> partsOfRuleIds;

    Cause(String... partsOfRuleIds) {
        this.partsOfRuleIds = List.of(partsOfRuleIds);
    }

    /**
     * The cause that a rule names, told by its id, so that rules of other tools can be compared; empty if it names none,
     * as rules do that look at the loss or the accuracy.
     */
    static Optional<Cause> namedBy(String rule) {
        String id = rule.toLowerCase(Locale.ROOT);
        return Arrays.stream(values())
                .filter(cause -> cause.partsOfRuleIds.stream().anyMatch(id::contains))
                .findFirst();
    }
}
