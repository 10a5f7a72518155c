package io.github.gradientharness.maven;

import io.github.gradientharness.report.BuildObjection;
import io.github.gradientharness.report.ReportContext;
import io.github.gradientharness.rules.Judgement;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.maven.plugin.MojoExecutionException;

/**
 * What a project has against its recordings or its configuration. What its gate fails because of is told apart from the rest.
 *
 * @param reactions what the gate does about it
 * @param times tells stale recordings
 * @param notRecorded tells annotated classes whose tests JUnit Jupiter does not run
 * @param judgement how the recordings were judged
 * @param someTests whether only some of the tests ran: a pattern that fits nothing may fit another one
 * @param shared whether other modules may share the configuration, and a pattern fit in one of them
 */
record ProjectObjections(
        Reactions reactions,
        StaleRecordings times,
        NotRecorded notRecorded,
        Judgement judgement,
        boolean someTests,
        boolean shared)
        implements Objections {

    @Override
    public ReportContext in(ReportContext context, JudgedFolder folder, Optional<BaselineResult> baseline)
            throws MojoExecutionException {
        List<BuildObjection> failures = new ArrayList<>();
        List<String> others = new ArrayList<>();
        if (reactions.missing() == Reaction.FAIL) {
            failures.addAll(notRecorded.beside(folder.recordings()));
        } else {
            notRecorded
                    .beside(folder.recordings(), reactions.missing())
                    .ifPresent(objection -> others.addAll(objection.lines()));
        }
        if (!folder.isEmpty()) { // where there is no recording, that is all the gate says
            baseline.filter(any -> reactions.drift() == Reaction.FAIL)
                    .ifPresent(result -> failures.addAll(result.drifts()));
            addStale(folder, failures, others);
            addPatterns(new ConfiguredPatterns(folder.recordings()), failures, others);
        }
        return context.failingBecause(failures).objecting(others);
    }

    private void addStale(JudgedFolder folder, List<BuildObjection> failures, List<String> others)
            throws MojoExecutionException {
        try {
            if (reactions.stale() == Reaction.FAIL) {
                failures.addAll(times.stale(folder.recordings()));
            } else {
                times.among(folder.recordings(), Reaction.WARN).ifPresent(stale -> others.addAll(stale.lines()));
            }
        } catch (IOException exception) {
            throw new MojoExecutionException("Can't list the test classes in " + times.testClasses(), exception);
        }
    }

    private void addPatterns(ConfiguredPatterns patterns, List<BuildObjection> failures, List<String> others) {
        if (someTests) {
            return;
        }
        List<String> rules = patterns.problemsWithRules(judgement.adjustments());
        if (reactions.unmatched() == Reaction.FAIL) {
            rules.forEach(problem -> failures.add(unmatched(problem)));
        } else if (!shared) {
            others.addAll(rules);
        }
        if (!shared) {
            others.addAll(patterns.idleAcceptances(judgement.acceptances(), judgement.today()));
        }
    }

    /** A rule of the POM that is for nothing. */
    static BuildObjection unmatched(String problem) {
        return new BuildObjection(BuildObjection.Kind.UNMATCHED_PATTERN, "", "", problem, ConfiguredPatterns.REMEDY);
    }
}
