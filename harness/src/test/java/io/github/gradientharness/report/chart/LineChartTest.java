package io.github.gradientharness.report.chart;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.gradientharness.report.view.ChartView;
import io.github.gradientharness.report.view.LabelView;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class LineChartTest {

    @Test
    void namesOfCurvesThatEndTogetherDoNotOverlap() {
        List<Curve> curves = IntStream.range(0, 12)
                .mapToObj(i -> curve("layer" + i, 0.1, 0.01 + i * 1e-6))
                .toList();
        List<Double> places = draw(curves, LineChart.Scale.LOGARITHMIC).labels().stream()
                .filter(label -> label.style().startsWith("name"))
                .map(label -> Double.parseDouble(label.y()))
                .sorted()
                .toList();
        assertThat(places).hasSize(12);
        for (int i = 1; i < places.size(); i++) {
            assertThat(places.get(i) - places.get(i - 1)).isGreaterThan(12);
        }
    }

    @Test
    void aGapIsInterruptedAndNamed() {
        ChartView chart = draw(List.of(curve("loss", 0.7, Double.NaN, 0.5, 0.4)), LineChart.Scale.FROM_ZERO);
        assertThat(chart.labels()).extracting(LabelView::text).contains("loss (has NaN)");
        assertThat(chart.paths())
                .filteredOn(path -> path.style().startsWith("curve"))
                .singleElement()
                .satisfies(path ->
                        assertThat(path.data().chars().filter(c -> c == 'M')).hasSize(2));
        assertThat(chart.description()).isEqualTo("loss: from 0.7 to 0.4, with values that are not finite.");
    }

    @Test
    void aLossThatHardlyFallsLooksFlat() {
        assertThat(texts(draw(List.of(curve("loss", 0.693, 0.692, 0.691)), LineChart.Scale.FROM_ZERO)))
                .contains("0", "0.8");
    }

    @Test
    void aLossThatExplodesDoesNotHideTheRest() {
        assertThat(texts(draw(List.of(curve("loss", 0.7, 0.6, 0.65, 1e6)), LineChart.Scale.FROM_ZERO)))
                .contains("0.1", "1e6");
    }

    @Test
    void curvesWithoutAnyNumberMakeAnEmptyChart() {
        ChartView chart = draw(List.of(curve("loss", Double.NaN)), LineChart.Scale.FROM_ZERO);
        assertThat(chart.paths()).noneMatch(path -> path.style().startsWith("curve"));
        assertThat(draw(List.of(), LineChart.Scale.LINEAR).description()).isEqualTo("Nothing was measured.");
    }

    private static ChartView draw(List<Curve> curves, LineChart.Scale scale) {
        return new LineChart(curves, scale, new Extent("epoch", 10), 300).draw("id", "title", 120);
    }

    private static List<String> texts(ChartView chart) {
        return chart.labels().stream().map(LabelView::text).toList();
    }

    private static Curve curve(String name, double... values) {
        List<Point> points = new ArrayList<>();
        for (double value : values) {
            points.add(new Point(points.size(), value));
        }
        return new Curve(name, "shade0", points);
    }
}
