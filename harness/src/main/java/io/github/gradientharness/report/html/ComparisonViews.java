package io.github.gradientharness.report.html;

import io.github.gradientharness.report.ReportContext;
import io.github.gradientharness.report.figure.PairFigure;
import io.github.gradientharness.report.figure.PanelCharts;
import io.github.gradientharness.report.figure.SharedAxes;
import io.github.gradientharness.report.figure.Training;
import io.github.gradientharness.report.figure.TrainingLine;
import io.github.gradientharness.report.figure.TrainingPair;
import io.github.gradientharness.report.view.ComparisonView;
import io.github.gradientharness.report.view.FigureView;
import io.github.gradientharness.report.view.PanelView;
import io.github.gradientharness.text.Shown;
import java.util.ArrayList;
import java.util.List;

/** Lays out the page on which trainings stand side by side, on the same axes. */
final class ComparisonViews {

    /** File name of the page. */
    static final String PAGE = "compare.html";

    private static final int MOST_PAIRS = 3;

    private ComparisonViews() {}

    /** Whether there is anything to compare. */
    static boolean isNeeded(List<Training> trainings) {
        return trainings.stream().filter(Training::hasGradient).count() >= 2;
    }

    static ComparisonView of(List<Training> trainings, IndexDetail detail, ReportContext context) {
        List<Training> drawn = trainings.stream()
                .filter(Training::hasGradient)
                .limit(detail.panels())
                .toList();
        PanelCharts charts = new PanelCharts(SharedAxes.of(drawn), detail.points());
        String left = drawn.size() < trainings.size()
                ? drawn.size() + " of " + trainings.size()
                        + " trainings are drawn: the first ones of which a gradient was measured."
                : "";
        return new ComparisonView(
                PageSources.COMPARISON.head("Compare trainings of " + Shown.name(context.project())),
                Shown.name(context.project()),
                Shown.name(context.madeBy()),
                pairs(trainings),
                drawn.stream().map(training -> panel(training, charts)).toList(),
                left);
    }

    private static List<FigureView> pairs(List<Training> trainings) {
        List<FigureView> figures = new ArrayList<>();
        for (TrainingPair pair : TrainingPair.suggested(trainings, MOST_PAIRS)) {
            figures.add(new PairFigure(pair).draw("pair-" + (figures.size() + 1)));
        }
        return figures;
    }

    private static PanelView panel(Training training, PanelCharts charts) {
        return new PanelView(
                training.anchor(),
                Badges.of(training),
                training.place(training.href()),
                TrainingLine.of(training),
                charts.profile(training),
                charts.lines(training));
    }
}
