package io.github.gradientharness.maven.console;

import io.github.gradientharness.gate.ConfiguredPatterns;
import io.github.gradientharness.gate.Counts;
import io.github.gradientharness.gate.GateResult;
import io.github.gradientharness.gate.JudgedRecording;
import io.github.gradientharness.gate.Objection.Kind;
import io.github.gradientharness.gate.PlacedFinding;
import io.github.gradientharness.gate.Reaction;
import io.github.gradientharness.maven.console.ConsoleLine.Level;
import io.github.gradientharness.recording.Header;
import io.github.gradientharness.report.text.FindingFormatter;
import io.github.gradientharness.rules.Acceptance;
import io.github.gradientharness.rules.Judgement;
import io.github.gradientharness.text.ShownText;
import io.github.gradientharness.verdict.Diagnosis;
import io.github.gradientharness.verdict.Finding;
import io.github.gradientharness.verdict.Severity;
import io.github.gradientharness.verdict.UnmetExpectation;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What the gate prints: a line for each finding, what else there is against the recordings, how to accept what was found,
 * where the report is, and the verdict. Of many findings it prints the worst, and how many there are beside them: nobody
 * reads three hundred lines, and the page has them all.
 */
public final class GateConsole {

    /** With the snippet that accepts one, the page and the verdict, that makes less than 20 lines. */
    private static final int MOST_FINDINGS = 10;

    private final GateResult result;
    private final Judgement judgement;
    private final Level breach;
    private final boolean quiet;

    public GateConsole(GateResult result, Judgement judgement, boolean haltOnFailure, boolean quiet) {
        this.result = result;
        this.judgement = judgement;
        this.breach = haltOnFailure ? Level.ERROR : Level.WARN;
        this.quiet = quiet;
    }

    /** The lines, in order; the page is named if one is given. */
    public List<ConsoleLine> lines(List<JudgedRecording> recordings, Optional<Path> report) {
        List<ConsoleLine> lines = new ArrayList<>();
        JudgedRecording.ofThisBuild(recordings).forEach(recording -> add(lines, recording));
        List<ConsoleLine> findings = audible(lines);
        List<ConsoleLine> all = new ArrayList<>(shortened(findings));
        if (!quiet && result.beside().stream().noneMatch(objection -> objection.kind() == Kind.STALE_RECORDING)) {
            JudgedRecording.leftOut(recordings).ifPresent(sentence -> all.add(new ConsoleLine(Level.INFO, sentence)));
        }
        all.addAll(rest(report));
        return all;
    }

    private static List<ConsoleLine> shortened(List<ConsoleLine> lines) {
        if (lines.size() <= MOST_FINDINGS) {
            return lines;
        }
        List<ConsoleLine> worstFirst =
                lines.stream().sorted(Comparator.comparing(ConsoleLine::level)).toList();
        List<ConsoleLine> shown = new ArrayList<>(worstFirst.subList(0, MOST_FINDINGS));
        shown.add(new ConsoleLine(
                worstFirst.get(MOST_FINDINGS).level(),
                "... and " + (lines.size() - MOST_FINDINGS) + " more: the page has them all."));
        return shown;
    }

    /** What comes after the findings. */
    List<ConsoleLine> rest(Optional<Path> report) {
        List<ConsoleLine> lines = new ArrayList<>();
        ObjectionLines.of(result).forEach(objection -> add(lines, objection));
        IgnoredExpectations ignored = new IgnoredExpectations(result.failing(), judgement);
        ignored.console().ifPresent(lines::add);
        whatToTry(ignored.others()).ifPresent(lines::add);
        boolean isOneMore = !judgement.acceptances().isEmpty();
        AcceptanceSnippet.ofEachModule(ignored.others(), judgement.today(), isOneMore).stream()
                .limit(ignored.others().size() > MOST_FINDINGS ? 1 : MOST_FINDINGS)
                .forEach(snippet -> lines.add(snippet.console()));
        report.ifPresent(page -> lines.add(new ConsoleLine(Level.INFO, "Gradient report: " + page)));
        List<ConsoleLine> heard = audible(lines);
        heard.add(verdict());
        return heard;
    }

    /** Whoever reads how to let a finding through has read before how to mend it. */
    private static Optional<ConsoleLine> whatToTry(List<PlacedFinding> failing) {
        return failing.stream()
                .map(PlacedFinding::finding)
                .filter(finding ->
                        !finding.isConsequence() && !finding.remedies().isEmpty())
                .findFirst()
                .map(finding -> new ConsoleLine(
                        Level.INFO,
                        "What to try first against " + finding.rule() + " in layer '" + finding.layer() + "': "
                                + finding.remedies().get(0) + "."));
    }

    private List<ConsoleLine> audible(List<ConsoleLine> lines) {
        if (quiet) {
            lines.removeIf(line -> line.level() == Level.INFO);
        }
        return lines;
    }

    private void add(List<ConsoleLine> lines, ObjectionLines objection) {
        Level level = objection.fails() ? breach : Level.WARN;
        objection.lines().forEach(line -> lines.add(new ConsoleLine(level, line)));
    }

    private void add(List<ConsoleLine> lines, JudgedRecording recording) {
        Diagnosis diagnosis = recording.diagnosis();
        Header header = diagnosis.recording().header();
        String module = recording.module().isEmpty() ? "" : "Module " + recording.module() + ": ";
        for (Finding finding : diagnosis.findings()) {
            PlacedFinding placed = PlacedFinding.in(recording, finding);
            lines.add(new ConsoleLine(
                    level(recording, finding), FindingLine.of(placed, result.isReportedOnly(recording, finding))));
            if (!finding.isExpected() && !judgement.ignoreExpectations()) {
                ConfiguredPatterns.expired(judgement.acceptances(), placed, judgement.today())
                        .ifPresent(acceptance ->
                                lines.add(new ConsoleLine(level(recording, finding), expired(acceptance))));
            }
        }
        for (UnmetExpectation unmet : diagnosis.unmet()) {
            lines.add(new ConsoleLine(breach, module + FindingFormatter.line(header, unmet)));
        }
        if (result.settings().onInconclusive() != Reaction.IGNORE) {
            Level level = result.failsOnInconclusive(recording) ? breach : Level.WARN;
            diagnosis
                    .inconclusiveReasons()
                    .forEach(reason ->
                            lines.add(new ConsoleLine(level, bounded(module + inconclusive(header, reason)))));
        }
    }

    /** What to do stands on the page and, once, in the message of the failure. */
    private static String bounded(String line) {
        return ShownText.line(line, FindingLine.LONGEST);
    }

    private static String expired(Acceptance acceptance) {
        return "  It was accepted until " + acceptance.until() + " (\"" + acceptance.reason() + "\"). That day is over:"
                + " fix the network, or write a later <until> into its <acceptedFinding>.";
    }

    private Level level(JudgedRecording recording, Finding finding) {
        if (finding.isExpected()) {
            return Level.INFO;
        }
        if (result.fails(recording, finding)) {
            return result.hasTooManyFindings() ? breach : Level.WARN;
        }
        return finding.severity() == Severity.INFO ? Level.INFO : Level.WARN;
    }

    /** Names the recording that is inconclusive and why. */
    static String inconclusive(Header header, String reason) {
        return "INCONCLUSIVE " + FindingFormatter.place(header) + ": " + reason;
    }

    /** What it comes to, in one line. */
    public ConsoleLine verdict() {
        if (result.isHealthy()) {
            return healthy();
        }
        boolean isAnythingHeld =
                !result.failing().isEmpty() || !result.inconclusive().isEmpty();
        return result.isBreach() || isAnythingHeld || reported().isEmpty() ? counted() : reportedOnly();
    }

    private ConsoleLine healthy() {
        String verdict = result.measured().failed() == 0 ? "HEALTHY, " : "no unexpected finding in ";
        String text = "Gradient check passed: " + verdict + result.measured().text()
                + (result.milder() == 0 ? "" : "; " + Counts.of(result.milder(), "milder finding"))
                + (result.expected() == 0 ? "" : "; " + Counts.of(result.expected(), "expected finding"))
                + objections() + ".";
        return new ConsoleLine(Level.INFO, text);
    }

    /** Where nothing is held to the gate, its numbers are all 0 and say nothing. */
    private ConsoleLine reportedOnly() {
        String text = "Gradient check passed: " + result.measured().text() + reported()
                + (result.milder() == 0 ? "" : "; " + Counts.of(result.milder(), "milder finding"))
                + (result.expected() == 0 ? "" : "; " + Counts.of(result.expected(), "expected finding"))
                + objections() + ".";
        return new ConsoleLine(Level.INFO, text);
    }

    private ConsoleLine counted() {
        String text = "Gradient check " + (result.isBreach() ? "failed" : "passed") + ": "
                + Counts.of(result.failing().size(), "unexpected finding") + " of severity "
                + result.settings().failingSeverities() + " (allowed: "
                + result.settings().maxAllowedFindings() + "), " + result.milder() + " milder, " + result.expected()
                + " expected, " + result.absentCount() + " declared but absent; "
                + result.inconclusive().size() + " of "
                + Counts.of(result.measured().recordings(), "recording")
                + " inconclusive" + failed() + objections() + reported() + ".";
        return new ConsoleLine(result.isBreach() ? breach : Level.INFO, text);
    }

    /** What would fail the build if its test had asked to be recorded, and how to have it fail nonetheless. */
    private String reported() {
        int findings = result.reported().size();
        int inconclusive = result.reportedInconclusive().size();
        if (findings + inconclusive == 0) {
            return "";
        }
        return "; reported only: "
                + Stream.of(
                                findings == 0 ? "" : Counts.of(findings, "finding"),
                                inconclusive == 0 ? "" : Counts.of(inconclusive, "inconclusive recording"))
                        .filter(count -> !count.isEmpty())
                        .collect(Collectors.joining(", "))
                + " of tests without an annotation (-Dgradient.failOn=ERROR makes the build fail on "
                + (findings + inconclusive == 1 ? "it" : "them") + ")";
    }

    private String failed() {
        long failed = result.measured().failed();
        return failed == 0 ? "" : ", " + failed + " of a failed test";
    }

    private String objections() {
        return ObjectionLines.of(result).stream()
                .map(objection -> "; " + objection.count())
                .collect(Collectors.joining());
    }
}
