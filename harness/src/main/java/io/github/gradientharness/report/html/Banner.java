package io.github.gradientharness.report.html;

import io.github.gradientharness.gate.GateResult;
import io.github.gradientharness.gate.Objection;
import io.github.gradientharness.recording.SeedGroup;
import io.github.gradientharness.report.ModuleState;
import io.github.gradientharness.report.ReportContext;
import io.github.gradientharness.report.figure.State;
import io.github.gradientharness.report.figure.Training;
import io.github.gradientharness.report.figure.TrainingLine;
import io.github.gradientharness.report.text.FindingFormatter;
import io.github.gradientharness.report.view.BadgeView;
import io.github.gradientharness.report.view.BannerView;
import io.github.gradientharness.report.view.CountView;
import io.github.gradientharness.report.view.FactView;
import io.github.gradientharness.text.Shown;
import io.github.gradientharness.text.ShownText;
import io.github.gradientharness.verdict.Diagnosis;
import io.github.gradientharness.verdict.Finding;
import io.github.gradientharness.verdict.Outcome;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Sums the trainings up to one verdict, by the same rule as the gate. */
final class Banner {

    private final List<Training> trainings;
    private final Outcome outcome;
    private final Outcome ofTrainings;
    private final List<Objection> failures;
    private final long missing;
    private final int leftOut;

    Banner(List<Training> all, ReportContext context) {
        List<Training> trainings = Training.ofThisBuild(all);
        this.trainings = trainings;
        GateResult gate = context.gate()
                .over(trainings.stream().map(Training::judgedRecording).toList());
        this.outcome = context.judged(gate).outcome();
        this.ofTrainings = ModuleState.outcome(gate.outcomeOfRecordings(), context.modules());
        this.failures = gate.failures();
        this.leftOut = all.size() - trainings.size();
        this.missing = context.modules().stream().filter(ModuleState::isMissing).count();
    }

    BannerView view() {
        return new BannerView(
                state().badge(),
                withFailures(headline()) + missingModules() + earlierRecordings() + "." + whenItFails(),
                worst(),
                counts());
    }

    /** What a test without an annotation trains fails a build only where its settings say so, which a page does not know. */
    private String whenItFails() {
        long sick = with(State.UNHEALTHY);
        long unasked = trainings.stream()
                .filter(training -> training.state() == State.UNHEALTHY)
                .filter(training -> !training.header().declaration().asked())
                .count();
        if (unasked == 0) {
            return "";
        }
        String which = unasked < sick
                ? unasked + " of the unhealthy ones"
                : unasked == 1 ? "The unhealthy one" : "The unhealthy ones";
        return " " + which + (unasked == 1 ? " is of a test" : " are of tests")
                + " without an annotation of the harness. This is"
                + " reported, and fails the build only where gradient.failOn is set.";
    }

    /** As the gate takes it; what the gate lets pass and is not healthy is said as well. */
    private State state() {
        return outcome == Outcome.HEALTHY ? ofTrainings() : State.of(outcome);
    }

    private State ofTrainings() {
        if (ofTrainings != Outcome.HEALTHY) {
            return State.of(ofTrainings);
        }
        return trainings.stream()
                .map(Training::state)
                .filter(state -> state == State.TEST_FAILED || state == State.WARNING)
                .min(Comparator.naturalOrder())
                .orElse(State.HEALTHY);
    }

    /** What the trainings are like comes first only where they are sick by themselves. */
    private String withFailures(String headline) {
        if (failures.isEmpty()) {
            return headline;
        }
        String counts = Objection.counts(failures);
        return ofTrainings == Outcome.UNHEALTHY
                ? headline + "; " + counts
                : counts + "; " + headline.substring(0, 1).toLowerCase(Locale.ROOT) + headline.substring(1);
    }

    private String headline() {
        if (trainings.isEmpty()) {
            return leftOut == 0 ? "No training was recorded" : "This build recorded no training";
        }
        String all = Shown.count(trained(), "training") + " in " + Shown.count(tests(), "test");
        return switch (ofTrainings()) {
            case UNHEALTHY ->
                with(State.UNHEALTHY) + " of " + all + (with(State.UNHEALTHY) == 1 ? " is" : " are") + " unhealthy: "
                        + wrong() + others(State.UNHEALTHY).replaceFirst("^, ", "; ");
            case INCONCLUSIVE -> inconclusive(all);
            case TEST_FAILED ->
                "No rule finds an unexpected error, but the test failed in " + with(State.TEST_FAILED) + " of " + all
                        + others(State.TEST_FAILED);
            case WARNING -> "No rule finds an unexpected error: " + all + others(State.UNHEALTHY);
            default ->
                (details().isEmpty() ? "Every network is healthy: " : "Every network is as its test declares: ")
                        + all
                        + details();
        };
    }

    private String inconclusive(String all) {
        if (with(State.INCONCLUSIVE) > 0) {
            return with(State.INCONCLUSIVE) + " of " + all + " could not be judged" + others(State.INCONCLUSIVE);
        }
        if (silent() == 0) {
            return "Nothing is unhealthy: " + all + others(State.UNHEALTHY);
        }
        String recorded =
                silent() + " of " + Shown.count(tests() + silent(), "test") + " recorded no training" + cause();
        return trained() == 0
                ? recorded
                : recorded + "; of " + Shown.count(trained(), "training")
                        + counted(State.INCONCLUSIVE).replaceFirst(",", "");
    }

    /** Why nothing was recorded, if it is the same for all tests without a training. */
    private String cause() {
        List<String> causes = trainings.stream()
                .map(Training::diagnosis)
                .filter(Diagnosis::nothingWasAttached)
                .map(diagnosis ->
                        ShownText.firstSentence(diagnosis.inconclusiveReasons().get(0)))
                .map(reason -> reason.replaceFirst("^No training was recorded: ", ""))
                .distinct()
                .toList();
        return causes.size() == 1 ? ": " + Shown.prose(causes.get(0)) : "";
    }

    /** Tests with a training. Those of one test over several seeds are trainings of one test. */
    private long tests() {
        return trainings.stream()
                .filter(training -> !training.diagnosis().nothingWasAttached())
                .map(training -> {
                    SeedGroup group = training.header().seedGroup();
                    String test = group == null ? training.header().test() : group.name();
                    return List.of(training.module(), training.header().suite(), test);
                })
                .distinct()
                .count();
    }

    /** What the trainings are that the headline has not counted, and the tests without one; together they are all. */
    private String others(State said) {
        return counted(said) + (silent() == 0 ? "" : "; " + Shown.count(silent(), "test") + " recorded no training");
    }

    private String counted(State said) {
        return Stream.of(State.values())
                .filter(state -> state != said && with(state) > 0)
                .map(state -> ", " + words(state))
                .collect(Collectors.joining());
    }

    private String words(State state) {
        int number = with(state);
        return switch (state) {
            case UNHEALTHY -> number + " unhealthy";
            case INCONCLUSIVE -> number + " not judged";
            case TEST_FAILED -> number + " whose test failed";
            case WARNING -> number + " with a warning";
            case ON_PURPOSE -> number + " sick on purpose";
            case SEED_FAILED -> Shown.count(number, "seed") + " failed as allowed";
            case HEALTHY -> number + " healthy";
            case EARLIER_RUN -> number + " of an earlier run";
        };
    }

    private String details() {
        return Stream.of(State.ON_PURPOSE, State.SEED_FAILED)
                .filter(state -> with(state) > 0)
                .map(state -> ", " + words(state))
                .collect(Collectors.joining());
    }

    private String earlierRecordings() {
        return leftOut == 0
                ? ""
                : "; " + Shown.count(leftOut, "recording") + " of an earlier run " + (leftOut == 1 ? "is" : "are")
                        + " left out";
    }

    private String missingModules() {
        return missing == 0 ? "" : "; " + Shown.count(missing, "module") + " missing";
    }

    private String wrong() {
        long absent = trainings.stream()
                .mapToLong(training -> training.diagnosis().unmetExpectations().size())
                .sum();
        String errors = Shown.count(errors(), "unexpected error");
        String missing = absent == 1 ? "1 declared finding is not there" : absent + " declared findings are not there";
        return absent == 0 ? errors : errors() == 0 ? missing : errors + ", " + missing;
    }

    private long errors() {
        return trainings.stream()
                .flatMap(training -> training.diagnosis().findings().stream())
                .filter(Finding::isUnexpectedError)
                .count();
    }

    /** How many trainings are so. A test without a training is none. */
    private int with(State state) {
        return (int) trainings.stream()
                .filter(training ->
                        training.state() == state && !training.diagnosis().nothingWasAttached())
                .count();
    }

    private long silent() {
        return trainings.stream()
                .filter(training -> training.diagnosis().nothingWasAttached())
                .count();
    }

    private long trained() {
        return trainings.size() - silent();
    }

    /** The first thing to look at. Trainings are asked by urgency: errors come before whatever else there is. */
    private List<FactView> worst() {
        if (ofTrainings != Outcome.UNHEALTHY && !failures.isEmpty()) {
            return facts(failures.get(0));
        }
        return trainings.stream()
                .filter(training -> training.urgency() <= State.TEST_FAILED.ordinal())
                .min(Comparator.comparing((Training training) -> error(training).isEmpty())
                        .thenComparing(Training::urgency))
                .map(Banner::facts)
                .orElse(List.of());
    }

    private static List<FactView> facts(Objection failure) {
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

    /** What each colour means, and how many trainings have it. */
    private List<CountView> counts() {
        List<CountView> counts = new ArrayList<>();
        for (State state : State.values()) {
            if (with(state) > 0) {
                counts.add(new CountView(with(state), state.badge(), state.meaning(), href(state)));
            }
        }
        if (silent() > 0) {
            String meaning = "the test recorded no training, so there is nothing to judge";
            counts.add(new CountView((int) silent(), Badges.NO_TRAINING, meaning, href(State.INCONCLUSIVE)));
        }
        if (leftOut > 0) {
            counts.add(new CountView(leftOut, State.EARLIER_RUN.badge(), State.EARLIER_RUN.meaning(), "#tests"));
        }
        if (!failures.isEmpty()) {
            BadgeView badge = new BadgeView("✗", "FAILS THE BUILD", "bad");
            counts.add(new CountView(
                    failures.size(), badge, "something other than the finding of a rule, see below", "#objections"));
        }
        return counts;
    }

    private String href(State state) {
        return switch (state) {
            case UNHEALTHY -> errors() > 0 ? "#unexpected" : "#unmet";
            case INCONCLUSIVE -> "#inconclusive";
            case WARNING -> "#noticed";
            case ON_PURPOSE -> "#expected";
            default -> "#tests";
        };
    }
}
