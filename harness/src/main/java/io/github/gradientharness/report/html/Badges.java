package io.github.gradientharness.report.html;

import io.github.gradientharness.report.figure.State;
import io.github.gradientharness.report.figure.Training;
import io.github.gradientharness.report.view.BadgeView;
import io.github.gradientharness.stats.ShareRequirement;
import io.github.gradientharness.verdict.Finding;
import io.github.gradientharness.verdict.SeedGroupDiagnosis;

/** The words and colours of verdicts. */
final class Badges {

    /** A test that recorded no training, so that there is nothing to judge. */
    static final BadgeView NO_TRAINING =
            new BadgeView("?", "NO TRAINING", State.INCONCLUSIVE.badge().tone());

    private Badges() {}

    /** How a training is; a test that failed is never left unsaid. */
    static BadgeView of(Training training) {
        State state = training.state();
        boolean alsoFailed =
                training.diagnosis().testFailed() && (state == State.UNHEALTHY || state == State.INCONCLUSIVE);
        BadgeView badge =
                state == State.INCONCLUSIVE && training.diagnosis().nothingWasAttached() ? NO_TRAINING : state.badge();
        return alsoFailed ? new BadgeView(badge.symbol(), badge.text() + ", TEST FAILED", badge.tone()) : badge;
    }

    /** What the seeds say about a share: a network that rarely learns, as declared, is not shown as a healthy one. */
    static BadgeView of(SeedGroupDiagnosis group) {
        boolean wantsFew = group.group().requirement().kind() == ShareRequirement.Kind.AT_MOST;
        return switch (group.decision()) {
            case PASS ->
                wantsFew ? new BadgeView("≈", "AS DECLARED", "expected") : new BadgeView("✓", "AS DECLARED", "good");
            case FAIL -> new BadgeView("✗", "NOT AS DECLARED", "bad");
            case INCONCLUSIVE -> State.INCONCLUSIVE.badge();
        };
    }

    /** How bad a finding is. */
    static BadgeView of(Finding finding) {
        if (finding.isExpected()) {
            return new BadgeView("≈", "EXPECTED", "expected");
        }
        return switch (finding.severity()) {
            case ERROR -> new BadgeView("✗", "ERROR", "bad");
            case WARNING -> new BadgeView("!", "WARNING", "warn");
            case INFO -> new BadgeView("i", "REMARK", "unknown");
        };
    }
}
