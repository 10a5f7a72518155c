package io.github.gradientharness.report.html;

import io.github.gradientharness.remedies.RemedyTable;
import io.github.gradientharness.remedies.RemedyText;
import io.github.gradientharness.report.TriedOn;
import io.github.gradientharness.report.figure.Training;
import io.github.gradientharness.report.view.FactView;
import io.github.gradientharness.report.view.RemediesView;
import io.github.gradientharness.report.view.TableView;
import io.github.gradientharness.text.Shown;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Lays out which remedies were tried. */
final class RemedyViews {

    private RemedyViews() {}

    /** Null where none were. */
    static @Nullable RemediesView of(Training training) {
        return TriedOn.recording(training.file(), training.diagnosis())
                .map(RemedyViews::view)
                .orElse(null);
    }

    private static RemediesView view(RemedyTable table) {
        boolean isTried = table.tried().problem().isEmpty() && !table.rows().isEmpty();
        return new RemediesView(
                Shown.prose(RemedyText.summary(table)),
                table.proven().stream()
                        .map(row -> new FactView(Shown.name(row.title()), Shown.prose(row.call())))
                        .toList(),
                isTried ? Shown.prose(RemedyText.yardstick(table)) : "",
                new TableView(
                        "What came of each remedy, the best first",
                        RemedyText.heading(),
                        isTried
                                ? table.rows().stream()
                                        .map(row -> RemedyText.cells(row).stream()
                                                .map(Shown::name)
                                                .toList())
                                        .toList()
                                : List.of(),
                        List.of()),
                isTried ? Shown.prose(RemedyText.explanation(table)) : "");
    }
}
