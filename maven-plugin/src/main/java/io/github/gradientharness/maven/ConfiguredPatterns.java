package io.github.gradientharness.maven;

import io.github.gradientharness.gate.JudgedRecording;
import io.github.gradientharness.rules.Acceptance;
import io.github.gradientharness.rules.FindingPattern;
import io.github.gradientharness.rules.RuleAdjustment;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Holds what the configuration says of rules and accepted findings against the recordings there are. */
final class ConfiguredPatterns {

    /** What to do about a rule of the POM that is for nothing. */
    static final String REMEDY =
            "Correct it; or, if other modules have it, set gradient.onUnmatchedPatterns to warn or ignore.";

    private final List<JudgedRecording> recordings;
    private final UnmatchedPatterns unmatched;

    ConfiguredPatterns(List<JudgedRecording> recordings) {
        this.recordings = recordings;
        this.unmatched = new UnmatchedPatterns(recordings);
    }

    /** A line for each adjustment that is for nothing. */
    List<String> problemsWithRules(List<RuleAdjustment> adjustments) {
        List<String> problems = new ArrayList<>();
        for (RuleAdjustment adjustment : adjustments) {
            unmatched
                    .problemWith(adjustment.where())
                    .ifPresent(why -> problems.add("In the plugin's <rules>, the rule " + shown(adjustment.where())
                            + " is for nothing: " + why));
        }
        return problems;
    }

    /** What there is against adjustments that are for nothing. */
    Optional<Objection> unmatched(List<RuleAdjustment> adjustments, Reaction reaction) {
        List<String> problems = problemsWithRules(adjustments);
        if (problems.isEmpty() || reaction == Reaction.IGNORE) {
            return Optional.empty();
        }
        List<String> lines = new ArrayList<>(problems);
        if (reaction == Reaction.FAIL) {
            lines.add(REMEDY);
        }
        String match = problems.size() == 1 ? " that matches nothing" : " that match nothing";
        return Optional.of(new Objection(reaction, Counts.of(problems.size(), "rule") + match, lines));
    }

    /** A line for each acceptance that no finding needs. */
    List<String> idleAcceptances(List<Acceptance> acceptances, LocalDate today) {
        List<String> idle = new ArrayList<>();
        for (Acceptance acceptance : acceptances) {
            if (!isNeeded(acceptance)) {
                String why = unmatched
                        .problemWith(acceptance.findings())
                        .orElse("the rule finds nothing there any more. Take it out of the POM.");
                String expired =
                        acceptance.isExpiredOn(today) ? " It expired on " + acceptance.until() + " as well." : "";
                idle.add("In the plugin's <acceptedFindings>, the finding " + shown(acceptance.findings())
                        + " is for nothing: " + why + expired);
            }
        }
        return idle;
    }

    private boolean isNeeded(Acceptance acceptance) {
        return recordings.stream()
                .map(JudgedRecording::diagnosis)
                .anyMatch(diagnosis -> diagnosis.findings().stream()
                        .anyMatch(finding -> acceptance
                                .findings()
                                .matches(diagnosis.recording().header(), finding)));
    }

    /** The acceptance whose time is over that let a finding through. */
    static Optional<Acceptance> expired(List<Acceptance> acceptances, PlacedFinding placed, LocalDate today) {
        return acceptances.stream()
                .filter(acceptance -> acceptance.isExpiredOn(today))
                .filter(acceptance -> acceptance.findings().matches(placed.header(), placed.finding()))
                .findFirst();
    }

    private static String shown(FindingPattern pattern) {
        List<String> parts = new ArrayList<>(List.of(pattern.rule()));
        add(parts, "suite", pattern.suite());
        add(parts, "test", pattern.test());
        add(parts, "layer", pattern.layer());
        return String.join(", ", parts);
    }

    private static void add(List<String> parts, String name, String pattern) {
        if (!pattern.isEmpty()) {
            parts.add(name + " '" + pattern + "'");
        }
    }
}
