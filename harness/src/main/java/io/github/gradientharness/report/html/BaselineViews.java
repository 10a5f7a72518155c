package io.github.gradientharness.report.html;

import io.github.gradientharness.gate.Baseline;
import io.github.gradientharness.gate.BaselineChange;
import io.github.gradientharness.gate.BaselineChange.Kind;
import io.github.gradientharness.report.figure.Training;
import io.github.gradientharness.report.view.BaselineView;
import io.github.gradientharness.report.view.ChangeView;
import io.github.gradientharness.report.view.PlaceView;
import io.github.gradientharness.text.Numbers;
import io.github.gradientharness.text.Shown;
import java.util.Arrays;
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
        List<BaselineChange> changes = baseline.changes();
        return new BaselineView(
                Shown.name(baseline.name()),
                summary(changes),
                views(of(Kind.WORSE, changes), trainings),
                views(of(Kind.BETTER, changes), trainings),
                views(of(Kind.NOT_COMPARED, changes), trainings));
    }

    private static List<BaselineChange> of(Kind kind, List<BaselineChange> changes) {
        return changes.stream().filter(change -> change.kind() == kind).toList();
    }

    private static String summary(List<BaselineChange> changes) {
        if (changes.isEmpty()) {
            return "Nothing changed.";
        }
        int notCompared = of(Kind.NOT_COMPARED, changes).size();
        String text = of(Kind.WORSE, changes).size() + " worse, "
                + of(Kind.BETTER, changes).size() + " better"
                + (notCompared == 0 ? "." : ", " + notCompared + " not compared.");
        boolean all =
                Arrays.stream(Kind.values()).allMatch(kind -> of(kind, changes).size() <= MOST);
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
