package io.github.gradientharness.junit;

import io.github.gradientharness.recording.Header;
import io.github.gradientharness.recording.Recording;
import io.github.gradientharness.rules.RuleSet;
import io.github.gradientharness.verdict.Diagnosis;
import io.github.gradientharness.verdict.Finding;
import io.github.gradientharness.verdict.FindingFormatter;
import io.github.gradientharness.verdict.Outcome;
import io.github.gradientharness.verdict.SeedGroupDiagnosis;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Judges a test's recordings and fails the test where they are not healthy. */
final class Verdict {

    private Verdict() {}

    /**
     * Judges each recording as its test declared, those of a group of seeds by the share that is healthy.
     *
     * @param files the recordings' files, for the message
     * @throws AssertionError if one is unhealthy or inconclusive; the message says what, where and what to do
     */
    static void requireHealthy(List<Recording> recordings, List<Path> files) {
        List<String> failures = new ArrayList<>();
        List<String> sicknesses = new ArrayList<>();
        List<Diagnosis> diagnoses = SeedGroupDiagnosis.withSharesConsidered(
                recordings.stream().map(RuleSet.defaults()::evaluate).toList());
        for (int i = 0; i < diagnoses.size(); i++) {
            Diagnosis diagnosis = diagnoses.get(i);
            if (diagnosis.gateOutcome() != Outcome.HEALTHY) {
                failures.add(message(diagnosis) + "\nRecorded in " + files.get(i));
            }
            if (diagnosis.gateOutcome() == Outcome.UNHEALTHY) {
                sicknesses.add(summary(diagnosis));
            }
        }
        if (!failures.isEmpty()) {
            String message = String.join("\n\n", failures);
            throw sicknesses.isEmpty()
                    ? new InconclusiveError(message)
                    : new UnhealthyError(message, sicknesses.get(0));
        }
    }

    private static String summary(Diagnosis diagnosis) {
        return diagnosis.findings().stream()
                .filter(Finding::isUnexpectedError)
                .map(finding ->
                        finding.rule() + " in layer '" + finding.layer() + "': " + FindingFormatter.message(finding))
                .findFirst()
                .orElseGet(() ->
                        FindingFormatter.message(diagnosis.unmetExpectations().get(0)));
    }

    static AssertionError nothingRecorded(String place) {
        return new InconclusiveError("INCONCLUSIVE: " + place
                + " was asked to have healthy gradients, but no training was recorded."
                + " Take a GradientRecorder as a parameter and call recorder.attach(model) before fit(),"
                + " or mark the model's field with @Watched.");
    }

    private static String message(Diagnosis diagnosis) {
        Header header = diagnosis.recording().header();
        List<String> lines = new ArrayList<>();
        lines.add(diagnosis.gateOutcome() + ": " + FindingFormatter.place(header) + ", "
                + header.model().kind() + " " + header.model().name());
        for (Finding finding : diagnosis.findings()) {
            lines.add(FindingFormatter.details(finding));
            if (finding.isUnexpectedError()) {
                lines.add("  If this is on purpose: @ExpectFinding(rule = \"" + finding.rule() + "\", layer = \""
                        + finding.layer() + "\", reason = \"...\")");
            }
        }
        diagnosis.unmetExpectations().forEach(unmet -> lines.add(FindingFormatter.line(header, unmet)));
        lines.addAll(diagnosis.inconclusiveReasons());
        return String.join("\n", lines);
    }
}
