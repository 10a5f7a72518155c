package io.github.gradientharness.instrument;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.gradientharness.stats.SampleConcentration;
import java.util.Arrays;
import java.util.Random;
import java.util.function.DoublePredicate;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Holds the shares of zero and saturated values against a plain count, value by value. */
class LayerBatchTest {

    private static final Saturation TANH = Saturation.of("tanh");
    private static final Saturation SIGMOID = Saturation.of("sigmoid");

    /** Zeros, the numbers next to zero, the bounds and the numbers next to them, the largest. */
    private static final double[] EDGES = {
        0.0,
        -0.0,
        Double.MIN_VALUE,
        -Double.MIN_VALUE,
        Double.MIN_NORMAL,
        TANH.high(),
        TANH.low(),
        Math.nextUp(TANH.high()),
        Math.nextDown(TANH.low()),
        Math.nextDown(TANH.high()),
        SIGMOID.low(),
        Math.nextDown(SIGMOID.low()),
        Math.nextUp(SIGMOID.low()),
        Double.MAX_VALUE,
        -Double.MAX_VALUE
    };

    private static final float[] FLOAT_EDGES = {
        0f,
        -0f,
        Float.MIN_VALUE,
        -Float.MIN_VALUE,
        Float.MIN_NORMAL,
        .99f,
        Math.nextUp(.99f),
        Math.nextDown(.99f),
        -.99f,
        Math.nextDown(-.99f),
        .01f,
        Math.nextUp(.01f),
        Math.nextDown(.01f),
        Float.MAX_VALUE,
        -Float.MAX_VALUE
    };

    private static final double[] NOT_FINITE = {Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY};

    static Stream<Arguments> batches() {
        return Stream.of(
                        new int[] {1, 1, 1},
                        new int[] {32, 5, 1},
                        new int[] {7, 67, 1},
                        new int[] {128, 200, 1},
                        new int[] {4, 3, 11},
                        new int[] {9, 1, 5})
                .flatMap(shape ->
                        Stream.of(0, 1, 2, 3).map(notFinite -> Arguments.of(shape[0], shape[1], shape[2], notFinite)));
    }

    @ParameterizedTest(name = "{0} samples, {1} units, {2} positions, {3} kinds of values that are not finite")
    @MethodSource("batches")
    void sharesAreThoseOfAPlainCount(int samples, int units, int positions, int notFinite) {
        LayerBatch batch = new LayerBatch();
        double[] values = batch.reshape(samples, units, positions);
        fill(values, Arrays.copyOf(NOT_FINITE, notFinite));

        assertSharesAreThoseOf(values, batch);
    }

    @ParameterizedTest(name = "{0} samples, {1} units, {2} positions, {3} kinds of values that are not finite")
    @MethodSource("batches")
    void sharesOfFloatsAreThoseOfTheSameDoubles(int samples, int units, int positions, int notFinite) {
        double[] values = new double[samples * units * positions];
        fill(values, Arrays.copyOf(NOT_FINITE, notFinite));
        LayerBatch batch = new LayerBatch();
        float[] floats = batch.reshapeFloats(new long[] {samples, units, positions});
        for (int i = 0; i < values.length; i++) {
            floats[i] = i % 11 == 0 ? FLOAT_EDGES[i / 11 % FLOAT_EDGES.length] : (float) values[i];
            values[i] = floats[i];
        }

        assertSharesAreThoseOf(values, batch);
        assertThat(Arrays.copyOf(batch.values(), values.length)).isEqualTo(values);
    }

    @Test
    void theTopTenthOfFloatsIsThatOfTheSameDoubles() {
        Random random = new Random(5);
        double[] values = new double[40 * 30];
        LayerBatch batch = new LayerBatch();
        float[] floats = batch.reshapeFloats(new long[] {40, 30});
        for (int i = 0; i < values.length; i++) {
            floats[i] = (float) random.nextGaussian();
            values[i] = floats[i];
        }

        assertThat(batch.topTenthShare())
                .isEqualTo(SampleConcentration.topTenthShare(values, 40, 30))
                .isBetween(.1, .5);
    }

    @Test
    void aBatchOfDoublesAfterOneOfFloatsIsReadAsDoubles() {
        LayerBatch batch = new LayerBatch();
        batch.reshapeFloats(new long[] {2, 2});
        double[] values = batch.reshape(new long[] {2, 2});
        Arrays.fill(values, 0, 4, Double.MIN_VALUE);
        double[] shares = new double[2];

        batch.zeroShares(shares);

        assertThat(shares).containsOnly(0.0);
        assertThat(batch.values()).startsWith(Double.MIN_VALUE);
    }

    private static void assertSharesAreThoseOf(double[] values, LayerBatch batch) {
        double[] shares = new double[batch.units()];
        batch.zeroShares(shares);
        assertThat(shares).isEqualTo(counted(values, batch, value -> value == 0));
        for (Saturation bounds : new Saturation[] {TANH, SIGMOID}) {
            batch.saturatedShares(bounds, shares);
            assertThat(shares)
                    .isEqualTo(counted(values, batch, value -> value < bounds.low() || value > bounds.high()));
        }
    }

    private static void fill(double[] values, double[] notFinite) {
        Random random = new Random(values.length);
        double[] special =
                Stream.of(EDGES, notFinite).flatMapToDouble(Arrays::stream).toArray();
        for (int i = 0; i < values.length; i++) {
            values[i] = random.nextInt(3) == 0
                    ? Math.tanh(3 * random.nextGaussian())
                    : special[random.nextInt(special.length)];
        }
    }

    private static double[] counted(double[] values, LayerBatch batch, DoublePredicate which) {
        int samples = batch.samples();
        int units = batch.units();
        int positions = batch.positions();
        return IntStream.range(0, units)
                .mapToDouble(unit -> {
                    long count = IntStream.range(0, samples)
                            .flatMap(sample -> IntStream.range(0, positions)
                                    .map(position -> (sample * units + unit) * positions + position))
                            .filter(index -> which.test(values[index]))
                            .count();
                    return (double) count / ((double) samples * positions);
                })
                .toArray();
    }
}
