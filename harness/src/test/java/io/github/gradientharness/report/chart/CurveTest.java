package io.github.gradientharness.report.chart;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class CurveTest {

    @Test
    void thinningKeepsSpikesAndTheEnds() {
        Curve thinned = flatWith(317, 9.0).thinnedTo(40);
        assertThat(thinned.points()).hasSizeLessThanOrEqualTo(40);
        assertThat(thinned.values().max()).hasValue(9.0);
        assertThat(thinned.points().get(0).x()).isZero();
        assertThat(thinned.points().get(thinned.points().size() - 1).x()).isEqualTo(999);
    }

    @Test
    void thinningKeepsGaps() {
        Curve thinned = flatWith(500, Double.NaN).thinnedTo(40);
        assertThat(thinned.hasGap()).isTrue();
    }

    @Test
    void thinningKeepsTheOrderOfTraining() {
        assertThat(flatWith(10, -3).thinnedTo(20).points())
                .isSortedAccordingTo((one, other) -> Double.compare(one.x(), other.x()));
    }

    @Test
    void fewPointsAreLeftAlone() {
        Curve curve = flatWith(3, 2);
        assertThat(curve.thinnedTo(1000)).isSameAs(curve);
    }

    @Test
    void spreadsIndicesOverTheWholeLength() {
        assertThat(Curve.spread(500, 5)).containsExactly(0, 125, 250, 374, 499);
        assertThat(Curve.spread(3, 10)).containsExactly(0, 1, 2);
        assertThat(Curve.spread(0, 10)).isEmpty();
        assertThat(Curve.spread(7, 1)).containsExactly(0);
    }

    private static Curve flatWith(int index, double value) {
        List<Point> points = IntStream.range(0, 1000)
                .mapToObj(i -> new Point(i, i == index ? value : 1.0))
                .toList();
        return new Curve("flat", "", points);
    }
}
