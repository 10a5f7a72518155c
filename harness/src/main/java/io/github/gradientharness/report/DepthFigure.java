package io.github.gradientharness.report;

import io.github.gradientharness.report.view.ChartView;
import io.github.gradientharness.report.view.FactView;
import io.github.gradientharness.report.view.FigureView;
import io.github.gradientharness.verdict.Numbers;
import java.util.ArrayList;
import java.util.List;

/** Gradient over depth, large, with the numbers behind it. */
final class DepthFigure {

    private DepthFigure() {}

    static List<FigureView> of(Training training, Detail detail) {
        if (!training.hasGradient()) {
            return List.of();
        }
        ChartView chart = new DepthProfileChart(
                        training.measurements().layers(),
                        training.sick(),
                        training.smallestShare(),
                        DepthProfileChart.Size.LARGE)
                .draw("profile", "Gradient over depth");
        return List.of(new FigureView(
                chart,
                "Read from right to left: the gradient enters at the output and travels to the input. Healthy is a line"
                        + " that stays in the shaded band.",
                legend(training),
                "",
                ProfileTable.of(training, detail.layers())));
    }

    private static List<FactView> legend(Training training) {
        int last = training.measurements().lastEpoch();
        List<FactView> legend = new ArrayList<>();
        legend.add(new FactView("early", "epochs 1 to " + Math.min(last, LayerMeasurement.LAST_EARLY_EPOCH)));
        if (last > LayerMeasurement.LAST_EARLY_EPOCH) {
            legend.add(new FactView("whole", "whole run, " + last + " epochs"));
        }
        String share = Numbers.print(training.smallestShare());
        legend.add(new FactView("band", "healthy: from " + share + " × the largest layer's up to it"));
        if (!training.sick().isEmpty()) {
            legend.add(new FactView("ring", "sick layer"));
        }
        return legend;
    }
}
