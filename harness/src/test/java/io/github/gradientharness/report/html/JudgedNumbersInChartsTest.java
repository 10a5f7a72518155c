package io.github.gradientharness.report.html;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.gradientharness.gate.JudgedRecording;
import io.github.gradientharness.recording.Declaration;
import io.github.gradientharness.recording.Ending;
import io.github.gradientharness.recording.Quantity;
import io.github.gradientharness.recording.Recording;
import io.github.gradientharness.recording.Recordings;
import io.github.gradientharness.recording.Series;
import io.github.gradientharness.recording.Window;
import io.github.gradientharness.report.ReportContext;
import io.github.gradientharness.report.figure.DepthFigure;
import io.github.gradientharness.report.figure.Detail;
import io.github.gradientharness.report.figure.MoreDepthFigures;
import io.github.gradientharness.report.figure.Training;
import io.github.gradientharness.report.view.ChartView;
import io.github.gradientharness.report.view.FigureView;
import io.github.gradientharness.report.view.FindingView;
import io.github.gradientharness.report.view.LabelView;
import io.github.gradientharness.report.view.RecordingView;
import io.github.gradientharness.rules.RuleSet;
import io.github.gradientharness.stats.Summary;
import io.github.gradientharness.text.Numbers;
import io.github.gradientharness.verdict.Finding;
import io.github.gradientharness.verdict.ProfiledQuantity;
import io.github.gradientharness.verdict.RuleId;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A chart shows the numbers that the rules judge, though the first epoch is measured most often. */
class JudgedNumbersInChartsTest {

    private static final int EPOCHS = 20;
    private static final int WINDOWS_OF_FIRST_EPOCH = 8;

    /** Sizes of hidden 1, hidden 2 and output, of one quantity in one epoch. */
    private interface Sizes {
        double[] in(int epoch);
    }

    private static Training training(Map<Quantity, Sizes> sizes) {
        List<Window> windows = new ArrayList<>();
        for (int epoch = 1; epoch <= EPOCHS; epoch++) {
            for (int part = 0; part < (epoch == 1 ? WINDOWS_OF_FIRST_EPOCH : 1); part++) {
                windows.add(window(epoch, windows.size() + 1L, sizes));
            }
        }
        Recording recording = new Recording(
                Recordings.header(Recordings.model(3), Declaration.NONE),
                windows,
                List.of(),
                new Ending(Ending.Status.COMPLETE, windows.size(), EPOCHS, 1, 100, ""),
                "");
        return Training.of(
                0,
                "t.html",
                new JudgedRecording(Path.of("t.jsonl"), RuleSet.defaults().evaluate(recording)));
    }

    private static Window window(int epoch, long iteration, Map<Quantity, Sizes> sizes) {
        Map<Series, Summary> series = new LinkedHashMap<>();
        sizes.forEach((quantity, of) -> {
            double[] ofLayers = of.in(epoch);
            boolean ofKernels = quantity != Quantity.ACTIVATION_GRADIENT;
            for (int layer = 0; layer < ofLayers.length; layer++) {
                series.put(
                        new Series(layer, ofKernels ? "W" : "", quantity),
                        Summary.of(ofLayers[layer], -ofLayers[layer]));
            }
        });
        return new Window(epoch, epoch, iteration, iteration, Summary.of(0.7), series);
    }

    private static Sizes always(double... sizes) {
        return epoch -> sizes;
    }

    private static Finding finding(Training training, String rule) {
        return training.diagnosis().findings().stream()
                .filter(finding -> finding.rule().equals(rule))
                .findFirst()
                .orElseThrow();
    }

    private static List<String> texts(ChartView chart) {
        return chart.labels().stream().map(LabelView::text).toList();
    }

    private static boolean hasBand(ChartView chart) {
        return chart.paths().stream().anyMatch(path -> path.style().equals("band"));
    }

    private static ChartView chart(List<FigureView> figures, String id) {
        return figures.stream()
                .map(FigureView::chart)
                .filter(chart -> chart.id().equals(id))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void updatesOverKernelsAreThoseOfTheFindingOfAStalledLayer() {
        Training training = training(Map.of(
                Quantity.GRADIENT, always(0.1, 0.1, 0.1),
                Quantity.PARAMETER, always(1, 1, 1),
                Quantity.UPDATE, epoch -> new double[] {1e-3, epoch == 1 ? 0.1 : 2e-6, 1e-3}));
        Finding stalled = finding(training, RuleId.STALLED_LAYER);

        ChartView chart = chart(MoreDepthFigures.of(training, Detail.FULL), "profile-update");

        assertThat(stalled.actual()).isEqualTo(2e-6);
        assertThat(texts(chart)).contains("hidden 2 " + Numbers.print(stalled.actual()));
    }

    @Test
    void gradientsAndSignalsAreThoseOfTheFindingOfAVanishingGradient() {
        Sizes shrinking = epoch -> new double[] {epoch == 1 ? 0.5 : 1e-5, 0.01, 0.1};
        Training training = training(Map.of(
                Quantity.GRADIENT, shrinking,
                Quantity.ACTIVATION_GRADIENT, shrinking));
        Finding vanishing = finding(training, RuleId.VANISHING_GRADIENT);

        assertThat(texts(DepthFigure.of(training, Detail.FULL).get(0).chart())).contains("hidden 1 1e-5");
        ChartView signal = chart(MoreDepthFigures.of(training, Detail.FULL), "profile-output-gradient");
        assertThat(signal.description()).contains("hidden 1 1e-5;");
        assertThat(texts(signal)).as("the finding judges the kernels").doesNotContain("hidden 1 1e-5");
        assertThat(training.smallestShare()).isEqualTo(vanishing.actual());
    }

    @Test
    void aDeadLayerIsDrawnAsItIsInTheEnd() {
        Training training =
                training(Map.of(Quantity.GRADIENT, epoch -> new double[] {epoch <= 14 ? 0.1 : 0, 0.1, 0.1}));
        Finding dead = finding(training, RuleId.DEAD_LAYER);

        FindingView card = FindingViews.card(training, dead, "card");
        FigureView figure = DepthFigure.of(training, Detail.FULL).get(0);

        assertThat(texts(card.picture())).contains("hidden 1 0");
        assertThat(card.pictureNote()).contains("median over epochs 16 to 20.", "A layer at 0 gets no gradient.");
        assertThat(hasBand(card.picture()))
                .as("the limit is of the first epochs")
                .isFalse();
        assertThat(texts(figure.chart())).contains("hidden 1 0");
        assertThat(training.overview(ProfiledQuantity.KERNEL_GRADIENT)
                        .orElseThrow()
                        .sick())
                .as("it was alive then")
                .isEmpty();
        assertThat(figure.legend()).extracting(fact -> fact.value()).contains("median over epochs 16 to 20");
    }

    @Test
    void anExplosionIsShownByTheNormsOfItsWorstWindowAgainstTheirLimit() {
        Training training =
                training(Map.of(Quantity.GRADIENT, epoch -> new double[] {0.1, epoch > 10 ? 900 : 0.1, 0.1}));
        Finding exploding = finding(training, RuleId.EXPLODING_GRADIENT);

        FindingView card = FindingViews.card(training, exploding, "card");

        assertThat(hasBand(card.picture())).isFalse();
        assertThat(texts(card.picture())).contains("hidden 2 " + Numbers.print(exploding.actual()));
        assertThat(card.pictureNote())
                .startsWith("L2 norm of the gradient of each layer. Solid line: epoch 11, iteration 18.")
                .endsWith("Dashed red line: the limit, 10. Marked dots are above it.");
        FigureView figure = DepthFigure.of(training, Detail.FULL).get(0);
        assertThat(hasBand(figure.chart())).isFalse();
        assertThat(figure.howToRead()).startsWith("L2 norm of the gradient of each layer's kernel.");
        assertThat(figure.howToRead()).doesNotContain("shaded band");
    }

    /** The rule is content, for nothing fails, but a page can't call it healthy beside its finding. */
    @Test
    void aRuleThatWarnsIsNotCalledHealthy() {
        Training training = training(Map.of(
                Quantity.GRADIENT, always(0.1, 0.1, 0.1),
                Quantity.PARAMETER, always(1, 1, 1),
                Quantity.UPDATE, always(1e-3, 2e-6, 1e-3)));
        RecordingView page = RecordingViews.of(training, Detail.FULL, new ReportContext("project", "test", false));

        assertThat(page.rules().rows())
                .filteredOn(row -> row.get(0).equals(RuleId.STALLED_LAYER))
                .extracting(row -> row.get(1))
                .containsExactly("WARNING");
        assertThat(page.rulesLine()).contains("1 warning");
    }
}
