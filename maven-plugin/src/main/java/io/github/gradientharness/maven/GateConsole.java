package io.github.gradientharness.maven;

import io.github.gradientharness.maven.ConsoleLine.Level;
import io.github.gradientharness.recording.Expectation;
import io.github.gradientharness.recording.Header;
import io.github.gradientharness.report.JudgedRecording;
import io.github.gradientharness.verdict.Diagnosis;
import io.github.gradientharness.verdict.Finding;
import io.github.gradientharness.verdict.FindingFormatter;
import io.github.gradientharness.verdict.Severity;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What the gate prints: a line for each finding, how to accept it, the verdict, and where the report is. */
final class GateConsole {

    private final GateResult result;
    private final Level breach;
    private final boolean quiet;

    GateConsole(GateResult result, boolean haltOnFailure, boolean quiet) {
        this.result = result;
        this.breach = haltOnFailure ? Level.ERROR : Level.WARN;
        this.quiet = quiet;
    }

    /** The lines, in order. */
    List<ConsoleLine> lines(List<JudgedRecording> recordings, Optional<Path> report) {
        List<ConsoleLine> lines = new ArrayList<>();
        recordings.forEach(recording -> add(lines, recording.diagnosis()));
        report.ifPresent(page -> lines.add(new ConsoleLine(Level.INFO, "Gradient report: " + page)));
        if (quiet) {
            lines.removeIf(line -> line.level() == Level.INFO);
        }
        lines.add(verdict());
        return lines;
    }

    private void add(List<ConsoleLine> lines, Diagnosis diagnosis) {
        Header header = diagnosis.recording().header();
        for (Finding finding : diagnosis.findings()) {
            lines.add(new ConsoleLine(level(finding), FindingFormatter.line(header, finding)));
            if (GateResult.fails(finding, result.settings())) {
                String snippet = new PlacedFinding(header, finding).snippet();
                lines.add(new ConsoleLine(Level.INFO, "  To accept it, put on the test: " + snippet));
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

    private ConsoleLine verdict() {
        String text = "Gradient check " + (result.isBreach() ? "failed" : "passed") + ": "
                + Counts.of(result.failing().size(), "unexpected finding") + " of severity "
                + result.settings().failingSeverities() + " (allowed: "
                + result.settings().maxAllowedFindings() + "), " + result.milder() + " milder, " + result.expected()
                + " expected, " + result.absentCount() + " declared but absent; "
                + result.inconclusive().size() + " of " + Counts.of(result.recordings(), "recording")
                + " inconclusive.";
        return new ConsoleLine(result.isBreach() ? breach : Level.INFO, text);
    }
}
