package io.github.gradientharness.report.junitxml;

import io.github.gradientharness.gate.JudgedRecording;
import io.github.gradientharness.gate.Objection;
import io.github.gradientharness.recording.Ending;
import io.github.gradientharness.recording.Header;
import io.github.gradientharness.report.ReportContext;
import io.github.gradientharness.report.text.FailureMessage;
import io.github.gradientharness.report.text.FindingFormatter;
import io.github.gradientharness.text.ShownText;
import io.github.gradientharness.verdict.Diagnosis;
import io.github.gradientharness.verdict.Finding;
import io.github.gradientharness.verdict.Outcome;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Makes test cases of recordings, and of what the build has against them. */
final class TestCases {

    /** Where what is about no suite is shown. */
    static final String BUILD = "gradient-build";

    private static final int LONGEST_NAME = 300;

    private TestCases() {}

    static String suiteName(String suite) {
        return ShownText.name(suite, LONGEST_NAME);
    }

    /** The words in brackets set a case apart from the test's own result, which build servers identify by class and name. */
    private static String caseName(String test, String what) {
        return ShownText.name(test, LONGEST_NAME) + " (" + what + ")";
    }

    /** A recording. */
    static CaseXml of(JudgedRecording judged, Path page) {
        Diagnosis diagnosis = judged.diagnosis();
        Header header = diagnosis.recording().header();
        Ending ending = diagnosis.recording().ending();
        return new CaseXml(
                suiteName(header.suite()),
                caseName(header.test(), "gradients"),
                ending == null ? 0 : ending.trainingNanos() / 1e9,
                problem(judged, page),
                findings(diagnosis));
    }

    private static CaseXml.@Nullable Problem problem(JudgedRecording judged, Path page) {
        Diagnosis diagnosis = judged.diagnosis();
        if (diagnosis.gateOutcome() == Outcome.HEALTHY) {
            return null;
        }
        boolean sick = diagnosis.gateOutcome() == Outcome.UNHEALTHY;
        return new CaseXml.Problem(
                sick ? CaseXml.Problem.FAILURE : CaseXml.Problem.ERROR,
                type(diagnosis),
                new FailureMessage(diagnosis, judged.file(), page).text());
    }

    /** The worst rule, or what is amiss. */
    private static String type(Diagnosis diagnosis) {
        if (diagnosis.gateOutcome() == Outcome.INCONCLUSIVE) {
            return "inconclusive";
        }
        return diagnosis.findings().stream()
                .filter(Finding::isUnexpectedError)
                .map(Finding::rule)
                .findFirst()
                .orElse("absent-expected-finding");
    }

    /** All findings, the milder and the expected ones too, a line each. */
    private static String findings(Diagnosis diagnosis) {
        Header header = diagnosis.recording().header();
        return diagnosis.findings().stream()
                .map(finding -> ShownText.name(FindingFormatter.line(header, finding), 2000))
                .collect(Collectors.joining("\n"));
    }

    /** What fails the build beside the recordings, and that there is none; empty if the build has nothing to say. */
    static List<CaseXml> ofBuild(List<JudgedRecording> recordings, ReportContext context) {
        List<CaseXml> cases = new ArrayList<>();
        context.gate().failures().forEach(failure -> cases.add(of(failure)));
        context.about(recordings)
                .gate()
                .lack()
                .ifPresent(lack -> cases.add(new CaseXml(
                        BUILD,
                        caseName("recordings", "gradients"),
                        0,
                        new CaseXml.Problem(CaseXml.Problem.ERROR, "inconclusive", "INCONCLUSIVE: " + lack),
                        "")));
        return cases;
    }

    private static CaseXml of(Objection failure) {
        String kind = failure.kind().id();
        return new CaseXml(
                failure.isAboutTraining() ? suiteName(failure.suite()) : BUILD,
                caseName(failure.isAboutTraining() ? failure.test() : "configuration", kind),
                0,
                new CaseXml.Problem(CaseXml.Problem.FAILURE, kind, failure.text() + "\n" + failure.remedy()),
                "");
    }
}
