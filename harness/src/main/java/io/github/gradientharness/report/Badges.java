package io.github.gradientharness.report;

import io.github.gradientharness.report.view.BadgeView;
import io.github.gradientharness.stats.ShareRequirement;
import io.github.gradientharness.verdict.Diagnosis;
import io.github.gradientharness.verdict.Finding;
import io.github.gradientharness.verdict.Outcome;
import io.github.gradientharness.verdict.Severity;

/** The words and colours of verdicts. */
final class Badges {

    static final BadgeView EXPECTED = new BadgeView("≈", "SICK AS EXPECTED", "expected");
    private static final BadgeView HEALTHY = new BadgeView("✓", "HEALTHY", "good");
    private static final BadgeView UNHEALTHY = new BadgeView("✗", "UNHEALTHY", "bad");
    private static final BadgeView INCONCLUSIVE = new BadgeView("?", "INCONCLUSIVE", "unknown");

    private Badges() {}

    /** How a gate takes something. */
    static BadgeView of(Outcome outcome) {
        return switch (outcome) {
            case HEALTHY -> HEALTHY;
            case UNHEALTHY -> UNHEALTHY;
            case INCONCLUSIVE -> INCONCLUSIVE;
        };
    }

    /** How a training is: as the gate takes it, but sick on purpose is not called healthy. */
    static BadgeView of(Diagnosis diagnosis) {
        boolean sickAsExpected = diagnosis.gateOutcome() == Outcome.HEALTHY && diagnosis.outcome() == Outcome.UNHEALTHY;
        return sickAsExpected ? EXPECTED : of(diagnosis.gateOutcome());
    }

    /** What the seeds say of a share. */
    static BadgeView of(ShareRequirement.Decision decision) {
        return switch (decision) {
            case PASS -> new BadgeView("✓", "PASS", "good");
            case FAIL -> new BadgeView("✗", "FAIL", "bad");
            case INCONCLUSIVE -> INCONCLUSIVE;
        };
    }

    /** How bad a finding is. */
    static BadgeView of(Finding finding) {
        if (finding.isExpected()) {
            return new BadgeView("≈", "EXPECTED " + finding.severity(), "expected");
        }
        String tone = finding.severity() == Severity.ERROR ? "bad" : "unknown";
        return new BadgeView(
                finding.severity() == Severity.ERROR ? "✗" : "!",
                finding.severity().name(),
                tone);
    }
}
