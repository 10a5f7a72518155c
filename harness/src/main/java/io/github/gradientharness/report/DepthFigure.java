package io.github.gradientharness.report;

import io.github.gradientharness.report.view.FigureView;
import io.github.gradientharness.verdict.Numbers;
import java.util.List;

/** Gradient over depth, large, with the numbers behind it. */
final class DepthFigure {

    private DepthFigure() {}

    static List<FigureView> of(Training training, Detail detail) {
        if (!training.hasGradient()) {
            return List.of();
        }
        DepthProfile profile =
                DepthProfile.ofGradient(training.measurements().layers(), training.sick(), training.smallestShare());
        return List.of(DepthProfileChart.figure(
                profile,
                "profile",
                "Gradient over depth",
                "Read from right to left: the gradient enters at the output and travels to the input. Healthy is a line"
                        + " that stays in the shaded band.",
                MoreDepthFigures.legend(
                        training,
                        "healthy: from " + Numbers.print(training.smallestShare()) + " × the largest layer's up to it"),
                ProfileTable.of(training, detail.layers())));
    }
}
