package io.github.gradientharness.scorecard;

import io.github.gradientharness.recording.Recording;
import io.github.gradientharness.rules.RuleSet;
import io.github.gradientharness.verdict.Finding;
import io.github.gradientharness.verdict.Severity;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * What a rule set said of a training at a stage.
 *
 * @param errors its findings that are errors, the primary one first
 * @param thrown the exception with which it broke down instead; empty if it did not
 */
record Judged(LabelledTraining training, String ruleSet, Stage stage, List<Blame> errors, String thrown) {

    /** A rule and the layer it blames. */
    record Blame(String rule, String layer) {}

    Judged {
        errors = List.copyOf(errors);
    }

    /** Judges trainings by every rule set at every stage, reading each recording once. */
    static List<Judged> of(List<LabelledTraining> trainings, Map<String, RuleSet> ruleSets) {
        return trainings.parallelStream()
                .flatMap(training -> of(training, ruleSets).stream())
                .toList();
    }

    private static List<Judged> of(LabelledTraining training, Map<String, RuleSet> ruleSets) {
        Recording recording = training.recording();
        List<Judged> judged = new ArrayList<>();
        for (Stage stage : Stage.values()) {
            Recording cut = stage.of(recording);
            ruleSets.forEach((name, ruleSet) -> judged.add(of(training, name, ruleSet, stage, cut)));
        }
        return judged;
    }

    private static Judged of(LabelledTraining training, String name, RuleSet ruleSet, Stage stage, Recording cut) {
        try {
            List<Blame> errors = ruleSet.evaluate(cut).findings().stream()
                    .filter(finding -> finding.severity() == Severity.ERROR)
                    .map(Judged::blame)
                    .toList();
            return new Judged(training, name, stage, errors, "");
        } catch (RuntimeException exception) {
            return new Judged(training, name, stage, List.of(), exception.toString());
        }
    }

    private static Blame blame(Finding finding) {
        return new Blame(finding.rule(), finding.layer());
    }

    boolean isFlagged() {
        return !errors.isEmpty();
    }

    boolean isFlaggedBy(String rule) {
        return errors.stream().anyMatch(blame -> blame.rule().equals(rule));
    }

    /** Whether the primary error is a cause that the variant accepts. */
    boolean isAttributed() {
        return isFlagged()
                && Cause.namedBy(errors.get(0).rule())
                        .filter(training.variant().causes()::contains)
                        .isPresent();
    }
}
