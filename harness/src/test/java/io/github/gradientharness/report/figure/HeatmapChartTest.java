package io.github.gradientharness.report.figure;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.gradientharness.recording.Declaration;
import io.github.gradientharness.recording.Quantity;
import io.github.gradientharness.recording.Recording;
import io.github.gradientharness.recording.Recordings;
import io.github.gradientharness.recording.Window;
import io.github.gradientharness.report.RichTraining;
import io.github.gradientharness.report.chart.HeatCells;
import io.github.gradientharness.report.chart.HeatScale;
import io.github.gradientharness.report.chart.HeatmapChart;
import io.github.gradientharness.report.series.Signals;
import io.github.gradientharness.report.view.ChartView;
import io.github.gradientharness.report.view.FigureView;
import io.github.gradientharness.report.view.LabelView;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class HeatmapChartTest {

    private static HeatCells of(Recording recording) {
        return HeatmapFigures.cells(
                Signals.of(recording).of(Quantity.GRADIENT),
                IntStream.range(0, recording.windows().size()).toArray());
    }

    private static HeatCells cells(double[]... epochs) {
        List<Window> windows = new ArrayList<>();
        for (int i = 0; i < epochs.length; i++) {
            windows.add(Recordings.window(i + 1, epochs[i]));
        }
        Recording recording = Recordings.complete(Declaration.NONE, epochs[0].length, windows);
        return of(recording);
    }

    @Test
    void aCellIsTheMeanAbsoluteGradientOfItsLayerAndWindow() {
        HeatCells cells = cells(new double[] {1, 0.1}, new double[] {0.01, 0});

        assertThat(cells.values()[0]).containsExactly(1, 0.01);
        assertThat(cells.values()[1]).containsExactly(0.1, 0);
        assertThat(cells.hasDead()).isTrue();
        assertThat(cells.hasNonFinite()).isFalse();
    }

    @Test
    void aValueThatIsNotFiniteAndOneThatWasNotMeasuredAreToldApart() {
        List<Window> windows = List.of(Recordings.window(1, 1, Double.NaN), Recordings.window(2, 1));
        Recording recording = Recordings.complete(Declaration.NONE, 2, windows);

        HeatCells cells = of(recording);

        assertThat(cells.values()[1][0]).isInfinite();
        assertThat(cells.values()[1][1]).isNaN();
        ChartView chart = draw(cells, Set.of());
        assertThat(chart.paths())
                .filteredOn(path -> path.style().equals("hatch broken"))
                .hasSize(1);
        assertThat(chart.paths()).noneMatch(path -> path.style().equals("hatch"));
    }

    @Test
    void moreLayersAndWindowsThanFitShareRowsAndColumns() {
        double[][] epochs = new double[500][200];
        for (int epoch = 0; epoch < 500; epoch++) {
            for (int layer = 0; layer < 200; layer++) {
                epochs[epoch][layer] = layer == 77 ? 0 : 1 + epoch;
            }
        }

        HeatCells cells = cells(epochs);

        assertThat(cells.rows()).hasSize(60);
        assertThat(cells.columns()).hasSize(200);
        assertThat(IntStream.range(0, 60).filter(row -> cells.values()[row][0] == 0))
                .hasSize(1);
        assertThat(cells.values()[0][0]).isEqualTo((1.0 + 2.0) / 2);
        assertThat(cells.values()[59][199]).isEqualTo((498.0 + 499 + 500) / 3);
    }

    @Test
    void colourIsProportionalToTheLogarithm() {
        HeatScale scale = HeatScale.over(new double[] {1e-4, 1e-3, 1});

        assertThat(scale.colour(1e-4)).isZero();
        assertThat(scale.colour(1)).isEqualTo(HeatScale.COLOURS - 1);
        assertThat(scale.colour(1.1e-2)).isEqualTo(6);
        assertThat(scale.colour(0.9e-2)).isEqualTo(5);
        HeatScale narrow = HeatScale.over(new double[] {0.5, 0.5001});
        assertThat(narrow.colour(0.5)).isEqualTo(narrow.colour(0.5001));
    }

    @Test
    void aRowOfOneColourIsOneRectangleAcrossTheChart() {
        ChartView chart = draw(cells(new double[] {1, 0.1}, new double[] {1, 0}), Set.of(1));

        String brightest = chart.paths().stream()
                .filter(path -> path.style().equals("heat heat11"))
                .findFirst()
                .orElseThrow()
                .data();
        int width = 720 - HeatmapChart.LEFT - 92;
        assertThat(brightest).isEqualTo("M110 10h" + width + "v22h-" + width + "z");
        String dead = chart.paths().stream()
                .filter(path -> path.style().equals("heat dead"))
                .findFirst()
                .orElseThrow()
                .data();
        assertThat(dead).isEqualTo("M369 32h259v22h-259z");
        assertThat(chart.labels())
                .filteredOn(label -> label.style().startsWith("sick-text"))
                .extracting(LabelView::text)
                .containsExactly("b");
        assertThat(chart.description()).contains("some cells are exactly 0");
    }

    private static ChartView draw(HeatCells cells, Set<Integer> sick) {
        return new HeatmapChart(cells).draw("id", "title", List.of("a", "b"), sick, List.of("1", "2"), "epoch");
    }

    @Test
    void theFigureSaysWhatSharesARow() {
        List<FigureView> figures = HeatmapFigures.of(RichTraining.of(130, 3).training(), Detail.FULL);

        assertThat(figures).hasSize(2);
        assertThat(figures.get(0).note()).contains("130 layers").doesNotContain("windows");
    }
}
