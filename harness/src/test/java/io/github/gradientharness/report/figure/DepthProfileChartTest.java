package io.github.gradientharness.report.figure;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.gradientharness.report.SyntheticTraining;
import io.github.gradientharness.report.chart.Curve;
import io.github.gradientharness.report.figure.DepthNames.Placed;
import io.github.gradientharness.report.view.ChartView;
import io.github.gradientharness.report.view.LabelView;
import io.github.gradientharness.verdict.ProfiledQuantity;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class DepthProfileChartTest {

    @Test
    void marksTheSickLayerWithItsNameAndValue() {
        ChartView chart = draw(SyntheticTraining.SIGMOID, DepthProfileChart.Size.LARGE, 0);
        assertThat(chart.labels()).extracting(LabelView::text).contains("hidden1 1.01e-5");
        assertThat(chart.marks())
                .filteredOn(mark -> mark.style().equals("ring"))
                .hasSize(1);
        assertThat(chart.description()).contains("hidden1 1.01e-5 (sick)", "output");
    }

    @Test
    void namesLayersInOneRowOrInTwoAndLeavesOutTheMiddleOfLongNames() {
        assertThat(texts(draw(SyntheticTraining.TANH, DepthProfileChart.Size.LARGE, 3)))
                .contains("hidden1", "hidden5", "output");
        assertThat(texts(draw(SyntheticTraining.TANH, DepthProfileChart.Size.CARD, 3)))
                .contains("hidden1", "hidden5", "output");
        String block = "encoder/block_1/dense_with_a_long_name";
        List<String> names = IntStream.range(0, 10).mapToObj(i -> block + i).toList();
        List<Placed> placed = new DepthNames(names, i -> 86 + 58.0 * i, 56, 696).place(Curve.spread(10, 10), List.of());
        assertThat(placed).hasSize(10).extracting(Placed::text).contains("enco...name0", "enco...name9");
        assertThat(placed).extracting(Placed::row).contains(0, 1);
        List<String> alike = IntStream.range(0, 10)
                .mapToObj(i -> "encoder/block_" + i + "/a_dense_layer")
                .toList();
        assertThat(new DepthNames(alike, i -> 86 + 58.0 * i, 56, 696).place(Curve.spread(10, 10), List.of()))
                .extracting(Placed::text)
                .as("names that look alike where they are shortened")
                .doesNotHaveDuplicates()
                .allMatch(text -> text.matches("\\d+ e.*layer"));
    }

    @Test
    void aSickLayersNameLeavesItsNeighboursRingFreeWhereItCan() {
        ChartView chart = draw(new double[] {.01, .002, .0005, .0003, .001, .09}, DepthProfileChart.Size.CARD, 2, 3);
        double ring = chart.marks().stream()
                .filter(mark -> mark.style().equals("ring"))
                .mapToDouble(mark -> Double.parseDouble(mark.y()))
                .max()
                .orElseThrow();
        assertThat(baseLine(chart, "hidden3 ")).as("above its point").isLessThan(ring - 8);
        assertThat(baseLine(chart, "hidden4 ")).as("below its point").isGreaterThan(ring + 8 + 12);
    }

    private static double baseLine(ChartView chart, String start) {
        return chart.labels().stream()
                .filter(label -> label.text().startsWith(start))
                .mapToDouble(label -> Double.parseDouble(label.y()))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void aLayerWithoutGradientLiesOnZero() {
        ChartView chart = draw(new double[] {0, .01, .02}, DepthProfileChart.Size.LARGE, 0);
        assertThat(texts(chart)).contains("0", "hidden1 0");
        assertThat(chart.paths()).allMatch(path -> path.data().matches("[Mlhvz0-9. -]+"));
    }

    @Test
    void hundredsOfLayersFitIntoASmallPicture() {
        double[] deep = new double[300];
        Arrays.fill(deep, .01);
        ChartView chart = draw(deep, DepthProfileChart.Size.SMALL, 7);
        assertThat(chart.marks()).hasSize(2);
        assertThat(chart.paths()).allMatch(path -> path.data().length() < 1000);
    }

    private static ChartView draw(double[] sizes, DepthProfileChart.Size size, Integer... sick) {
        Training training = Training.of(
                0, "t.html", SyntheticTraining.of("t", sizes).epochs(30).judged());
        DepthProfile profile =
                training.overview(ProfiledQuantity.KERNEL_GRADIENT).orElseThrow();
        DepthProfile marked = new DepthProfile(
                profile.judged(), profile.layers(), profile.whole(), List.of(sick), profile.low(), profile.high());
        return new DepthProfileChart(marked, size).draw("id", "title");
    }

    private static List<String> texts(ChartView chart) {
        return chart.labels().stream().map(LabelView::text).toList();
    }
}
