package io.github.gradientharness.report.figure;

import io.github.gradientharness.report.view.BadgeView;
import io.github.gradientharness.verdict.Diagnosis;
import io.github.gradientharness.verdict.Finding;
import io.github.gradientharness.verdict.Outcome;
import io.github.gradientharness.verdict.Severity;
import org.apiguardian.api.API;

/** How a training is, in the order in which a reader needs it: each has its own word, colour and meaning on the pages. */
@API(status = API.Status.INTERNAL, since = "0.1")
public enum State {
    /** Has an error that no test declares, or lacks one that is declared. */
    UNHEALTHY(
            "✗",
            "UNHEALTHY",
            "bad",
            "a rule found an error that no test declares, or a declared finding is missing",
            "Its gradients are unhealthy."),
    /** Can't be judged. */
    INCONCLUSIVE(
            "?",
            "INCONCLUSIVE",
            "unknown",
            "the gradients could not be judged, so they do not count as healthy",
            "Its gradients could not be judged."),
    /** Is not unhealthy, but its test failed. */
    TEST_FAILED(
            "✗",
            "TEST FAILED",
            "failed",
            "the test failed, though no rule finds an unexpected error in its gradients",
            "Its gradients are healthy."),
    /** Has a warning and no error. */
    WARNING(
            "!",
            "WARNING",
            "warn",
            "a rule warns; this does not fail the build, unless gradient.failOn says so",
            "Its gradients have a warning."),
    /** Has the finding that its test declares. */
    ON_PURPOSE(
            "≈",
            "SICK ON PURPOSE",
            "expected",
            "the test, or the build, declares this finding, and it is there",
            "Its gradients are sick on purpose."),
    /** One of several seeds, of which enough succeeded. */
    SEED_FAILED(
            "≈",
            "SEED FAILED, ALLOWED",
            "allowed",
            "this seed did not succeed, and the test allows so many seeds to fail",
            "The test allows that."),
    /** Has no warning and no error. */
    HEALTHY(
            "✓",
            "HEALTHY",
            "good",
            "no rule complains: every layer gets a usable gradient",
            "Its gradients are healthy."),
    /** Was left by an earlier run, where this build ran other tests only. */
    EARLIER_RUN(
            "–",
            "EARLIER RUN",
            "earlier",
            "an earlier run recorded this, and this build recorded nothing of its test: its findings count in no verdict",
            "Its gradients are of an earlier run.");

    private final BadgeView badge;
    private final String meaning;
    private final String gradients;

    State(String symbol, String word, String tone, String meaning, String gradients) {
        this.badge = new BadgeView(symbol, word, tone);
        this.meaning = meaning;
        this.gradients = gradients;
    }

    /** How a training is, whether its test failed included. */
    public static State of(Diagnosis diagnosis) {
        State gradients = ofGradients(diagnosis);
        boolean counts = gradients != UNHEALTHY && gradients != INCONCLUSIVE && gradients != SEED_FAILED;
        return counts && diagnosis.testFailed() ? TEST_FAILED : gradients;
    }

    /** How its gradients are, whatever became of the test. */
    static State ofGradients(Diagnosis diagnosis) {
        if (diagnosis.gateOutcome() != Outcome.HEALTHY) {
            return of(diagnosis.gateOutcome());
        }
        if (!diagnosis.acceptedBecause().isEmpty()) {
            return SEED_FAILED;
        }
        if (diagnosis.outcome() == Outcome.UNHEALTHY) {
            return ON_PURPOSE;
        }
        if (hasWarning(diagnosis, false)) {
            return WARNING;
        }
        return hasWarning(diagnosis, true) ? ON_PURPOSE : HEALTHY;
    }

    /** As the gate takes something. */
    public static State of(Outcome outcome) {
        return switch (outcome) {
            case HEALTHY -> HEALTHY;
            case UNHEALTHY -> UNHEALTHY;
            case INCONCLUSIVE -> INCONCLUSIVE;
        };
    }

    private static boolean hasWarning(Diagnosis diagnosis, boolean expected) {
        return diagnosis.findings().stream()
                .filter(finding -> finding.severity() == Severity.WARNING)
                .map(Finding::isExpected)
                .anyMatch(isExpected -> isExpected == expected);
    }

    /** Its word and its colour. */
    public BadgeView badge() {
        return badge;
    }

    /** What it means, in words that complete "HEALTHY: ...". */
    public String meaning() {
        return meaning;
    }

    /** What it says about the gradients where the test failed, as a sentence. */
    String gradients() {
        return gradients;
    }
}
