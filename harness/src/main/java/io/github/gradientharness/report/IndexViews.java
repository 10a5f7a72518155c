package io.github.gradientharness.report;

import io.github.gradientharness.report.view.FindingView;
import io.github.gradientharness.report.view.HeadView;
import io.github.gradientharness.report.view.IndexView;
import io.github.gradientharness.report.view.NoteView;
import io.github.gradientharness.verdict.Finding;
import io.github.gradientharness.verdict.FindingFormatter;
import io.github.gradientharness.verdict.Outcome;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;

/** Lays out the first page: what is wrong first, every test next. */
final class IndexViews {

    private final List<Training> trainings;
    private final IndexDetail detail;
    private final List<String> remarks = new ArrayList<>();

    IndexViews(List<Training> trainings, IndexDetail detail) {
        this.trainings = trainings;
        this.detail = detail;
    }

    IndexView view(ReportContext context) {
        Banner banner = new Banner(trainings);
        if (context.ignoresExpectations()) {
            remarks.add("Expectations were ignored: findings that tests declared count as real.");
        }
        String title = banner.view().badge().text() + ": gradients of " + Shown.name(context.project());
        return new IndexView(
                new HeadView(title, Scripts.policy(Scripts.INDEX), Scripts.INDEX),
                Shown.name(context.project()),
                Shown.name(context.madeBy()),
                banner.view(),
                findings("unexpected", finding -> !finding.isExpected()),
                notes(IndexViews::unmet),
                notes(IndexViews::inconclusive),
                findings("expected", Finding::isExpected),
                new SuiteViews(trainings, detail, remarks).views(),
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
            views.add(FindingViews.withPicture(
                    found.training, found.finding, found.training.place(found.training.href()), id));
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
                        training.place(training.href()),
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

    private void leftOut(int all, int most, String what) {
        if (all > most) {
            remarks.add(most + " of " + all + " " + what + ".");
        }
    }
}
