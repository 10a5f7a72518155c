package io.github.gradientharness.report;

import io.github.gradientharness.report.view.FigureView;
import java.util.List;

/** Gradient over depth, large, with the numbers behind it. */
final class DepthFigure {

    private DepthFigure() {}

    static List<FigureView> of(Training training, Detail detail) {
        if (!training.hasGradient()) {
            return List.of();
        }
        DepthProfile profile = training.profile();
        return List.of(DepthProfileChart.figure(
                profile,
                "profile",
                "Gradient over depth",
                "Mean |gradient| of each layer's kernel. Read from right to left: the gradient enters at the output and"
                        + " travels to the input. " + MoreDepthFigures.healthy(profile),
                MoreDepthFigures.legend(training, profile, training.stretch(), ""),
                ProfileTable.of(training, detail.layers())));
    }
}
