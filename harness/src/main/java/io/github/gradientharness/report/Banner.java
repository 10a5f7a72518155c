package io.github.gradientharness.report;

import io.github.gradientharness.report.view.BannerView;
import io.github.gradientharness.report.view.CountView;
import io.github.gradientharness.verdict.Diagnosis;
import io.github.gradientharness.verdict.Finding;
import io.github.gradientharness.verdict.Outcome;
import java.util.ArrayList;
import java.util.List;

/** Sums the trainings up to one verdict, by the same rule as the gate. */
final class Banner {

    private final List<Training> trainings;
    private final Outcome outcome;

    Banner(List<Training> trainings) {
        this.trainings = trainings;
        this.outcome = Diagnosis.worstGateOutcome(
                trainings.stream().map(Training::diagnosis).toList());
    }

    BannerView view() {
        return new BannerView(Badges.of(outcome), headline(), worst(), worstHref(), counts());
    }

    private String headline() {
        if (trainings.isEmpty()) {
            return "No training was recorded";
        }
        String all = Shown.count(trainings.size(), "training");
        return switch (outcome) {
            case UNHEALTHY -> errors() == 0
                    ? "An expected finding is absent in " + with(0) + " of " + all
                    : Shown.count(errors(), "unexpected error") + " in " + with(0) + " of " + all;
            case INCONCLUSIVE -> with(1) + " of " + all + " can't be called healthy";
            case HEALTHY -> with(2) == 0
                    ? "Nothing unhealthy in " + all
                    : "Nothing unexpected in " + all + ", " + with(2) + " sick on purpose";
        };
    }

    private long errors() {
        return trainings.stream()
                .flatMap(training -> training.diagnosis().findings().stream())
                .filter(Finding::isUnexpectedError)
                .count();
    }

    private int with(int urgency) {
        return (int) trainings.stream()
                .filter(training -> Math.min(training.urgency(), 3) == urgency)
                .count();
    }

    private String worst() {
        return trainings.stream()
                .flatMap(training -> training.diagnosis().findings().stream()
                        .filter(Finding::isUnexpectedError)
                        .map(finding -> TrainingLine.finding(finding)))
                .findFirst()
                .orElse("");
    }

    private String worstHref() {
        return "#unexpected";
    }

    private List<CountView> counts() {
        List<CountView> counts = new ArrayList<>();
        add(counts, with(0), "unhealthy", "bad", unhealthyHref());
        add(counts, with(1), "inconclusive", "unknown", "#inconclusive");
        add(counts, with(2), "sick as expected", "expected", "#expected");
        add(counts, with(3), "healthy", "good", "#tests");
        return counts;
    }

    private String unhealthyHref() {
        return errors() > 0 ? "#unexpected" : "#unmet";
    }

    private static void add(List<CountView> counts, int number, String text, String tone, String href) {
        counts.add(new CountView(number, text, number == 0 ? "none" : tone, number == 0 ? "#tests" : href));
    }
}
