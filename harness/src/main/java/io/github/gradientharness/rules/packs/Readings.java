package io.github.gradientharness.rules.packs;

import io.github.gradientharness.verdict.Evidence;
import java.util.List;

/**
 * All numbers a rule looked at in a recording, or why there are none.
 *
 * @param all in the order of layers, then of time; NaN is left out
 * @param evidence what else was seen that belongs into a finding
 * @param notApplicable why the rule has nothing to ask of such a network; empty if it has
 * @param missing why there is nothing to look at, and what to record; empty if there is something
 */
record Readings(List<Reading> all, List<Evidence> evidence, String notApplicable, String missing) {

    /** Copies the lists. */
    Readings {
        all = List.copyOf(all);
        evidence = List.copyOf(evidence);
    }

    /** These numbers; if there are none, {@code missing} says why and what to record. */
    static Readings of(List<Reading> readings, String missing) {
        List<Reading> numbers = readings.stream()
                .filter(reading -> !Double.isNaN(reading.actual()))
                .toList();
        return new Readings(numbers, List.of(), "", numbers.isEmpty() ? missing : "");
    }

    static Readings notApplicable(String why) {
        return new Readings(List.of(), List.of(), why, "");
    }

    static Readings missing(String why) {
        return new Readings(List.of(), List.of(), "", why);
    }

    /** The same numbers, with more evidence. */
    Readings with(Evidence more) {
        return new Readings(all, List.of(more), notApplicable, missing);
    }
}
