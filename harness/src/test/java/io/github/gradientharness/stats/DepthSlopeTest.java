package io.github.gradientharness.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Random;
import java.util.stream.DoubleStream;
import org.apache.commons.math3.distribution.TDistribution;
import org.apache.commons.math3.stat.regression.SimpleRegression;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DepthSlopeTest {

    @ParameterizedTest
    @ValueSource(ints = {3, 4, 5, 6, 10, 21, 50})
    void slopeAndIntervalAreThoseOfCommonsMath(int layers) {
        Random random = new Random(layers);
        List<Double> values = DoubleStream.generate(() -> Math.pow(10, random.nextGaussian()))
                .limit(layers)
                .boxed()
                .toList();
        SimpleRegression twin = new SimpleRegression();
        for (int i = 0; i < layers; i++) {
            twin.addData(i, Math.log10(values.get(i)));
        }

        DepthSlope slope = DepthSlope.of(values);

        assertThat(slope.slope()).isCloseTo(twin.getSlope(), within(1e-12));
        assertThat(slope.upper()).isCloseTo(twin.getSlope() + twin.getSlopeConfidenceInterval(0.05), within(1e-8));
        assertThat(slope.lower()).isCloseTo(twin.getSlope() - twin.getSlopeConfidenceInterval(0.05), within(1e-8));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5, 10, 29, 100, 501})
    void studentsTIsThatOfCommonsMath(int degrees) {
        TDistribution twin = new TDistribution(degrees);
        for (double share : new double[] {0.5, 0.9, 0.95, 0.99}) {
            assertThat(StudentT.quantile(share, degrees))
                    .isCloseTo(twin.inverseCumulativeProbability((1 + share) / 2), within(1e-6));
        }
    }

    /** NIST/SEMATECH e-Handbook of Statistical Methods, section 1.3.6.7.2. */
    @Test
    void studentsTIsThatOfThePrintedTable() {
        assertThat(StudentT.quantile(0.95, 1)).isCloseTo(12.706, within(5e-4));
        assertThat(StudentT.quantile(0.95, 2)).isCloseTo(4.303, within(5e-4));
        assertThat(StudentT.quantile(0.95, 4)).isCloseTo(2.776, within(5e-4));
        assertThat(StudentT.quantile(0.95, 10)).isCloseTo(2.228, within(5e-4));
    }

    @Test
    void twoPointsSayNothingOfTheScatter() {
        DepthSlope slope = DepthSlope.of(List.of(1.0, 100.0));

        assertThat(slope.slope()).isEqualTo(2);
        assertThat(slope.lower()).isEqualTo(Double.NEGATIVE_INFINITY);
        assertThat(slope.upper()).isEqualTo(Double.POSITIVE_INFINITY);
    }
}
