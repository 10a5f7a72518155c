package io.github.gradientharness.rules.packs;

import java.util.List;

/**
 * What a rule says in words.
 *
 * @param id the id by which users name it
 * @param origin the tool and its own name for the rule
 * @param description what it looks at and when it complains, in one sentence
 * @param measure what the number it holds against its limit is a measure of
 * @param meaning what a finding means
 * @param remedies what to try, most likely first
 */
record RuleText(String id, String origin, String description, String measure, String meaning, List<String> remedies) {

    /** Copies the remedies. */
    RuleText {
        remedies = List.copyOf(remedies);
    }
}
