package io.github.gradientharness.report;

import io.github.gradientharness.recording.Layer;
import io.github.gradientharness.report.view.ChartView;
import io.github.gradientharness.report.view.FactView;
import io.github.gradientharness.report.view.FindingView;
import io.github.gradientharness.report.view.PlaceView;
import io.github.gradientharness.verdict.Finding;
import io.github.gradientharness.verdict.FindingFormatter;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Puts findings into words. */
final class FindingViews {

    private static final int MOST_EVIDENCE = 24;

    private FindingViews() {}

    /** A finding with the picture that shows it. */
    static FindingView withPicture(Training training, Finding finding, PlaceView place, String id) {
        List<Integer> sick = training.sick(finding);
        ChartView picture = sick.isEmpty() || training.measurements().layers().size() < 2
                ? null
                : new DepthProfileChart(
                                training.measurements().layers(),
                                sick,
                                training.smallestShare(),
                                DepthProfileChart.Size.CARD)
                        .draw(id, "Gradient over depth");
        return of(training, finding, place, picture);
    }

    /** A finding without a picture. */
    static FindingView of(Training training, Finding finding, PlaceView place, @Nullable ChartView picture) {
        return new FindingView(
                Badges.of(finding),
                Shown.name(finding.rule()),
                Shown.words(finding.rule()),
                Shown.name(finding.layer()),
                position(training, finding),
                place,
                "epoch " + finding.sinceEpoch() + ", iteration " + finding.sinceIteration(),
                Shown.prose(FindingFormatter.message(finding)),
                Shown.prose(finding.meaning()),
                finding.remedies().stream().map(Shown::prose).toList(),
                evidence(finding),
                finding.expectedBecause() == null ? null : Shown.prose(finding.expectedBecause()),
                picture);
    }

    private static List<FactView> evidence(Finding finding) {
        return finding.evidence().stream()
                .limit(MOST_EVIDENCE)
                .map(fact -> new FactView(Shown.name(fact.name()), Shown.prose(fact.value())))
                .toList();
    }

    private static String position(Training training, Finding finding) {
        List<Layer> layers = training.header().model().layers();
        for (Layer layer : layers) {
            if (layer.name().equals(finding.layer())) {
                String unit = finding.unit() == null ? "" : "unit " + finding.unit() + " of ";
                return unit + "layer " + (layer.index() + 1) + " of " + layers.size() + " from the input";
            }
        }
        return "";
    }
}
