package io.github.gradientharness.maven;

import io.github.gradientharness.gate.JudgedRecording;
import io.github.gradientharness.report.BuildObjection;
import io.github.gradientharness.report.ReportContext;
import io.github.gradientharness.rules.Judgement;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What a build of several modules has against its recordings and its configuration, for the first page of the report over
 * them: stale recordings, and patterns that fit nothing in any module.
 */
final class AggregateObjections {

    private final boolean wholeBuild;
    private final List<String> lines = new ArrayList<>();
    private final List<BuildObjection> failures = new ArrayList<>();
    private final List<JudgedRecording> recordings = new ArrayList<>();
    private final Map<Judgement, Reaction> judgements = new LinkedHashMap<>();

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
    void add(
            String module,
            List<JudgedRecording> ofModule,
            StaleRecordings times,
            NotRecorded notRecorded,
            Judgement judgement,
            Reactions reactions)
            throws IOException {
        if (reactions.stale() == Reaction.FAIL) {
            times.stale(ofModule).forEach(objection -> failures.add(objection.inModule(module)));
        } else {
            times.among(ofModule, Reaction.WARN)
                    .map(objection -> objection.inModule(module))
                    .ifPresent(objection -> lines.addAll(objection.lines()));
        }
        if (reactions.missing() == Reaction.FAIL) {
            notRecorded.beside(ofModule).forEach(objection -> failures.add(objection.inModule(module)));
        } else {
            notRecorded
                    .beside(ofModule, reactions.missing())
                    .map(objection -> objection.inModule(module))
                    .ifPresent(objection -> lines.addAll(objection.lines()));
        }
        recordings.addAll(ofModule);
        judgements.merge(judgement, reactions.unmatched(), (one, other) -> one == Reaction.FAIL ? one : other);
    }

    /** Looks at what changed since a module's baseline was frozen. */
    void add(String module, BaselineResult result, Reactions reactions) {
        if (reactions.drift() == Reaction.FAIL) {
            result.drifts().forEach(drift -> failures.add(drift.inModule(module)));
        }
    }

    /** The same with all of it. */
    ReportContext in(ReportContext context) {
        Set<String> others = new LinkedHashSet<>(lines);
        List<BuildObjection> failing = new ArrayList<>(failures);
        ConfiguredPatterns patterns = new ConfiguredPatterns(recordings);
        (wholeBuild ? judgements : Map.<Judgement, Reaction>of()).forEach((judgement, unmatched) -> {
            List<String> rules = patterns.problemsWithRules(judgement.adjustments());
            if (unmatched == Reaction.FAIL) {
                rules.stream().map(ProjectObjections::unmatched).forEach(failing::add);
            } else {
                others.addAll(rules);
            }
            others.addAll(patterns.idleAcceptances(judgement.acceptances(), judgement.today()));
        });
        return context.failingBecause(failing.stream().distinct().toList()).objecting(List.copyOf(others));
    }
}
