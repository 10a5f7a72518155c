package io.github.gradientharness.report;

import io.github.gradientharness.report.view.FindingView;
import io.github.gradientharness.report.view.NoteView;
import io.github.gradientharness.report.view.PageView;
import io.github.gradientharness.report.view.PlaceView;
import io.github.gradientharness.report.view.RecordingView;
import io.github.gradientharness.verdict.Finding;
import io.github.gradientharness.verdict.FindingFormatter;
import io.github.gradientharness.verdict.Outcome;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** Lays out the page: what is wrong first, every test next, details last. */
final class PageViews {

    private static final int MOST_OPEN = 3;

    private final List<Training> trainings;
    private final Detail detail;
    private final List<Training> detailed;
    private final Set<Integer> detailedIndices;
    private final List<String> remarks = new ArrayList<>();

    PageViews(List<Training> trainings, Detail detail) {
        this.trainings = trainings;
        this.detail = detail;
        this.detailed = trainings.stream()
                .sorted(Comparator.comparingInt(Training::urgency))
                .limit(detail.details())
                .toList();
        this.detailedIndices = detailed.stream().map(Training::index).collect(Collectors.toUnmodifiableSet());
    }

    PageView view(ReportContext context) {
        List<FindingView> unexpected = findings("unexpected", finding -> !finding.isExpected());
        List<FindingView> expected = findings("expected", Finding::isExpected);
        List<NoteView> unmet = notes(PageViews::unmet);
        List<NoteView> inconclusive = notes(PageViews::inconclusive);
        if (context.ignoresExpectations()) {
            remarks.add("Expectations were ignored: findings that tests declared count as real.");
        }
        List<RecordingView> recordings = recordings();
        return new PageView(
                Shown.name(context.project()),
                Shown.name(context.madeBy()),
                new Banner(trainings).view(),
                unexpected,
                unmet,
                inconclusive,
                expected,
                new SuiteViews(trainings, detailedIndices, detail, remarks).views(),
                recordings,
                remarks);
    }

    private List<FindingView> findings(String section, Predicate<Finding> wanted) {
        record Found(Training training, Finding finding) {}
        List<Found> all = trainings.stream()
                .flatMap(training -> training.diagnosis().findings().stream()
                        .filter(wanted)
                        .map(finding -> new Found(training, finding)))
                .sorted(Comparator.comparing((Found found) -> found.finding.severity())
                        .reversed())
                .toList();
        leftOut(all.size(), detail.cards(), section + " findings told in full; the rest stand in the list of tests");
        List<FindingView> views = new ArrayList<>();
        for (Found found : all.subList(0, Math.min(all.size(), detail.cards()))) {
            String id = section + "-" + (views.size() + 1);
            views.add(FindingViews.withPicture(found.training, found.finding, place(found.training), id));
        }
        return views;
    }

    private List<NoteView> notes(Function<Training, List<String>> lines) {
        List<Training> all = trainings.stream()
                .filter(training -> !lines.apply(training).isEmpty())
                .toList();
        leftOut(all.size(), 5 * detail.cards(), "notes shown; the rest stand in the list of tests");
        return all.stream()
                .limit(5L * detail.cards())
                .map(training -> new NoteView(
                        place(training),
                        lines.apply(training).stream().map(Shown::prose).toList()))
                .toList();
    }

    private static List<String> unmet(Training training) {
        return training.diagnosis().unmetExpectations().stream()
                .map(FindingFormatter::message)
                .toList();
    }

    private static List<String> inconclusive(Training training) {
        return training.diagnosis().gateOutcome() == Outcome.INCONCLUSIVE
                ? training.diagnosis().inconclusiveReasons()
                : List.of();
    }

    private List<RecordingView> recordings() {
        leftOut(trainings.size(), detail.details(), "trainings with details, those with problems first");
        if (detail != Detail.FULL) {
            remarks.add("Charts and tables show fewer points and layers than usual, to keep the page under 2 MB.");
        }
        List<RecordingView> views = new ArrayList<>();
        for (Training training : detailed) {
            boolean open = training.urgency() <= 1 && views.size() < MOST_OPEN;
            views.add(RecordingViews.of(training, detail, open));
        }
        return views;
    }

    private PlaceView place(Training training) {
        return training.place(detailedIndices.contains(training.index()));
    }

    private void leftOut(int all, int most, String what) {
        if (all > most) {
            remarks.add(most + " of " + all + " " + what + ".");
        }
    }
}
