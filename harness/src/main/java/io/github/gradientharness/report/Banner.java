package io.github.gradientharness.report;

import io.github.gradientharness.report.view.BannerView;
import io.github.gradientharness.report.view.CountView;
import io.github.gradientharness.report.view.FactView;
import io.github.gradientharness.verdict.Diagnosis;
import io.github.gradientharness.verdict.Finding;
import io.github.gradientharness.verdict.FindingFormatter;
import io.github.gradientharness.verdict.Outcome;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Sums the trainings up to one verdict, by the same rule as the gate. */
final class Banner {

    private final List<Training> trainings;
    private final Outcome outcome;
    private final Outcome ofTrainings;
    private final List<BuildObjection> failures;
    private final long missing;

    Banner(List<Training> trainings, ReportContext context) {
        List<Diagnosis> diagnoses = trainings.stream().map(Training::diagnosis).toList();
        this.trainings = trainings;
        this.outcome = context.outcome(diagnoses);
        this.ofTrainings = context.failingBecause(List.of()).outcome(diagnoses);
        this.failures = context.failures();
        this.missing = context.modules().stream().filter(ModuleState::isMissing).count();
    }

    BannerView view() {
        return new BannerView(Badges.of(outcome), withFailures(headline()) + missingModules(), worst(), counts());
    }

    /** What the trainings are like comes first only where they are sick by themselves. */
    private String withFailures(String headline) {
        if (failures.isEmpty()) {
            return headline;
        }
        String counts = BuildObjection.counts(failures);
        return ofTrainings == Outcome.UNHEALTHY
                ? headline + "; " + counts
                : counts + "; " + headline.substring(0, 1).toLowerCase(Locale.ROOT) + headline.substring(1);
    }

    private String headline() {
        if (trainings.isEmpty()) {
            return "No training was recorded";
        }
        String all = Shown.count(trainings.size(), "training");
        return switch (ofTrainings) {
            case UNHEALTHY -> wrong() + " in " + with(0) + " of " + all;
            case INCONCLUSIVE ->
                with(1) == 0 ? "Nothing unhealthy in " + all : with(1) + " of " + all + " can't be called healthy";
            case HEALTHY ->
                with(2) == 0 ? "Nothing unhealthy in " + all : "Nothing unexpected in " + all + sickButAccepted();
        };
    }

    private String missingModules() {
        return missing == 0 ? "" : "; " + Shown.count(missing, "module") + " missing";
    }

    private String sickButAccepted() {
        long byShare = trainings.stream()
                .filter(training -> !training.diagnosis().acceptedBecause().isEmpty())
                .count();
        long onPurpose = with(2) - byShare;
        return (onPurpose == 0 ? "" : ", " + onPurpose + " sick as expected")
                + (byShare == 0 ? "" : ", " + byShare + " sick within the share of seeds that may be");
    }

    private String wrong() {
        long absent = trainings.stream()
                .mapToLong(training -> training.diagnosis().unmetExpectations().size())
                .sum();
        String errors = Shown.count(errors(), "unexpected error");
        String missing = Shown.count(absent, "absent expectation");
        return absent == 0 ? errors : errors() == 0 ? missing : errors + " and " + missing;
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

    /** The first thing to look at. Trainings are asked by urgency: errors come before whatever else there is. */
    private List<FactView> worst() {
        if (ofTrainings != Outcome.UNHEALTHY && !failures.isEmpty()) {
            return facts(failures.get(0));
        }
        return trainings.stream()
                .filter(training -> training.urgency() <= 1)
                .min(Comparator.comparing((Training training) -> error(training).isEmpty())
                        .thenComparing(Training::urgency))
                .map(Banner::facts)
                .orElse(List.of());
    }

    private static List<FactView> facts(BuildObjection failure) {
        return List.of(
                new FactView("What", Shown.prose(failure.text())),
                new FactView("Try", Shown.sentence(failure.remedy())));
    }

    private static List<FactView> facts(Training training) {
        List<FactView> facts = new ArrayList<>();
        facts.add(new FactView("What", TrainingLine.what(training)));
        facts.add(new FactView("Test", Shown.prose(FindingFormatter.place(training.header()))));
        error(training).stream()
                .flatMap(finding -> finding.remedies().stream().limit(1))
                .forEach(remedy -> facts.add(new FactView("Try", Shown.sentence(remedy))));
        return facts;
    }

    private static Optional<Finding> error(Training training) {
        return training.diagnosis().findings().stream()
                .filter(Finding::isUnexpectedError)
                .findFirst();
    }

    private List<CountView> counts() {
        List<CountView> counts = new ArrayList<>();
        add(counts, with(0), "unhealthy", "bad", unhealthyHref());
        add(counts, with(1), "inconclusive", "unknown", "#inconclusive");
        add(counts, with(2), "sick as expected", "expected", "#expected");
        add(counts, with(3), "healthy", "good", "#tests");
        if (!failures.isEmpty()) {
            String text = failures.size() == 1 ? "objection of the build" : "objections of the build";
            counts.add(new CountView(failures.size(), text, "bad", "#objections"));
        }
        return counts;
    }

    private String unhealthyHref() {
        return errors() > 0 ? "#unexpected" : "#unmet";
    }

    private static void add(List<CountView> counts, int number, String text, String tone, String href) {
        counts.add(new CountView(number, text, number == 0 ? "none" : tone, number == 0 ? "#tests" : href));
    }
}
