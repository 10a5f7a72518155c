package io.github.gradientharness.report;

import io.github.gradientharness.report.view.BaselineView;
import io.github.gradientharness.report.view.ChangeView;
import io.github.gradientharness.report.view.PlaceView;
import io.github.gradientharness.verdict.Numbers;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Puts what changed since the baseline into words, worse things first. */
final class BaselineViews {

    private static final int MOST = 60;

    private BaselineViews() {}

    static @Nullable BaselineView of(@Nullable Baseline baseline, List<Training> trainings) {
        if (baseline == null) {
            return null;
        }
        List<BaselineChange> worse =
                baseline.changes().stream().filter(change -> !change.improved()).toList();
        List<BaselineChange> better =
                baseline.changes().stream().filter(BaselineChange::improved).toList();
        return new BaselineView(
                Shown.name(baseline.name()), summary(worse, better), views(worse, trainings), views(better, trainings));
    }

    private static String summary(List<BaselineChange> worse, List<BaselineChange> better) {
        if (worse.isEmpty() && better.isEmpty()) {
            return "Nothing changed.";
        }
        String text = worse.size() + " worse, " + better.size() + " better.";
        boolean all = worse.size() <= MOST && better.size() <= MOST;
        return all ? text : text + " At most " + MOST + " of each are shown.";
    }

    private static List<ChangeView> views(List<BaselineChange> changes, List<Training> trainings) {
        return changes.stream()
                .limit(MOST)
                .map(change -> new ChangeView(
                        place(change, trainings),
                        Shown.name(change.layer()),
                        Shown.prose(change.measure()),
                        number(change.was()),
                        number(change.now())))
                .toList();
    }

    private static PlaceView place(BaselineChange change, List<Training> trainings) {
        return trainings.stream()
                .filter(training -> training.header().suite().equals(change.suite())
                        && training.header().test().equals(change.test()))
                .findFirst()
                .map(training -> training.place(training.href()))
                .orElseGet(
                        () -> new PlaceView(Shown.className(change.suite()), Shown.name(change.test()), "", "", null));
    }

    private static String number(double value) {
        return Double.isNaN(value) ? "–" : Numbers.print(value);
    }
}
