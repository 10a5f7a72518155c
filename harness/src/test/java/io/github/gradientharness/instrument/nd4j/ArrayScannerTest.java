package io.github.gradientharness.instrument.nd4j;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.gradientharness.instrument.LayerBatch;
import io.github.gradientharness.stats.Distribution;
import io.github.gradientharness.stats.Summary;
import io.github.gradientharness.stats.SummaryAccumulator;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.DoubleSummaryStatistics;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.indexing.NDArrayIndex;

/** The scanner reads exactly an array's elements, however they lie in memory: compared with a slow plain twin. */
class ArrayScannerTest {

    private static final List<DataType> TYPES =
            List.of(DataType.FLOAT, DataType.DOUBLE, DataType.HALF, DataType.BFLOAT16);

    /** How an array lies in memory and what its elements are do not depend on each other: not every pair is tried. */
    private static final Set<String> SHAPES_FOR_EVERY_FILL =
            Set.of("vector", "every third element", "inside", "permuted");

    private final ArrayScanner scanner = new ArrayScanner();

    /** What the elements are. */
    enum Fill {
        ORDINARY(random -> (random.nextInt(255) - 127) / 8.0),
        WITH_NOT_NUMBERS(random -> new double[] {
                    Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY, random.nextInt(9), -0.5
                }
                [random.nextInt(5)]),
        FAR_FROM_ZERO(random -> 1000 + random.nextInt(3)),
        SUBNORMAL_FLOATS(random -> random.nextInt(-50, 51) * (double) Float.MIN_VALUE),
        SUBNORMAL_DOUBLES(random -> random.nextInt(-50, 51) * Double.MIN_VALUE),
        TINY_DOUBLES(random -> random.nextInt(-50, 51) * 1e-200),
        HUGE_FLOATS(random -> random.nextInt(-50, 51) * 1e36),
        HUGE_DOUBLES(random -> random.nextInt(-50, 51) * 1e300),
        OF_ALL_SIZES(random -> (random.nextBoolean() ? 1 : -1) * Math.pow(10, random.nextInt(-300, 300)));

        private final ToDoubleFunction<Random> values;

        Fill(ToDoubleFunction<Random> values) {
            this.values = values;
        }
    }

    static Stream<Arguments> arrays() {
        List<Arguments> arguments = new ArrayList<>();
        for (DataType type : TYPES) {
            for (Fill fill : Fill.values()) {
                for (char order : new char[] {'c', 'f'}) {
                    ArraysOfAllKinds.ofAllShapes(type, order, fill.values).forEach((name, array) -> {
                        if (fill == Fill.ORDINARY || SHAPES_FOR_EVERY_FILL.contains(name)) {
                            arguments.add(Arguments.of(type + " " + fill + " " + order + " " + name, array));
                        }
                    });
                }
            }
        }
        return arguments.stream();
    }

    @ParameterizedTest(name = "{0}", autoCloseArguments = false)
    @MethodSource("arrays")
    void everyStatisticIsThatOfTheSlowTwin(String name, INDArray array) {
        SlowStatistics expected = SlowStatistics.of(ArraysOfAllKinds.elements(array));

        Summary actual = scan(array, new SummaryAccumulator());

        assertThat(actual.count()).isEqualTo(array.length());
        assertThat(actual.zeros()).isEqualTo(expected.zeros());
        assertThat(actual.nans()).isEqualTo(expected.nans());
        assertThat(actual.infinities()).isEqualTo(expected.infinities());
        assertThat(actual.min()).isEqualTo(expected.min());
        assertThat(actual.max()).isEqualTo(expected.max());
        if (expected.finite().length == 0) {
            assertThat(List.of(actual.mean(), actual.meanAbsolute(), actual.l2(), actual.rms()))
                    .containsOnly(Double.NaN);
            return;
        }
        double size = expected.meanAbsolute();
        assertThat(actual.mean()).isCloseTo(expected.mean(), within(margin(1e-12, size)));
        assertThat(actual.meanAbsolute()).isCloseTo(size, within(margin(1e-12, size)));
        assertThat(actual.rms()).isCloseTo(expected.rms(), within(margin(1e-12, expected.rms())));
        assertThat(actual.l2()).isCloseTo(expected.l2(), within(margin(1e-12, expected.l2())));
        assertThat(actual.standardDeviation())
                .isCloseTo(expected.standardDeviation(), within(margin(1e-9, expected.standardDeviation())));
    }

    /** A share of a number, but at least what the smallest doubles are apart. */
    private static double margin(double share, double of) {
        return Math.max(share * Math.abs(of), 2 * Double.MIN_VALUE);
    }

    private Summary scan(INDArray array, SummaryAccumulator accumulator) {
        scanner.add(array, accumulator);
        accumulator.endTensor(1.0);
        return accumulator.summary();
    }

    @ParameterizedTest
    @EnumSource(
            value = Fill.class,
            names = {"ORDINARY", "WITH_NOT_NUMBERS", "FAR_FROM_ZERO"})
    void quantilesComeWithinTenPercent(Fill fill) {
        for (DataType type : TYPES) {
            INDArray array =
                    ArraysOfAllKinds.ofAllShapes(type, 'c', fill.values).get("longer than a chunk");
            SlowStatistics expected = SlowStatistics.of(ArraysOfAllKinds.elements(array));
            SummaryAccumulator accumulator = new SummaryAccumulator();
            accumulator.countDistribution(1.0);

            scan(array, accumulator);

            for (double share : new double[] {0, 0.01, 0.1, 0.25, 0.5, 0.75, 0.9, 0.99, 1}) {
                double value = expected.ofRank(share);
                assertThat(accumulator.distribution().quantile(share))
                        .as("%s %s", type, share)
                        .isCloseTo(value, within(0.1 * Math.abs(value)));
            }
        }
    }

    /** Of large arrays of floats BLAS adds up; what it can't add up is left to Java, chunk by chunk. */
    @ParameterizedTest
    @ValueSource(strings = {"", "zeros", "tiny", "huge", "not a number", "infinite", "offset"})
    void aLargeArrayOfFloatsHasTheStatisticsOfTheSlowTwin(String what) {
        float[] values = new float[200_003];
        Random random = new Random(4);
        for (int i = 0; i < values.length; i++) {
            values[i] = (float) (random.nextGaussian() * 0.01);
        }
        switch (what) {
            case "zeros" -> Arrays.fill(values, 10_000, 130_000, 0f);
            case "tiny" -> {
                for (int i = 0; i < values.length; i++) {
                    values[i] *= 1e-25f;
                }
            }
            case "huge" -> values[77_777] = 3e37f;
            case "not a number" -> values[150_000] = Float.NaN;
            case "infinite" -> values[8] = Float.NEGATIVE_INFINITY;
            default -> {}
        }
        INDArray array = Nd4j.create(values);
        if (what.equals("offset")) {
            array = Nd4j.concat(0, Nd4j.ones(5), array).get(NDArrayIndex.interval(5, 200_008));
        }
        double[] elements = new double[values.length];
        for (int i = 0; i < values.length; i++) {
            elements[i] = values[i];
        }
        double[] finite = Arrays.stream(elements).filter(Double::isFinite).toArray();
        double absolutes = Arrays.stream(finite).map(Math::abs).average().orElseThrow();

        Summary actual = scan(array, new SummaryAccumulator());

        assertThat(actual.count()).isEqualTo(values.length);
        assertThat(actual.nonFinite()).isEqualTo(values.length - finite.length);
        assertThat(actual.min()).isEqualTo(Arrays.stream(finite).min().orElseThrow());
        assertThat(actual.max()).isEqualTo(Arrays.stream(finite).max().orElseThrow());
        assertThat(actual.meanAbsolute()).isCloseTo(absolutes, within(1e-6 * absolutes));
        assertThat(actual.mean()).isCloseTo(Arrays.stream(finite).average().orElseThrow(), within(1e-6 * absolutes));
        double rms = Math.sqrt(Arrays.stream(finite).map(v -> v * v).average().orElseThrow());
        assertThat(actual.rms()).isCloseTo(rms, within(1e-6 * rms));
        assertThat(actual.examined()).isBetween(1L, (long) values.length);
    }

    /** Each tensor's zeros are counted in every 17th chunk, beginning with another one: over 17 tensors in all of them. */
    @Test
    void theZerosOfLargeArraysAreThoseOfASampleThatMovesOn() {
        float[] values = new float[200_000];
        Arrays.fill(values, 0, 60_000, 1f);
        SummaryAccumulator accumulator = new SummaryAccumulator();

        for (int i = 0; i < 17; i++) {
            scan(Nd4j.create(values), accumulator);
        }

        assertThat(accumulator.summary().examined()).isEqualTo(200_000);
        assertThat(accumulator.summary().zeroShare()).isEqualTo(0.7);
    }

    @Test
    void theDistributionOfALargeArrayIsThatOfASample() {
        INDArray array = Nd4j.randn(DataType.FLOAT, 400, 500);
        SlowStatistics expected = SlowStatistics.of(array.dup().data().asDouble());
        SummaryAccumulator accumulator = new SummaryAccumulator();
        accumulator.countDistribution(2.0);

        scanner.add(array, accumulator);
        accumulator.endTensor(2.0);

        Distribution distribution = accumulator.distribution();
        assertThat(distribution.count()).isBetween(6_000L, 7_000L);
        assertThat(accumulator.summary().examined()).isEqualTo(distribution.count());
        for (double share : new double[] {0.05, 0.25, 0.75, 0.95}) {
            double value = 2 * expected.ofRank(share);
            assertThat(distribution.quantile(share)).isCloseTo(value, within(0.1 * Math.abs(value)));
        }
    }

    @Test
    void theExtremesOfSeveralLargeArraysAreThoseOfAllTheirElements() {
        SummaryAccumulator together = new SummaryAccumulator();
        double smallest = Double.POSITIVE_INFINITY;
        double largest = Double.NEGATIVE_INFINITY;
        for (int i = 0; i < 20; i++) {
            INDArray array = Nd4j.randn(DataType.FLOAT, 300, 300);
            smallest = Math.min(smallest, array.minNumber().doubleValue());
            largest = Math.max(largest, array.maxNumber().doubleValue());
            scanner.add(array, together, together.reach() / 0.5, true);
            together.endTensor(0.5);
        }

        assertThat(together.summary().min()).isEqualTo(smallest * 0.5);
        assertThat(together.summary().max()).isEqualTo(largest * 0.5);
    }

    /** A sample of every 17th chunk: over 17 tensors it has met every value, and the averages are those of all. */
    @Test
    void theMeanAndTheExtremesOfLargeArraysAreThoseOfASampleWhereThatIsEnough() {
        INDArray array = Nd4j.randn(DataType.FLOAT, 300, 300).addi(0.5);
        DoubleSummaryStatistics values =
                Arrays.stream(array.dup().data().asDouble()).summaryStatistics();
        double absolutes = Arrays.stream(array.dup().data().asDouble())
                .map(Math::abs)
                .average()
                .orElseThrow();
        double squares =
                Arrays.stream(array.dup().data().asDouble()).map(v -> v * v).sum();
        SummaryAccumulator accumulator = new SummaryAccumulator();

        scanner.add(array, accumulator, -1, false);
        accumulator.endTensor(1.0);
        Summary first = accumulator.summary();
        for (int i = 1; i < 17; i++) {
            scanner.add(array, accumulator, accumulator.reach(), false);
            accumulator.endTensor(1.0);
        }
        Summary all = accumulator.summary();

        assertThat(first.meanAbsolute()).isCloseTo(absolutes, within(1e-6));
        assertThat(first.l2()).isCloseTo(Math.sqrt(squares), within(1e-6 * Math.sqrt(squares)));
        assertThat(first.mean()).isCloseTo(values.getAverage(), within(5 / Math.sqrt(4096)));
        assertThat(first.examined()).isLessThan(array.length());
        assertThat(all.mean()).isCloseTo(values.getAverage(), within(0.01));
        assertThat(all.min()).isEqualTo(values.getMin());
        assertThat(all.max()).isEqualTo(values.getMax());
    }

    static Stream<Arguments> batches() {
        List<Arguments> arguments = new ArrayList<>();
        for (DataType type : TYPES) {
            for (char order : new char[] {'c', 'f'}) {
                ArraysOfAllKinds.ofAllShapes(type, order, Fill.ORDINARY.values)
                        .forEach((name, array) -> arguments.add(Arguments.of(type + " " + order + " " + name, array)));
            }
        }
        return arguments.stream();
    }

    @ParameterizedTest(name = "{0}", autoCloseArguments = false)
    @MethodSource("batches")
    void aBatchIsCopiedWithTheLastIndexRunningFastest(String name, INDArray array) {
        LayerBatch batch = new LayerBatch();

        scanner.copy(array, batch);

        assertThat(Arrays.copyOf(batch.values(), batch.length())).isEqualTo(ArraysOfAllKinds.elements(array));
    }

    @ParameterizedTest
    @ValueSource(ints = {7, 400})
    void theNormsOfColumnsAreThoseOfEachColumn(int columns) {
        for (DataType type : TYPES) {
            for (char order : new char[] {'c', 'f'}) {
                INDArray matrix = Nd4j.randn(type, 300, columns).dup(order);
                double[] norms = new double[columns];

                scanner.blockNorms(matrix, 'f', norms);

                for (int column = 0; column < columns; column += 3) {
                    double norm = SlowStatistics.of(ArraysOfAllKinds.elements(matrix.getColumn(column)))
                            .l2();
                    assertThat(norms[column]).as("%s %s", type, column).isCloseTo(norm, within(1e-5 * norm));
                }
            }
        }
    }

    @Test
    void normsOfMoreColumnsThanAreReadAtOnceAreThoseOfEachColumn() {
        INDArray matrix = Nd4j.randn(DataType.FLOAT, 3, 4500).dup('c');
        double[] norms = new double[4500];

        scanner.blockNorms(matrix, 'f', norms);

        for (int column = 0; column < 4500; column += 499) {
            double norm = SlowStatistics.of(ArraysOfAllKinds.elements(matrix.getColumn(column)))
                    .l2();
            assertThat(norms[column]).isCloseTo(norm, within(1e-5 * norm));
        }
    }

    /** Columns shorter and longer than a pass takes at once, with what BLAS can't add up in one of them. */
    @ParameterizedTest
    @CsvSource({"100,800,0", "300,400,0", "784,256,0", "1024,128,NaN", "1500,60,3e37", "1024,128,1e-30", "5000,20,0"})
    void normsInPassingAreThoseOfEachColumnAndChangeNoStatistic(int rows, int columns, float odd) {
        for (DataType type : TYPES) {
            for (char order : new char[] {'c', 'f'}) {
                INDArray matrix = Nd4j.randn(type, rows, columns).dup(order);
                if (odd != 0) {
                    matrix.getColumn(5).assign(odd);
                }
                double[] norms = new double[columns];
                double[] expectedNorms = norms(matrix.castTo(DataType.DOUBLE).toDoubleMatrix());
                SummaryAccumulator accumulator = new SummaryAccumulator();

                scanner.addWithNorms(matrix, accumulator, -1, true, 'f', norms);
                accumulator.endTensor(1.0);
                Summary actual = accumulator.summary();
                Summary expected = scan(matrix, new SummaryAccumulator());

                String what = type + " " + order;
                for (int column = 0; column < columns; column++) {
                    if (Double.isFinite(expectedNorms[column])) {
                        assertThat(norms[column])
                                .as("%s, column %d", what, column)
                                .isCloseTo(expectedNorms[column], within(1e-5 * expectedNorms[column]));
                    }
                }
                assertThat(actual.nonFinite()).as(what).isEqualTo(expected.nonFinite());
                assertThat(actual.l2()).as(what).isCloseTo(expected.l2(), within(1e-6 * expected.l2()));
                assertThat(actual.min()).as(what).isEqualTo(expected.min());
                assertThat(actual.max()).as(what).isEqualTo(expected.max());
                assertThat(actual.meanAbsolute())
                        .as(what)
                        .isCloseTo(expected.meanAbsolute(), within(1e-6 * expected.meanAbsolute()));
            }
        }
    }

    private static double[] norms(double[][] rows) {
        double[] squares = new double[rows[0].length];
        for (double[] row : rows) {
            for (int column = 0; column < row.length; column++) {
                squares[column] += row[column] * row[column];
            }
        }
        return Arrays.stream(squares).map(Math::sqrt).toArray();
    }

    @Test
    void anEmptyArrayAddsNothing() {
        for (DataType type : TYPES) {
            assertThat(scan(Nd4j.empty(type), newSum()).tensors()).isEqualTo(1);
            assertThat(scan(Nd4j.empty(type), newSum()).count()).isZero();
            assertThat(scan(Nd4j.create(type, 0, 3), newSum()).count()).isZero();
        }
    }

    private static SummaryAccumulator newSum() {
        return new SummaryAccumulator();
    }

    @Test
    void whatIsAllocatedDoesNotGrowWithTheArray() {
        INDArray small = Nd4j.rand(DataType.FLOAT, 100_000);
        INDArray large = Nd4j.rand(DataType.FLOAT, 4_000_000);
        SummaryAccumulator accumulator = new SummaryAccumulator();
        allocated(large, accumulator);

        assertThat(allocated(large, accumulator)).isLessThan(allocated(small, accumulator) + 4_096);
    }

    private long allocated(INDArray array, SummaryAccumulator accumulator) {
        var threads = (com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean();
        long before = threads.getCurrentThreadAllocatedBytes();
        accumulator.countDistribution(0.5);
        scanner.add(array, accumulator);
        accumulator.endTensor(0.5);
        return threads.getCurrentThreadAllocatedBytes() - before;
    }

    @Test
    void scanningChangesNothing() {
        INDArray array = ArraysOfAllKinds.ofAllShapes(DataType.FLOAT, 'f', Fill.ORDINARY.values)
                .get("matrix");
        INDArray before = array.dup();

        scan(array.getColumn(3), newSum());
        scan(array, newSum());

        assertThat(array).isEqualTo(before);
    }
}
