package io.github.gradientharness.maven;

import io.github.gradientharness.maven.ConsoleLine.Level;
import io.github.gradientharness.recording.Expectation;
import io.github.gradientharness.recording.Header;
import io.github.gradientharness.report.JudgedRecording;
import io.github.gradientharness.rules.Acceptance;
import io.github.gradientharness.rules.Judgement;
import io.github.gradientharness.verdict.Diagnosis;
import io.github.gradientharness.verdict.Finding;
import io.github.gradientharness.verdict.FindingFormatter;
import io.github.gradientharness.verdict.Severity;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * What the gate prints: a line for each finding, what else there is against the recordings, how to accept what was found,
 * where the report is, and the verdict.
 */
final class GateConsole {

    private final GateResult result;
    private final Judgement judgement;
    private final Level breach;
    private final boolean quiet;

    GateConsole(GateResult result, Judgement judgement, boolean haltOnFailure, boolean quiet) {
        this.result = result;
        this.judgement = judgement;
        this.breach = haltOnFailure ? Level.ERROR : Level.WARN;
        this.quiet = quiet;
    }

    /** The lines, in order. */
    List<ConsoleLine> lines(List<JudgedRecording> recordings, Optional<Path> report) {
        List<ConsoleLine> lines = findings(recordings);
        lines.addAll(rest(report));
        return lines;
    }

    /** A line for each finding and whatever else is wrong in some recordings. */
    List<ConsoleLine> findings(List<JudgedRecording> recordings) {
        List<ConsoleLine> lines = new ArrayList<>();
        recordings.forEach(recording -> add(lines, recording));
        return audible(lines);
    }

    /** What comes after the findings. */
    List<ConsoleLine> rest(Optional<Path> report) {
        List<ConsoleLine> lines = new ArrayList<>();
        result.objections().forEach(objection -> add(lines, objection));
        IgnoredExpectations ignored = new IgnoredExpectations(result.failing(), judgement);
        ignored.console().ifPresent(lines::add);
        boolean isOneMore = !judgement.acceptances().isEmpty();
        AcceptanceSnippet.ofEachModule(ignored.others(), judgement.today(), isOneMore)
                .forEach(snippet -> lines.add(snippet.console()));
        report.ifPresent(page -> lines.add(new ConsoleLine(Level.INFO, "Gradient report: " + page)));
        List<ConsoleLine> heard = audible(lines);
        heard.add(verdict());
        return heard;
    }

    private List<ConsoleLine> audible(List<ConsoleLine> lines) {
        if (quiet) {
            lines.removeIf(line -> line.level() == Level.INFO);
        }
        return lines;
    }

    private void add(List<ConsoleLine> lines, Objection objection) {
        Level level = objection.fails() ? breach : Level.WARN;
        objection.lines().forEach(line -> lines.add(new ConsoleLine(level, line)));
    }

    private void add(List<ConsoleLine> lines, JudgedRecording recording) {
        Diagnosis diagnosis = recording.diagnosis();
        Header header = diagnosis.recording().header();
        for (Finding finding : diagnosis.findings()) {
            lines.add(new ConsoleLine(level(finding), FindingFormatter.line(header, finding)));
            if (!finding.isExpected() && !judgement.ignoreExpectations()) {
                ConfiguredPatterns.expired(
                                judgement.acceptances(), PlacedFinding.in(recording, finding), judgement.today())
                        .ifPresent(acceptance -> lines.add(new ConsoleLine(level(finding), expired(acceptance))));
            }
        }
        for (Expectation unmet : diagnosis.unmetExpectations()) {
            lines.add(new ConsoleLine(breach, FindingFormatter.line(header, unmet)));
        }
        if (result.settings().onInconclusive() != Reaction.IGNORE) {
            Level level = result.failsOnInconclusive() ? breach : Level.WARN;
            diagnosis
                    .inconclusiveReasons()
                    .forEach(reason -> lines.add(new ConsoleLine(level, inconclusive(header, reason))));
        }
    }

    private static String expired(Acceptance acceptance) {
        return "  It was accepted until " + acceptance.until() + " (\"" + acceptance.reason() + "\"). That day is over:"
                + " mend the network, or write a later <until> into its <acceptedFinding>.";
    }

    private Level level(Finding finding) {
        if (finding.isExpected()) {
            return Level.INFO;
        }
        if (GateResult.fails(finding, result.settings())) {
            return result.hasTooManyFindings() ? breach : Level.WARN;
        }
        return finding.severity() == Severity.INFO ? Level.INFO : Level.WARN;
    }

    /** Names the recording that is inconclusive and why. */
    static String inconclusive(Header header, String reason) {
        return "INCONCLUSIVE " + FindingFormatter.place(header) + ": " + reason;
    }

    /** What it comes to, in one line. */
    ConsoleLine verdict() {
        String text = "Gradient check " + (result.isBreach() ? "failed" : "passed") + ": "
                + Counts.of(result.failing().size(), "unexpected finding") + " of severity "
                + result.settings().failingSeverities() + " (allowed: "
                + result.settings().maxAllowedFindings() + "), " + result.milder() + " milder, " + result.expected()
                + " expected, " + result.absentCount() + " declared but absent; "
                + result.inconclusive().size() + " of " + Counts.of(result.recordings(), "recording")
                + " inconclusive" + objections() + ".";
        return new ConsoleLine(result.isBreach() ? breach : Level.INFO, text);
    }

    private String objections() {
        return result.objections().stream()
                .map(objection -> "; " + objection.count())
                .collect(Collectors.joining());
    }
}
