package io.github.gradientharness.assertj;

import io.github.gradientharness.recording.Recording;
import io.github.gradientharness.rules.Judgement;
import io.github.gradientharness.rules.RuleSet;
import io.github.gradientharness.verdict.Diagnosis;
import io.github.gradientharness.verdict.RuleResult;
import java.util.HashMap;
import java.util.Map;

/**
 * Which rules judge, and with which limits.
 *
 * @param rules the rules
 * @param limits limits instead of the declared and the default ones, by rule id
 */
record Judge(RuleSet rules, Map<String, Double> limits) {

    static Judge byDefault() {
        return new Judge(RuleSet.defaults(), Map.of());
    }

    Judge with(RuleSet other) {
        limits.keySet().forEach(other::requireRule);
        return new Judge(other, limits);
    }

    Judge with(String rule, double limit) {
        rules.requireRule(rule);
        if (!Double.isFinite(limit)) {
            throw new IllegalArgumentException("The limit of '" + rule + "' is " + limit + "; it should be a number.");
        }
        Map<String, Double> more = new HashMap<>(limits);
        more.put(rule, limit);
        return new Judge(rules, Map.copyOf(more));
    }

    Diagnosis diagnosis(Recording recording) {
        return rules.evaluate(recording, new Judgement(limits, false));
    }

    RuleResult result(Recording recording, String rule) {
        rules.requireRule(rule);
        return diagnosis(recording).results().stream()
                .filter(result -> result.rule().equals(rule))
                .findFirst()
                .orElseThrow();
    }
}
