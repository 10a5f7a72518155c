package io.github.gradientharness.maven.github;

import io.github.gradientharness.gate.GateResult;
import io.github.gradientharness.gate.JudgedRecording;
import io.github.gradientharness.gate.PlacedFinding;
import io.github.gradientharness.maven.console.ObjectionLines;
import io.github.gradientharness.recording.Header;
import io.github.gradientharness.report.sources.SourceFinder;
import io.github.gradientharness.report.text.FindingFormatter;
import io.github.gradientharness.verdict.Diagnosis;
import io.github.gradientharness.verdict.Finding;
import io.github.gradientharness.verdict.UnmetExpectation;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What the gate says to a pull request, the most important first. */
public final class Annotations {

    private final SourceFinder sources;
    private final String command;

    /**
     * Remarks on tests.
     *
     * @param sources where the tests' sources are
     * @param haltOnFailure whether what they say fails the build
     */
    public Annotations(SourceFinder sources, boolean haltOnFailure) {
        this.sources = sources;
        this.command = haltOnFailure ? "error" : "warning";
    }

    /** One for everything that breaks the gate; none if nothing does. */
    public List<Annotation> of(GateResult result) {
        List<Annotation> annotations = new ArrayList<>();
        if (result.hasTooManyFindings()) {
            result.failing().forEach(placed -> annotations.add(of(placed)));
        }
        for (Diagnosis diagnosis : diagnoses(result.absent())) {
            Header header = diagnosis.recording().header();
            for (UnmetExpectation unmet : diagnosis.unmet()) {
                annotations.add(of(header, "Expected " + unmet.expectation().rule() + " is absent", unmet.message()));
            }
        }
        if (result.failsOnInconclusive()) {
            for (Diagnosis diagnosis : diagnoses(result.inconclusive())) {
                String reasons = String.join("\n", diagnosis.inconclusiveReasons());
                annotations.add(of(diagnosis.recording().header(), "Inconclusive", reasons));
            }
        }
        ObjectionLines.of(result).stream()
                .filter(ObjectionLines::fails)
                .map(objection -> new Annotation(
                        command, Optional.empty(), objection.count(), String.join("\n", objection.lines())))
                .forEach(annotations::add);
        return annotations;
    }

    private static List<Diagnosis> diagnoses(List<JudgedRecording> recordings) {
        return recordings.stream().map(JudgedRecording::diagnosis).toList();
    }

    private Annotation of(PlacedFinding placed) {
        Finding finding = placed.finding();
        return of(
                placed.header(),
                finding.rule() + " in layer '" + finding.layer() + "'",
                FindingFormatter.message(finding) + ".\nTry: " + FindingFormatter.remedy(finding) + ".");
    }

    private Annotation of(Header header, String title, String message) {
        return new Annotation(
                command,
                sources.find(header.suite(), header.test()),
                title,
                FindingFormatter.place(header) + ": " + message);
    }
}
