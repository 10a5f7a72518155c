package io.github.gradientharness.maven.console;

import io.github.gradientharness.gate.Counts;
import io.github.gradientharness.gate.JudgedRecording;
import io.github.gradientharness.maven.console.ConsoleLine.Level;
import io.github.gradientharness.recording.Ending;
import io.github.gradientharness.report.text.FindingFormatter;
import io.github.gradientharness.text.ShownText;
import io.github.gradientharness.verdict.Diagnosis;
import io.github.gradientharness.verdict.Outcome;
import java.util.ArrayList;
import java.util.List;

/** Tells tests that failed though their gradients are healthy, so that nobody takes them for healthy tests. */
public final class FailedTests {

    private static final int MOST_LISTED = 10;
    private static final int LONGEST_FAILURE = 160;

    private FailedTests() {}

    /** A line for each. Single seeds are left out: the share of those that succeed is what a test over seeds is about. */
    public static List<ConsoleLine> among(List<JudgedRecording> recordings) {
        List<ConsoleLine> lines = new ArrayList<>();
        List<Diagnosis> failed = JudgedRecording.ofThisBuild(recordings).stream()
                .map(JudgedRecording::diagnosis)
                .filter(FailedTests::hasFailed)
                .toList();
        failed.stream()
                .limit(MOST_LISTED)
                .map(diagnosis -> new ConsoleLine(
                        Level.WARN,
                        "TEST FAILED "
                                + FindingFormatter.place(diagnosis.recording().header())
                                + ": " + thrown(diagnosis) + "; no rule finds an error in its gradients"))
                .forEach(lines::add);
        if (failed.size() > MOST_LISTED) {
            lines.add(new ConsoleLine(
                    Level.WARN, "... and " + Counts.of(failed.size() - MOST_LISTED, "more failed test")));
        }
        return lines;
    }

    private static String thrown(Diagnosis diagnosis) {
        Ending ending = diagnosis.recording().ending();
        return ending == null || ending.failure().isEmpty()
                ? "by an exception or an assertion"
                : ShownText.line(ending.failure().replaceFirst("[.]$", ""), LONGEST_FAILURE);
    }

    private static boolean hasFailed(Diagnosis diagnosis) {
        Ending ending = diagnosis.recording().ending();
        return ending != null
                && ending.status() == Ending.Status.FAILED
                && diagnosis.gateOutcome() == Outcome.HEALTHY
                && diagnosis.recording().header().seedGroup() == null;
    }
}
