package io.github.gradientharness.report;

import io.github.gradientharness.recording.Layer;
import io.github.gradientharness.report.view.ChartView;
import io.github.gradientharness.report.view.FactView;
import io.github.gradientharness.report.view.FindingView;
import io.github.gradientharness.report.view.PlaceView;
import io.github.gradientharness.verdict.Evidence;
import io.github.gradientharness.verdict.Finding;
import io.github.gradientharness.verdict.FindingFormatter;
import io.github.gradientharness.verdict.Numbers;
import io.github.gradientharness.verdict.RuleId;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Puts findings into words. */
final class FindingViews {

    private static final int MOST_EVIDENCE = 18;

    private FindingViews() {}

    /** A finding with the picture that shows it, leading to the training's page. */
    static FindingView card(Training training, Finding finding, String id) {
        List<Integer> sick = training.sick(finding);
        ChartView picture = sick.isEmpty() || training.measurements().layers().size() < 2
                ? null
                : new DepthProfileChart(training.profile(sick, finding), DepthProfileChart.Size.CARD)
                        .draw(id, "Gradient over depth");
        return of(training, finding, training.place(training.href()), picture);
    }

    /** A finding without a picture. */
    static FindingView of(Training training, Finding finding, PlaceView place, @Nullable ChartView picture) {
        return new FindingView(
                Badges.of(finding),
                Shown.name(finding.rule()),
                RuleTitle.of(finding, training.hasLayer(finding.layer())),
                Shown.name(finding.layer()),
                position(training, finding),
                place,
                "epoch " + finding.sinceEpoch() + ", iteration " + finding.sinceIteration(),
                Shown.sentence(FindingFormatter.message(finding)),
                Shown.prose(finding.meaning()),
                finding.remedies().stream().map(Shown::sentence).toList(),
                List.of(),
                evidence(finding),
                finding.expectedBecause() == null ? null : Shown.prose(finding.expectedBecause()),
                picture,
                pictureNote(training, finding));
    }

    private static String pictureNote(Training training, Finding finding) {
        int last = training.measurements().lastEpoch();
        String stretch = training.stretch(finding.rule());
        String lines = last > LayerMeasurement.LAST_EARLY_EPOCH
                ? "Solid: " + stretch + ". Dotted: whole run. "
                : Character.toUpperCase(stretch.charAt(0)) + stretch.substring(1) + ". ";
        return "Mean |gradient| per layer. " + lines + healthy(training, finding);
    }

    private static String healthy(Training training, Finding finding) {
        if (finding.rule().equals(RuleId.NON_FINITE)) {
            return "NaN marks layers whose gradient was not finite in these epochs.";
        }
        return Training.hasBand(finding.rule())
                ? "Healthy stays above the dashed line, " + Numbers.print(training.smallestShare())
                        + " × the largest layer's."
                : "What was judged is another number: " + Shown.prose(finding.measure()) + ".";
    }

    /** Deep networks have a fact for every layer: the middle is left out, what is said last often counts most. */
    private static List<FactView> evidence(Finding finding) {
        List<Evidence> all = finding.evidence();
        int tail = Math.max(MOST_EVIDENCE / 2, all.size() - MOST_EVIDENCE / 2);
        List<FactView> facts = new ArrayList<>();
        for (int i = 0; i < all.size(); i++) {
            if (i < MOST_EVIDENCE / 2 || i >= tail) {
                facts.add(new FactView(
                        Shown.name(all.get(i).name()), Shown.prose(all.get(i).value())));
            } else if (i == MOST_EVIDENCE / 2) {
                facts.add(new FactView("…", Shown.count(tail - i, "line") + " left out"));
            }
        }
        return facts;
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
