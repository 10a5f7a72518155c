package io.github.gradientharness.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Arrays;
import java.util.Random;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

class SummaryTest {

    @Test
    void statisticsAgreeWithTheirDefinitionsInExactArithmetic() {
        double[] values =
                new Random(1).doubles(1_000).map(u -> (u - 0.3) * 1e-3).toArray();
        values[10] = 0.0;
        values[20] = -0.0;

        Summary summary = Summary.of(values);

        double mean = exactMean(values);
        double[] squaredDistances =
                Arrays.stream(values).map(v -> (v - mean) * (v - mean)).toArray();
        assertThat(summary.count()).isEqualTo(1_000);
        assertThat(summary.mean()).isCloseTo(mean, relative(mean, 1e-12));
        double meanAbsolute = exactMean(Arrays.stream(values).map(Math::abs).toArray());
        assertThat(summary.meanAbsolute()).isCloseTo(meanAbsolute, relative(meanAbsolute, 1e-12));
        double deviation = Math.sqrt(exactMean(squaredDistances));
        assertThat(summary.standardDeviation()).isCloseTo(deviation, relative(deviation, 1e-12));
        double meanSquare = exactMean(Arrays.stream(values).map(v -> v * v).toArray());
        assertThat(summary.rms()).isCloseTo(Math.sqrt(meanSquare), relative(1e-3, 1e-12));
        assertThat(summary.l2()).isCloseTo(Math.sqrt(meanSquare * 1_000), relative(1e-2, 1e-12));
        assertThat(summary.min()).isEqualTo(Arrays.stream(values).min().getAsDouble());
        assertThat(summary.max()).isEqualTo(Arrays.stream(values).max().getAsDouble());
        assertThat(summary.zeroShare()).isEqualTo(0.002);
    }

    @Test
    void nonFiniteValuesAreCountedAndNeverMixedIn() {
        Summary summary = Summary.of(1.0, Double.NaN, -3.0, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY);

        assertThat(summary.nans()).isEqualTo(1);
        assertThat(summary.infinities()).isEqualTo(2);
        assertThat(summary.mean()).isEqualTo(-1.0);
        assertThat(summary.meanAbsolute()).isEqualTo(2.0);
        assertThat(summary.min()).isEqualTo(-3.0);
        assertThat(summary.max()).isEqualTo(1.0);
    }

    @Test
    void statisticsOfNothingAreNotNumbers() {
        assertThat(Summary.EMPTY.mean()).isNaN();
        assertThat(Summary.EMPTY.l2()).isNaN();
        assertThat(Summary.EMPTY.standardDeviation()).isNaN();
        assertThat(Summary.EMPTY.zeroShare()).isNaN();
        assertThat(Summary.EMPTY.isAllZero()).isFalse();
        assertThat(Summary.of(Double.NaN).meanAbsolute()).isNaN();
    }

    @Test
    void standardDeviationSurvivesAMeanFarFromZero() {
        assertThat(Summary.of(1e8 + 1, 1e8 + 2, 1e8 + 3).standardDeviation())
                .isCloseTo(Math.sqrt(2.0 / 3), within(1e-12));
    }

    @Test
    void mergingAnySplitGivesTheSameNumbers() {
        Random random = new Random(7);
        Summary[] parts = new Summary[200];
        for (int i = 0; i < parts.length; i++) {
            parts[i] = Summary.of(random.doubles(16)
                    .map(u -> (u - 0.5) * Math.pow(10, random.nextInt(12) - 6))
                    .toArray());
        }
        Summary inOrder = merge(parts, 0, parts.length);
        for (int split = 1; split < parts.length; split++) {
            Summary halves = merge(parts, 0, split).merge(merge(parts, split, parts.length));
            assertThat(halves.mean()).isEqualTo(inOrder.mean());
            assertThat(halves.meanAbsolute()).isEqualTo(inOrder.meanAbsolute());
            assertThat(halves.l2()).isEqualTo(inOrder.l2());
            assertThat(halves.standardDeviation()).isEqualTo(inOrder.standardDeviation());
            assertThat(halves.tensors()).isEqualTo(200);
        }
    }

    private static Summary merge(Summary[] parts, int from, int to) {
        return Arrays.stream(parts, from, to).reduce(Summary.EMPTY, Summary::merge);
    }

    @Test
    void normOfSeveralTensorsIsTheRootMeanSquareOfTheirNorms() {
        assertThat(Summary.of(3.0, 4.0).merge(Summary.of(0.0, 0.0)).l2()).isCloseTo(5.0 / Math.sqrt(2), within(1e-15));
    }

    @Test
    void aScaledTensorIsTheTensorOfScaledValues() {
        SummaryAccumulator accumulator = new SummaryAccumulator();
        accumulator.add(new float[] {1, -2, 0, 99}, 3);
        accumulator.endTensor(0.5);

        Summary summary = accumulator.summary();

        assertThat(summary).isEqualTo(Summary.of(0.5, -1.0, 0.0));
    }

    @Test
    void chunksOfATensorCountAsOneTensorAndOnlyOnceItEnded() {
        SummaryAccumulator accumulator = new SummaryAccumulator();
        accumulator.add(new double[] {1, 2}, 2);
        accumulator.add(new double[] {3}, 1);
        assertThat(accumulator.summary()).isEqualTo(Summary.EMPTY);

        accumulator.endTensor(1.0);

        assertThat(accumulator.summary()).isEqualTo(Summary.of(1, 2, 3));
    }

    @Test
    void longChunksOfFloatsGiveTheSameAsTheirValuesOneByOne() {
        Random random = new Random(9);
        float[] floats = new float[4_096];
        for (int i = 0; i < floats.length; i++) {
            floats[i] = i % 100 == 0 ? 0f : (random.nextFloat() - 0.4f) * 1e-3f;
        }
        Summary fast = ofFloats(floats);
        double[] doubles = new double[floats.length];
        Arrays.setAll(doubles, i -> floats[i]);
        Summary exact = Summary.of(doubles);

        assertThat(fast.mean()).isCloseTo(exact.mean(), relative(exact.mean(), 1e-12));
        assertThat(fast.meanAbsolute()).isCloseTo(exact.meanAbsolute(), relative(exact.meanAbsolute(), 1e-12));
        assertThat(fast.l2()).isCloseTo(exact.l2(), relative(exact.l2(), 1e-12));
        assertThat(fast.standardDeviation()).isCloseTo(exact.standardDeviation(), relative(1e-3, 1e-10));
        assertThat(fast.min()).isEqualTo(exact.min());
        assertThat(fast.max()).isEqualTo(exact.max());
        assertThat(fast.zeros()).isEqualTo(exact.zeros()).isEqualTo(41);
        assertThat(fast.count()).isEqualTo(4_096);
    }

    @Test
    void aNonFiniteValueInALongChunkIsCountedAndNeverMixedIn() {
        for (float bad : new float[] {Float.NaN, Float.POSITIVE_INFINITY, Float.NEGATIVE_INFINITY}) {
            float[] floats = new float[2_048];
            Arrays.fill(floats, 0.5f);
            floats[1_234] = bad;

            Summary summary = ofFloats(floats);

            assertThat(summary.nonFinite()).isEqualTo(1);
            assertThat(summary.mean()).isEqualTo(0.5);
            assertThat(summary.count()).isEqualTo(2_048);
        }
    }

    private static Summary ofFloats(float[] values) {
        SummaryAccumulator accumulator = new SummaryAccumulator();
        accumulator.add(values, values.length);
        accumulator.endTensor(1.0);
        return accumulator.summary();
    }

    @Test
    void aDroppedTensorLeavesNoTrace() {
        SummaryAccumulator accumulator = new SummaryAccumulator();
        accumulator.add(new double[] {Double.NaN, 1e9, 0}, 3);
        assertThat(accumulator.tensorHasNonFinite()).isTrue();
        accumulator.dropTensor();
        accumulator.add(new double[] {2}, 1);
        accumulator.endTensor(1.0);

        assertThat(accumulator.summary()).isEqualTo(Summary.of(2));
    }

    private static double exactMean(double[] values) {
        BigDecimal sum = Arrays.stream(values).mapToObj(BigDecimal::new).reduce(BigDecimal.ZERO, BigDecimal::add);
        return sum.divide(BigDecimal.valueOf(values.length), MathContext.DECIMAL128)
                .doubleValue();
    }

    private static Offset<Double> relative(double expected, double tolerance) {
        return within(Math.abs(expected) * tolerance);
    }

    @Test
    void mergingAddsEveryCount() {
        CompensatedSum none = CompensatedSum.ZERO;
        Summary one = new Summary(1, 200, none, none, SumOfSquares.ZERO, -1, 2, 3, 40, 5, 6);
        Summary other = new Summary(10, 2_000, none, none, SumOfSquares.ZERO, -3, 1, 30, 400, 50, 60);

        assertThat(one.merge(other))
                .isEqualTo(new Summary(11, 2_200, none, none, SumOfSquares.ZERO, -3, 2, 33, 440, 55, 66));
    }
}
