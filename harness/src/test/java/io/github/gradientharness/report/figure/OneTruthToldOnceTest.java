package io.github.gradientharness.report.figure;

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
import io.github.gradientharness.report.markdown.MarkdownReport;
import io.github.gradientharness.report.summary.SummaryReport;
import io.github.gradientharness.report.text.FailureMessage;
import io.github.gradientharness.report.view.ChartView;
import io.github.gradientharness.report.view.FactView;
import io.github.gradientharness.report.view.FigureView;
import io.github.gradientharness.report.view.LabelView;
import io.github.gradientharness.report.view.MarkView;
import io.github.gradientharness.rules.Judgement;
import io.github.gradientharness.rules.RuleSet;
import io.github.gradientharness.stats.Summary;
import io.github.gradientharness.verdict.Diagnosis;
import io.github.gradientharness.verdict.Finding;
import io.github.gradientharness.verdict.RuleId;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a rule judged is computed once, and every output prints it: the same numbers, epochs and limit. */
class OneTruthToldOnceTest {

    private static final Path FILE = Path.of("t.jsonl");

    @TempDir
    Path folder;

    /** Sizes of the layers in one window. */
    private interface Sizes {
        double[] in(int window);
    }

    private static Recording epochs(int number, Map<Quantity, Sizes> sizes) {
        List<Window> windows = new ArrayList<>();
        for (int epoch = 1; epoch <= number; epoch++) {
            windows.add(window(epoch, epoch * 10L - 9, epoch * 10L, sizes, epoch));
        }
        return recording(windows);
    }

    /** One epoch in windows of so many iterations. */
    private static Recording singleEpoch(int windows, int iterations, Map<Quantity, Sizes> sizes) {
        List<Window> all = new ArrayList<>();
        for (int i = 1; i <= windows; i++) {
            all.add(window(1, (i - 1L) * iterations + 1, (long) i * iterations, sizes, i));
        }
        return recording(all);
    }

    private static Recording recording(List<Window> windows) {
        long layers = windows.get(0).series().keySet().stream()
                .mapToInt(Series::layer)
                .distinct()
                .count();
        Window last = windows.get(windows.size() - 1);
        return new Recording(
                Recordings.header(Recordings.model((int) layers), Declaration.NONE),
                windows,
                List.of(),
                new Ending(Ending.Status.COMPLETE, last.toIteration(), last.toEpoch(), 1, 100, ""),
                "");
    }

    private static Window window(int epoch, long from, long to, Map<Quantity, Sizes> sizes, int number) {
        Map<Series, Summary> series = new LinkedHashMap<>();
        sizes.forEach((quantity, of) -> {
            double[] ofLayers = of.in(number);
            String parameter = quantity == Quantity.ACTIVATION_GRADIENT ? "" : "W";
            for (int layer = 0; layer < ofLayers.length; layer++) {
                series.put(new Series(layer, parameter, quantity), Summary.of(ofLayers[layer], -ofLayers[layer]));
            }
        });
        return new Window(epoch, epoch, from, to, Summary.of(0.7), series);
    }

    private static Training page(Diagnosis diagnosis) {
        return Training.of(0, "t.html", new JudgedRecording(FILE, diagnosis));
    }

    private static Diagnosis judged(Recording recording) {
        return RuleSet.defaults().evaluate(recording);
    }

    private static String message(Diagnosis diagnosis) {
        return new FailureMessage(diagnosis, FILE, Path.of("index.html")).text();
    }

    private String markdown(Diagnosis diagnosis) throws IOException {
        Path file = folder.resolve("summary.md");
        MarkdownReport.write(
                file, List.of(new JudgedRecording(FILE, diagnosis)), new ReportContext("project", "test", false));
        return Files.readString(file);
    }

    private String json(Diagnosis diagnosis) throws IOException {
        Path file = folder.resolve("summary.json");
        SummaryReport.write(file, folder, List.of(new JudgedRecording(FILE, diagnosis)));
        return Files.readString(file);
    }

    private static List<String> legend(FigureView figure) {
        return figure.legend().stream().map(FactView::value).toList();
    }

    private static List<String> texts(ChartView chart) {
        return chart.labels().stream().map(LabelView::text).toList();
    }

    private static long marks(ChartView chart, String style) {
        return chart.marks().stream().map(MarkView::style).filter(style::equals).count();
    }

    @Test
    void aLayerThatDiedIsShownEverywhereAsItIsInTheLastQuarterOfTheEpochs() throws IOException {
        Diagnosis diagnosis =
                judged(epochs(80, Map.of(Quantity.GRADIENT, epoch -> new double[] {epoch <= 29 ? 0.5 : 0, 0.1, 0.1})));
        Finding dead = diagnosis.findings().get(0);
        FigureView figure = DepthFigure.of(page(diagnosis), Detail.FULL).get(0);

        assertThat(dead.rule()).isEqualTo(RuleId.DEAD_LAYER);
        assertThat(dead.sinceEpoch()).isEqualTo(30);
        assertThat(List.of(dead.fromEpoch(), dead.toEpoch())).containsExactly(61, 80);
        assertThat(message(diagnosis))
                .contains("Mean |gradient| of each layer's kernel in epochs 61 to 80")
                .contains("hidden 1  no gradient")
                .contains("Measured in epochs 61 to 80: ")
                .doesNotContain("51 of 80", "epochs 1 to 80");
        assertThat(texts(figure.chart())).contains("hidden 1 0");
        assertThat(legend(figure)).contains("median over epochs 61 to 80");
        assertThat(figure.chart().description()).contains("in epochs 61 to 80").doesNotContain("first epochs");
        assertThat(figure.table().headings().toString())
                .contains("epochs 61 to 80")
                .doesNotContain("epochs 1");
        assertThat(markdown(diagnosis))
                .contains("Gradient over depth in epochs 61 to 80", "| hidden 1 | no gradient |")
                .doesNotContain("| 0.5 |", "epochs 1 to");
        assertThat(json(diagnosis))
                .contains("\"fromEpoch\" : 61", "in epochs 61 to 80")
                .doesNotContain("epochs 1 to");
    }

    @Test
    void theLimitInForceIsTheOneThatIsShown() throws IOException {
        Recording recording = epochs(30, Map.of(Quantity.GRADIENT, epoch -> new double[] {0.0004, 0.1, 0.1}));
        Diagnosis diagnosis =
                RuleSet.defaults().evaluate(recording, new Judgement(Map.of(RuleId.VANISHING_GRADIENT, 0.001), false));
        FigureView figure = DepthFigure.of(page(diagnosis), Detail.FULL).get(0);

        assertThat(diagnosis.findings()).isEmpty();
        assertThat(legend(figure)).anyMatch(text -> text.startsWith("limit: 0.001 × the largest layer"));
        assertThat(marks(figure.chart(), "dot sick")).isZero();
        assertThat(figure.howToRead()).contains("shaded band");
    }

    @Test
    void aDeepNetworkJudgedByWhatReachesItsOutputsIsMarkedThereAndItsKernelsAgainstTheirOwnLimit() {
        double[] kernels = new double[60];
        double[] signal = new double[60];
        Arrays.fill(kernels, 0.1);
        Arrays.fill(signal, 0.1);
        for (int i = 0; i < 60; i++) {
            signal[i] = Math.pow(10, -3 + i / 20.0);
            kernels[i] = i == 30 ? 2e-4 : 0.1;
        }
        Diagnosis diagnosis = judged(epochs(
                20,
                Map.of(
                        Quantity.GRADIENT, epoch -> kernels,
                        Quantity.UPDATE,
                                epoch -> {
                                    double[] updates = new double[60];
                                    Arrays.fill(updates, 0.01);
                                    return updates;
                                },
                        Quantity.ACTIVATION_GRADIENT, epoch -> signal)));
        Finding vanishing = diagnosis.findings().get(0);
        Training training = page(diagnosis);
        FigureView ofKernels = DepthFigure.of(training, Detail.FULL).get(0);
        FigureView ofSignal = MoreDepthFigures.of(training, Detail.FULL).stream()
                .filter(figure -> figure.chart().id().equals("profile-output-gradient"))
                .findFirst()
                .orElseThrow();

        assertThat(vanishing.judgedQuantity()).contains(Quantity.ACTIVATION_GRADIENT);
        assertThat(marks(ofSignal.chart(), "ring")).isOne();
        assertThat(marks(ofKernels.chart(), "ring")).isZero();
        assertThat(marks(ofKernels.chart(), "dot sick"))
                .as("hidden 31 is below the limit of the kernels")
                .isOne();
        assertThat(legend(ofKernels)).anyMatch(text -> text.startsWith("limit: 0.01 × the largest layer"));
        assertThat(message(diagnosis)).contains("Mean |dL/da| of each hidden layer's output in epochs 1 to 20");
    }

    @Test
    void aTrainingOfOneEpochIsShownInTheIterationsThatWereJudged() throws IOException {
        Diagnosis diagnosis = judged(singleEpoch(60, 16, Map.of(Quantity.GRADIENT, window ->
                new double[] {window <= 20 ? 1e-5 : 0.9, 0.01, 0.1})));
        Finding vanishing = diagnosis.findings().get(0);
        FigureView figure = DepthFigure.of(page(diagnosis), Detail.FULL).get(0);

        assertThat(vanishing.rule()).isEqualTo(RuleId.VANISHING_GRADIENT);
        assertThat(message(diagnosis))
                .contains("Mean |gradient| of each layer's kernel in iterations 1 to 320", "  hidden 1  1e-5")
                .contains("Measured in iterations 1 to 320: ");
        assertThat(legend(figure)).contains("median over iterations 1 to 320");
        assertThat(texts(figure.chart())).contains("hidden 1 1e-5");
        assertThat(markdown(diagnosis)).contains("Gradient over depth in iterations 1 to 320", "| hidden 1 | 1e-5 |");
        assertThat(json(diagnosis)).contains("in iterations 1 to 320");
    }
}
