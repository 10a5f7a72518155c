package io.github.gradientharness.report.html;

import io.github.gradientharness.gate.RulePages;
import io.github.gradientharness.recording.Layer;
import io.github.gradientharness.report.figure.DepthProfile;
import io.github.gradientharness.report.figure.DepthProfileChart;
import io.github.gradientharness.report.figure.MoreDepthFigures;
import io.github.gradientharness.report.figure.RuleTitle;
import io.github.gradientharness.report.figure.Training;
import io.github.gradientharness.report.text.FindingFormatter;
import io.github.gradientharness.report.view.ChartView;
import io.github.gradientharness.report.view.FactView;
import io.github.gradientharness.report.view.FindingView;
import io.github.gradientharness.report.view.PlaceView;
import io.github.gradientharness.text.Shown;
import io.github.gradientharness.verdict.Evidence;
import io.github.gradientharness.verdict.Finding;
import io.github.gradientharness.verdict.JudgedProfile.Comparison;
import io.github.gradientharness.verdict.ProfiledQuantity;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Puts findings into words. */
final class FindingViews {

    private static final int MOST_EVIDENCE = 18;

    private static final Set<ProfiledQuantity> IN_CARDS =
            Set.of(ProfiledQuantity.KERNEL_GRADIENT, ProfiledQuantity.GRADIENT_NORM, ProfiledQuantity.OUTPUT_GRADIENT);

    private FindingViews() {}

    /** A finding with the picture of the quantity that it judges, leading to the training's page. */
    static FindingView card(Training training, Finding finding, String id) {
        Optional<DepthProfile> profile = training.profile(finding)
                .filter(shown -> IN_CARDS.contains(shown.judged().quantity()))
                .filter(shown -> shown.layers().size() > 1 && !shown.sick().isEmpty());
        ChartView picture = profile.map(shown -> new DepthProfileChart(shown, DepthProfileChart.Size.CARD)
                        .draw(id, shown.what() + " over depth"))
                .orElse(null);
        String note = profile.map(shown -> pictureNote(finding, shown)).orElse("");
        return of(training, finding, training.place(training.href()), picture, note);
    }

    /** A finding without a picture. */
    static FindingView of(Training training, Finding finding, PlaceView place) {
        return of(training, finding, place, null, "");
    }

    private static FindingView of(
            Training training, Finding finding, PlaceView place, @Nullable ChartView picture, String pictureNote) {
        return new FindingView(
                Badges.of(finding),
                Shown.name(finding.rule()),
                RulePages.of(finding.rule()).orElse(null),
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
                pictureNote);
    }

    private static String pictureNote(Finding finding, DepthProfile profile) {
        return profile.what() + " of each layer. Solid line: "
                + profile.judged().when() + ". Dotted line: whole run. Ring: the layer that the finding names. "
                + healthy(finding, profile);
    }

    private static String healthy(Finding finding, DepthProfile profile) {
        if (profile.layers().stream().anyMatch(layer -> !layer.isFinite())) {
            return "NaN marks layers whose gradient was not finite there.";
        }
        Comparison comparison = profile.judged().comparison();
        if (profile.hasLimit()) {
            String largest = comparison == Comparison.SHARE_OF_LARGEST ? " × the largest layer" : "";
            return "Dashed red line: the limit, " + MoreDepthFigures.share(profile) + largest + ". Marked dots are "
                    + profile.side() + " it.";
        }
        return comparison == Comparison.SHARE_OF_PERIOD
                ? "A layer at 0 gets no gradient."
                : "The number that was judged: " + Shown.prose(finding.measure()) + ".";
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
