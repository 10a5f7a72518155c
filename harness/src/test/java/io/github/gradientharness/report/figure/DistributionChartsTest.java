package io.github.gradientharness.report.figure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.gradientharness.report.RichTraining;
import io.github.gradientharness.report.chart.Axis;
import io.github.gradientharness.report.chart.Ridge;
import io.github.gradientharness.report.chart.RidgelineChart;
import io.github.gradientharness.report.chart.SignedLogAxis;
import io.github.gradientharness.report.view.ChartView;
import io.github.gradientharness.report.view.FigureView;
import io.github.gradientharness.report.view.LabelView;
import io.github.gradientharness.stats.Distribution;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Quantile bands and ridgelines. */
class DistributionChartsTest {

    @Test
    void quantilesOfMagnitudesAreThoseOfTheSortedAbsoluteValues() {
        double[] values = IntStream.range(0, 997)
                .mapToDouble(i -> Math.sin(i * 12.9898) * Math.pow(10, i % 5 - 3))
                .toArray();
        double[] sorted = Arrays.stream(values).map(Math::abs).sorted().toArray();

        Magnitudes magnitudes = new Magnitudes(RichTraining.distribution(values));

        for (double share : new double[] {0, 0.05, 0.25, 0.5, 0.75, 0.95, 1}) {
            double expected = sorted[(int) Math.min(996, share * 997)];
            assertThat(magnitudes.quantile(share)).isCloseTo(expected, within(0.062 * expected));
        }
    }

    @Test
    void zerosAreTheSmallestMagnitudesAndNothingHasNoQuantile() {
        Magnitudes magnitudes = new Magnitudes(RichTraining.distribution(0, 0, -2, 3));

        assertThat(magnitudes.quantile(0.25)).isZero();
        assertThat(magnitudes.quantile(0.5)).isCloseTo(2, within(0.13));
        assertThat(magnitudes.quantile(1)).isCloseTo(3, within(0.19));
        assertThat(new Magnitudes(Distribution.EMPTY).quantile(0.5)).isNaN();
    }

    @Test
    void theSickLayerComesFirstAndBandsAreDrawnBehindTheMedian() {
        List<FigureView> figures =
                DistributionFigures.of(RichTraining.of(5, 30).deadLayer(2).training(), Detail.FULL);

        assertThat(figures)
                .extracting(figure -> figure.chart().title())
                .containsExactly(
                        "|gradient| of hidden 3 over training",
                        "|gradient| of hidden 1 over training",
                        "|gradient| of output over training",
                        "|output| of hidden 3 over training",
                        "|output| of hidden 1 over training",
                        "|output| of output over training");
        List<String> styles = figures.get(1).chart().paths().stream()
                .map(path -> path.style())
                .filter(style -> style.startsWith("spread") || style.startsWith("curve"))
                .toList();
        assertThat(styles.subList(0, 2)).containsOnly("spread");
        assertThat(styles.subList(2, styles.size())).hasSize(7).contains("curve median");
    }

    @Test
    void densityOfEqualCountsInEachPowerOfTwoIsLevel() {
        double[] eachStep = IntStream.range(-4, 4)
                .boxed()
                .flatMapToDouble(power -> DoubleStream.of(1, 1.125, 1.25, 1.375, 1.5, 1.625, 1.75, 1.875)
                        .map(part -> part * Math.scalb(1.0, power)))
                .toArray();

        Ridge ridge = Ridge.of("flat", RichTraining.distribution(eachStep));

        assertThat(ridge.density()).hasSize(16);
        assertThat(ridge.zeroShare()).isZero();
        for (int i = 0; i < 16; i++) {
            double power = Math.scalb(1.0, i / 2 - 4);
            double lower = i % 2 == 0 ? power : 1.5 * power;
            double upper = i % 2 == 0 ? 1.5 * power : 2 * power;
            assertThat(ridge.density().get(i).x()).isCloseTo(Math.sqrt(lower * upper), within(1e-12));
            assertThat(ridge.density().get(i).y()).isCloseTo(4 / Math.log(upper / lower), within(1e-9));
        }
    }

    @Test
    void negativeValuesLieLeftOfZeroAndZerosAreAShare() {
        Ridge ridge = Ridge.of("mixed", RichTraining.distribution(-1, -1, 0, 0.01));

        assertThat(ridge.zeroShare()).isEqualTo(0.25);
        assertThat(ridge.density()).hasSize(2);
        assertThat(ridge.density().get(0).x()).isNegative();
        assertThat(ridge.line()).hasSize(6).isSortedAccordingTo((a, b) -> Double.compare(a.x(), b.x()));
        assertThat(ridge.line().get(0).y()).isZero();
    }

    @Test
    void theSignedAxisIsMirroredAroundZero() {
        SignedLogAxis axis = new SignedLogAxis(-3, 0, 0, 628);

        assertThat(axis.position(0)).isEqualTo(314);
        assertThat(axis.position(1)).isEqualTo(628);
        assertThat(axis.position(-1)).isZero();
        assertThat(axis.position(0.1)).isCloseTo(314 + 14 + 300 * 2 / 3.0, within(1e-9));
        assertThat(axis.position(-0.1)).isCloseTo(314 - 14 - 300 * 2 / 3.0, within(1e-9));
        assertThat(axis.position(1e-9)).isEqualTo(328);
        assertThat(axis.position(Double.NaN)).isNaN();
        assertThat(axis.ticks())
                .extracting(Axis.Tick::text)
                .containsExactly("-1", "-0.1", "-0.01", "0", "0.01", "0.1", "1");
    }

    @Test
    void aRidgeIsAsHighAsItsRowAllowsAndNamedBesideIt() {
        ChartView chart = new RidgelineChart(List.of(
                        Ridge.of("first", RichTraining.distribution(1, 1)),
                        Ridge.of("second", RichTraining.distribution(-1, 0))))
                .draw("id", "title", Set.of(1));

        assertThat(chart.paths())
                .filteredOn(path -> path.style().startsWith("ridge"))
                .extracting(path -> path.style())
                .containsExactly("ridge", "ridge sick");
        assertThat(chart.paths())
                .filteredOn(path -> path.style().equals("zeros"))
                .singleElement()
                .satisfies(path -> assertThat(path.data()).isEqualTo("M403 84l0-21"));
        assertThat(chart.labels()).extracting(LabelView::text).contains("first", "second");
        assertThat(chart.description()).contains("second: most values near -1.2", "50 % zero");
    }

    @Test
    void histogramsAreOfTheLastWindowAndOverTraining() {
        List<FigureView> figures =
                RidgelineFigures.of(RichTraining.of(30, 40).shrinking(0.5).training(), Detail.FULL);

        assertThat(figures).hasSize(4);
        assertThat(figures.get(0).howToRead()).contains("epoch 40");
        assertThat(figures.get(0).note()).isEqualTo("20 of 30 layers are drawn.");
        assertThat(figures.get(2).chart().title()).startsWith("Histogram of the gradient of hidden 1");
        assertThat(figures.get(2).chart().labels()).extracting(LabelView::text).contains("epoch 1", "epoch 40");
    }
}
