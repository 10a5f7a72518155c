package io.github.gradientharness.maven;

import io.github.gradientharness.report.JudgedRecording;
import io.github.gradientharness.rules.Judgement;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * What a build of several modules has against its recordings and its configuration, for the first page of the report over
 * them: stale recordings, and patterns that fit nothing in any module.
 */
final class AggregateObjections {

    private final boolean wholeBuild;
    private final List<String> stale = new ArrayList<>();
    private final List<JudgedRecording> recordings = new ArrayList<>();
    private final Set<Judgement> judgements = new LinkedHashSet<>();

    /**
     * Without any recording yet.
     *
     * @param wholeBuild whether all tests of all modules ran: only then a pattern that fits nothing is for nothing
     */
    AggregateObjections(boolean wholeBuild) {
        this.wholeBuild = wholeBuild;
    }

    /**
     * Looks at a module's recordings.
     *
     * @throws IOException if the module's test classes can't be listed
     */
    void add(String module, List<JudgedRecording> ofModule, StaleRecordings times, Judgement judgement)
            throws IOException {
        times.among(ofModule, Reaction.WARN)
                .map(objection -> objection.inModule(module))
                .ifPresent(objection -> stale.addAll(objection.lines()));
        recordings.addAll(ofModule);
        judgements.add(judgement);
    }

    /** A line for each. */
    List<String> lines() {
        Set<String> lines = new LinkedHashSet<>(stale);
        ConfiguredPatterns patterns = new ConfiguredPatterns(recordings);
        for (Judgement judgement : wholeBuild ? judgements : Set.<Judgement>of()) {
            lines.addAll(patterns.problemsWithRules(judgement.adjustments()));
            lines.addAll(patterns.idleAcceptances(judgement.acceptances(), judgement.today()));
        }
        return List.copyOf(lines);
    }
}
