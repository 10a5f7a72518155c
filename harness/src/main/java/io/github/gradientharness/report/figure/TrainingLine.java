package io.github.gradientharness.report.figure;

import io.github.gradientharness.recording.Ending;
import io.github.gradientharness.text.Numbers;
import io.github.gradientharness.text.Shown;
import io.github.gradientharness.text.ShownText;
import io.github.gradientharness.verdict.Diagnosis;
import io.github.gradientharness.verdict.Finding;
import io.github.gradientharness.verdict.Outcome;
import io.github.gradientharness.verdict.Severity;
import io.github.gradientharness.verdict.UnmetExpectation;
import java.util.Locale;
import java.util.Optional;
import org.apiguardian.api.API;

/** Says the most important thing about a training in one line. */
@API(status = API.Status.INTERNAL, since = "0.1")
public final class TrainingLine {

    private TrainingLine() {}

    public static String of(Training training) {
        String what = what(training);
        String metric = lastMetric(training);
        return metric.isEmpty() ? what : what + " At the end: " + metric + ".";
    }

    /** That the test failed, beside what its gradients are; empty where it did not. */
    private static String failed(Training training) {
        if (!training.diagnosis().testFailed()) {
            return "";
        }
        State gradients = State.ofGradients(training.diagnosis());
        return gradients == State.SEED_FAILED
                ? "The test failed with this seed, which it allows. "
                : "The test failed" + failure(training) + ". " + gradients.gradients() + " ";
    }

    /** What the test threw; of a test that never trained, the reason says it. */
    private static String failure(Training training) {
        Ending ending = training.diagnosis().recording().ending();
        String failure = ending == null || ending.iterations() == 0 ? "" : ending.failure();
        return failure.isEmpty() ? "" : ": " + Shown.prose(failure.replaceFirst("[.]$", ""));
    }

    /** The same without metrics. */
    public static String what(Training training) {
        return failed(training) + gradients(training);
    }

    private static String gradients(Training training) {
        Diagnosis diagnosis = training.diagnosis();
        Optional<Finding> error =
                diagnosis.findings().stream().filter(Finding::isUnexpectedError).findFirst();
        if (error.isPresent()) {
            return finding(training, error.get());
        }
        if (!diagnosis.unmetExpectations().isEmpty()) {
            UnmetExpectation unmet = diagnosis.unmet().get(0);
            return "The declared finding " + Shown.name(unmet.expectation().rule()) + " is not there: "
                    + Shown.prose(unmet.remedy()) + ".";
        }
        if (diagnosis.gateOutcome() == Outcome.INCONCLUSIVE) {
            return Shown.sentence(
                    ShownText.firstSentence(diagnosis.inconclusiveReasons().get(0)));
        }
        return diagnosis.findings().stream()
                .findFirst()
                .map(finding -> finding(training, finding))
                .orElseGet(() -> healthy(training));
    }

    /** How it is, in a few words. */
    static String verdict(Training training) {
        return training.diagnosis().findings().stream()
                .filter(finding -> finding.severity() == Severity.ERROR)
                .findFirst()
                .map(finding -> RuleTitle.of(finding, training.hasLayer(finding.layer())) + " "
                        + Shown.label(finding.layer(), 40))
                .orElseGet(() -> training.state().badge().text().toLowerCase(Locale.ROOT));
    }

    /** What, where and since when. */
    static String finding(Training training, Finding finding) {
        String what = RuleTitle.of(finding, training.hasLayer(finding.layer())) + " " + Shown.name(finding.layer())
                + ", since epoch " + finding.sinceEpoch() + ".";
        String reason = finding.expectedBecause();
        boolean saidAlready = State.of(training.diagnosis()) == State.SEED_FAILED;
        return reason == null || saidAlready ? what : what + " Expected: “" + Shown.prose(reason) + "”.";
    }

    private static String healthy(Training training) {
        double share = training.smallestShare();
        return Double.isNaN(share)
                ? "No rule complains."
                : "Every layer gets a gradient: the smallest layer's is " + Numbers.percent(share)
                        + " of the largest layer's.";
    }

    private static String lastMetric(Training training) {
        return training.measurements().metrics().stream()
                .limit(2)
                .map(curve -> Shown.label(curve.name(), 40) + " "
                        + Numbers.print(
                                curve.points().get(curve.points().size() - 1).y()))
                .reduce((one, other) -> one + ", " + other)
                .orElse("");
    }
}
