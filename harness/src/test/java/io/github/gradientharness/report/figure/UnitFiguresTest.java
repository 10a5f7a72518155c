package io.github.gradientharness.report.figure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.github.gradientharness.report.RichTraining;
import io.github.gradientharness.report.chart.Bar;
import io.github.gradientharness.report.chart.BarChart;
import io.github.gradientharness.report.view.FigureView;
import java.util.List;
import org.junit.jupiter.api.Test;

class UnitFiguresTest {

    @Test
    void sharesFallIntoBarsWhoseBoundsAreExact() {
        List<Bar> bars = UnitBars.ofShares(RichTraining.distribution(0, 0, 0.1, 0.125, 0.3, 0.74, 0.75, 0.99, 1, 1));

        assertThat(bars)
                .extracting(Bar::label, Bar::share, Bar::sick)
                .containsExactly(
                        tuple("0", 0.2, false),
                        tuple("to 12.5 %", 0.1, false),
                        tuple("to 25 %", 0.1, false),
                        tuple("to 50 %", 0.1, false),
                        tuple("to 75 %", 0.1, false),
                        tuple("to 100 %", 0.2, false),
                        tuple("100 %", 0.2, true));
    }

    @Test
    void magnitudesFallIntoPowersOfTen() {
        List<Bar> bars = UnitBars.ofMagnitudes(RichTraining.distribution(0, 2e-5, 0.3, 0.5));

        assertThat(bars)
                .extracting(Bar::label)
                .containsExactly("0", "from 1e-5", "from 0.0001", "from 0.001", "from 0.01", "from 0.1");
        assertThat(bars).extracting(Bar::share).containsExactly(0.25, 0.25, 0.0, 0.0, 0.0, 0.5);
    }

    @Test
    void aBarIsAsHighAsItsShare() {
        var chart = new BarChart(List.of(new Bar("a", 0.5, false), new Bar("b", 1, true))).draw("id", "t", "across");
        int bottom = chart.height() - BarChart.BOTTOM;
        double half = (bottom - BarChart.TOP) / 2.0;

        assertThat(chart.paths())
                .filteredOn(path -> path.style().startsWith("bar"))
                .extracting(path -> path.style(), path -> path.data())
                .containsExactly(tuple("bar", "M186 86h60v64h-60z"), tuple("bar sick", "M506 22h60v128h-60z"));
        assertThat(bottom - half).isEqualTo(86);
        assertThat(chart.description()).isEqualTo("a: 50 %; b: 100 %.");
    }

    @Test
    void theSickLayersUnitsAreShownAndTheWorstNamedByIndex() {
        List<FigureView> figures =
                UnitFigures.of(RichTraining.of(4, 5).deadLayer(1).training(), Detail.FULL);

        assertThat(figures).hasSize(2);
        FigureView zeros = figures.get(1);
        assertThat(zeros.chart().title()).startsWith("Units of hidden 2: share of samples");
        assertThat(zeros.howToRead()).contains("5 units", "epoch 5");
        assertThat(zeros.table().rows().subList(0, 3))
                .containsExactly(List.of("unit 2", "1"), List.of("unit 3", "1"), List.of("unit 4", "0.9"));
    }
}
