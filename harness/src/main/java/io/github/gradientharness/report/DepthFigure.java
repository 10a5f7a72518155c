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
        return List.of(DepthProfileChart.figure(
                training.profile(training.sick(), null),
                "profile",
                "Gradient over depth",
                "Read from right to left: the gradient enters at the output and travels to the input. "
                        + (training.hasBand()
                                ? "Healthy is a line that stays in the shaded band."
                                : "Healthy is a line without a steep fall; what was found here is not seen in its height."),
                MoreDepthFigures.legend(
                        training,
                        training.stretch(),
                        training.hasBand()
                                ? "healthy: from " + Numbers.print(training.smallestShare())
                                        + " × the largest layer's up to it"
                                : ""),
                ProfileTable.of(training, detail.layers())));
    }
}
