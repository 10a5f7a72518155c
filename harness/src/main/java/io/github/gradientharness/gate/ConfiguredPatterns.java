package io.github.gradientharness.gate;

import io.github.gradientharness.rules.Acceptance;
import io.github.gradientharness.rules.FindingPattern;
import io.github.gradientharness.rules.RuleAdjustment;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apiguardian.api.API;

/** Holds what the configuration says about rules and accepted findings against the recordings there are. */
@API(status = API.Status.INTERNAL, since = "0.1")
public final class ConfiguredPatterns {

    /** What to do about a rule of the POM that matches nothing. */
    private static final String REMEDY =
            "Correct it; or, if other modules have it, set gradient.onUnmatchedPatterns to warn or ignore.";

    private final List<JudgedRecording> recordings;
    private final UnmatchedPatterns unmatched;

    /** Against these recordings. */
    public ConfiguredPatterns(List<JudgedRecording> recordings) {
        this.recordings = recordings;
        this.unmatched = new UnmatchedPatterns(recordings);
    }

    /** Each adjustment that matches nothing. */
    public List<Objection> unmatched(List<RuleAdjustment> adjustments, Reaction reaction) {
        List<Objection> objections = new ArrayList<>();
        for (RuleAdjustment adjustment : adjustments) {
            unmatched
                    .problemWith(adjustment.where())
                    .map(why -> "In the plugin's <rules>, the rule " + shown(adjustment.where()) + " matches nothing: "
                            + why)
                    .map(text -> new Objection(Objection.Kind.UNMATCHED_PATTERN, reaction, "", "", text, REMEDY))
                    .ifPresent(objections::add);
        }
        return objections;
    }

    /** Each acceptance that no finding needs. */
    public List<Objection> idle(List<Acceptance> acceptances, Reaction reaction, LocalDate today) {
        List<Objection> idle = new ArrayList<>();
        for (Acceptance acceptance : acceptances) {
            if (!isNeeded(acceptance)) {
                String why = unmatched
                        .problemWith(acceptance.findings())
                        .orElse("the rule finds nothing there any more. Take it out of the POM.");
                String expired =
                        acceptance.isExpiredOn(today) ? " It expired on " + acceptance.until() + " as well." : "";
                String text = "In the plugin's <acceptedFindings>, the finding " + shown(acceptance.findings())
                        + " matches nothing: " + why + expired;
                idle.add(new Objection(Objection.Kind.IDLE_ACCEPTANCE, reaction, "", "", text, ""));
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
    public static Optional<Acceptance> expired(List<Acceptance> acceptances, PlacedFinding placed, LocalDate today) {
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
