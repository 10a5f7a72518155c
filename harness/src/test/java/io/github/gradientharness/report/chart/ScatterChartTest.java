package io.github.gradientharness.report.chart;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.gradientharness.report.view.ChartView;
import io.github.gradientharness.report.view.PathView;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class ScatterChartTest {

    @Test
    void bothAxesHaveTheSameScaleAndEachClassAShape() {
        ChartView chart = new ScatterChart(new TreeMap<>(
                        Map.of(0, List.of(new Point(-1, 0), new Point(1, 0)), 3, List.of(new Point(0, 0.5)))))
                .draw("id", "title");

        // x: 2 wide, so 2.12 units on 360; y around 0.25 on the same scale.
        double unit = 360 / 2.12;
        double zero = ScatterChart.TOP + 180 + 0.25 * unit;
        double left = ScatterChart.LEFT + 180 - unit;
        assertThat(chart.paths())
                .filteredOn(path -> path.style().startsWith("point"))
                .extracting(PathView::style)
                .containsExactly("point class0", "point class1");
        assertThat(path(chart, "point class0"))
                .isEqualTo("M" + PathData.tenths(left) + " " + PathData.tenths(zero) + "h0m" + PathData.tenths(2 * unit)
                        + " 0h0");
        assertThat(path(chart, "point class1")).startsWith("M236 " + PathData.tenths(zero - 0.5 * unit) + "m-2.5-2.5");
        assertThat(chart.description()).isEqualTo("Class 0: 2 points around 0, 0. Class 3: 1 point around 0, 0.5.");
    }

    private static String path(ChartView chart, String style) {
        return chart.paths().stream()
                .filter(path -> path.style().equals(style))
                .findFirst()
                .orElseThrow()
                .data();
    }

    @Test
    void onePointNoneAndHugeOnesAreDrawn() {
        assertThat(new ScatterChart(new TreeMap<>()).draw("id", "t").description())
                .isEqualTo("No point.");
        for (double at : new double[] {0, 1e300, -1e-300}) {
            ChartView one = new ScatterChart(new TreeMap<>(Map.of(0, List.of(new Point(at, at))))).draw("id", "t");
            assertThat(path(one, "point class0")).isEqualTo("M236 192h0");
        }
    }
}
