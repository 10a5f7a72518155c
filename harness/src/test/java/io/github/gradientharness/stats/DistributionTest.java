package io.github.gradientharness.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DistributionTest {

    private static Distribution of(double... values) {
        DistributionAccumulator accumulator = new DistributionAccumulator();
        PendingDistribution pending = new PendingDistribution();
        pending.add(values, 0, values.length, 1.0);
        pending.moveTo(accumulator);
        return accumulator.distribution();
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, 0.01, 0.25, 0.5, 0.75, 0.9, 0.99, 1})
    void quantilesComeWithinTenPercentOfTheSortedValues(double share) {
        Random random = new Random(5);
        double[] values = random.doubles(10_001)
                .map(u -> (random.nextBoolean() ? -1 : 1) * Math.pow(10, u * 40 - 30))
                .toArray();
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        double exact = sorted[Math.min(sorted.length - 1, (int) (share * sorted.length))];

        assertThat(of(values).quantile(share)).isCloseTo(exact, within(0.062 * Math.abs(exact)));
    }

    @Test
    void everyValueIsStoodForByOneThatIsNear() {
        Random random = new Random(6);
        for (int i = 0; i < 100_000; i++) {
            float value = Float.intBitsToFloat(random.nextInt());
            if (Float.isFinite(value) && Math.abs(value) >= Float.MIN_NORMAL) {
                double middle = Distribution.middle(Distribution.step(value));
                assertThat(middle).isCloseTo(value, within(0.062 * Math.abs((double) value)));
            }
        }
    }

    @Test
    void everyValueLiesWithinTheBoundsOfItsStepAndStepsTouch() {
        for (float value : new float[] {-3e38f, -7.5f, -1e-20f, -2e-38f, 0, 2e-38f, 1, 1.1f, 0.99f, 3e38f}) {
            int step = Distribution.step(value);
            assertThat((double) value).isBetween(Distribution.lower(step), Distribution.upper(step));
            assertThat(Distribution.middle(step)).isBetween(Distribution.lower(step), Distribution.upper(step));
        }
        for (int step = 1; step < Distribution.STEPS; step++) {
            assertThat(Distribution.lower(step)).isEqualTo(Distribution.upper(step - 1));
        }
        assertThat(Distribution.lower(Distribution.step(1))).isEqualTo(1);
        assertThat(Distribution.upper(Distribution.step(1))).isEqualTo(1.125);
        assertThat(Distribution.upper(Distribution.STEPS - 1)).isEqualTo(Math.pow(2, 128));
    }

    @Test
    void stepsAreInTheOrderOfTheirValues() {
        assertThat(Distribution.step(-Float.MAX_VALUE)).isZero();
        assertThat(Distribution.step(Float.MAX_VALUE)).isEqualTo(Distribution.STEPS - 1);
        for (int step = 1; step < Distribution.STEPS; step++) {
            assertThat(Distribution.middle(step)).isGreaterThan(Distribution.middle(step - 1));
        }
    }

    @Test
    void zerosOfBothSignsAndValuesTooSmallForAFloatCountAsZero() {
        Distribution distribution = of(0.0, -0.0, 1e-300, -1e-45, Float.MIN_NORMAL / 2);

        assertThat(distribution.counts()).containsExactly(5);
        assertThat(distribution.quantile(0.5)).isZero();
    }

    @Test
    void valuesTooLargeForAFloatCountInTheOutermostStepAndNonFiniteOnesNowhere() {
        Distribution distribution = of(1e300, Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY);

        assertThat(distribution.count()).isEqualTo(1);
        assertThat(distribution.quantile(1)).isCloseTo(Float.MAX_VALUE, within(0.07 * Float.MAX_VALUE));
    }

    @Test
    void mergingAnySplitGivesTheSameCounts() {
        double[] values = new Random(8).doubles(500).map(u -> u - 0.5).toArray();
        Distribution whole = of(values);
        for (int split = 0; split <= values.length; split += 50) {
            Distribution first = of(Arrays.copyOf(values, split));
            Distribution second = of(Arrays.copyOfRange(values, split, values.length));
            assertThat(first.merge(second)).isEqualTo(whole);
            assertThat(second.merge(first)).isEqualTo(whole);
        }
    }

    @Test
    void aDistributionOfNothingHasNoQuantile() {
        assertThat(Distribution.EMPTY.quantile(0.5)).isNaN();
        assertThat(Distribution.of(new int[0], new long[0])).isSameAs(Distribution.EMPTY);
    }

    @Test
    void nonsenseIsRefused() {
        assertThatThrownBy(() -> of(1).quantile(1.5)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> of(1).quantile(Double.NaN)).isInstanceOf(IllegalArgumentException.class);
        assertRefused(new int[] {-1}, new long[] {3});
        assertRefused(new int[] {Distribution.STEPS}, new long[] {3});
        assertRefused(new int[] {5, 5}, new long[] {1, 1});
        assertRefused(new int[] {5}, new long[] {0});
        assertRefused(new int[] {5}, new long[] {1, 2});
    }

    private static void assertRefused(int[] steps, long[] counts) {
        assertThatThrownBy(() -> Distribution.of(steps, counts)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void valuesBelowZeroOrAPowerOfTwoAreCountedExactly() {
        double[] values = new Random(7)
                .doubles(1_000, -4, 4)
                .map(value -> Math.round(value * 8) / 8.0)
                .toArray();

        for (double bound : new double[] {0, 0.125, 0.5, 1, 2, 16}) {
            assertThat(of(values).countBelow(bound))
                    .isEqualTo(
                            Arrays.stream(values).filter(value -> value < bound).count());
        }
        assertThat(Distribution.EMPTY.countBelow(1)).isZero();
    }

    @Test
    void onlyStepsThatHoldAValueAndExistMakeADistribution() {
        int last = Distribution.STEPS - 1;
        assertThat(Distribution.of(new int[] {0, last}, new long[] {1, 1}).count())
                .isEqualTo(2);
        assertThatThrownBy(() -> Distribution.of(new int[] {5}, new long[] {0})).hasMessageContaining("at least 1");
        assertThatThrownBy(() -> Distribution.of(new int[] {last + 1}, new long[] {1}))
                .hasMessageContaining("ascend from 0 to " + last);
        assertThatThrownBy(() -> Distribution.of(new int[] {7, 7}, new long[] {1, 1}))
                .hasMessageContaining("ascend");
        assertThatThrownBy(() -> Distribution.of(new int[] {-1}, new long[] {1}))
                .hasMessageContaining("ascend");
        assertThat(Distribution.of(new int[] {7}, new long[] {1}))
                .isNotEqualTo(Distribution.of(new int[] {7}, new long[] {2}))
                .isNotEqualTo(Distribution.of(new int[] {8}, new long[] {1}));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 100, 300, 2048, 2049, 10_000})
    void chunksOfAnyLengthCountEachFiniteValueOnce(int length) {
        float[] special = {Float.NaN, Float.POSITIVE_INFINITY, Float.NEGATIVE_INFINITY, 0, -0f, Float.MAX_VALUE};
        Random random = new Random(length);
        for (double scale : new double[] {0.25, 1, 3}) {
            PendingDistribution floatsPending = new PendingDistribution();
            PendingDistribution doublesPending = new PendingDistribution();
            long[] expected = new long[Distribution.STEPS];
            for (int chunk = 0; chunk < 3; chunk++) {
                float[] floats = new float[length];
                double[] doubles = new double[length];
                for (int i = 0; i < length; i++) {
                    floats[i] = random.nextInt(4) == 0
                            ? special[random.nextInt(special.length)]
                            : (float) random.nextGaussian();
                    doubles[i] = floats[i];
                    if (Float.isFinite(floats[i])) {
                        double value = Math.min(Float.MAX_VALUE, floats[i] * scale);
                        expected[Distribution.step((float) value)]++;
                    }
                }
                floatsPending.add(floats, 0, length, scale);
                doublesPending.add(doubles, 0, length, scale);
            }
            int[] steps = IntStream.range(0, Distribution.STEPS)
                    .filter(step -> expected[step] > 0)
                    .toArray();
            Distribution wanted = Distribution.of(
                    steps,
                    Arrays.stream(steps).mapToLong(step -> expected[step]).toArray());

            assertThat(distribution(floatsPending)).usingRecursiveComparison().isEqualTo(wanted);
            assertThat(distribution(doublesPending)).usingRecursiveComparison().isEqualTo(wanted);
        }
    }

    private static Distribution distribution(PendingDistribution pending) {
        DistributionAccumulator accumulator = new DistributionAccumulator();
        pending.moveTo(accumulator);
        return accumulator.distribution();
    }
}
