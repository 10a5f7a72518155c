package io.github.gradientharness.instrument.nd4j;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.gradientharness.stats.Summary;
import io.github.gradientharness.stats.SummaryAccumulator;
import java.util.Random;
import java.util.SplittableRandom;
import java.util.function.ToDoubleBiFunction;
import org.bytedeco.javacpp.FloatPointer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** What a sample of an array's values says is as near to the exact value as docs/recording-format.md states. */
class SampledStatisticsTest {

    private static final int TENSORS = 1_000;
    private static final int DIMENSIONS = 64;
    private static final int WORDS_OF_A_MINIBATCH = 400;
    private static final double OF_FLOAT_SUMS = 1e-6;

    private final ArrayScanner scanner = new ArrayScanner();

    /** Kinds of tensors that networks have; the second argument is a value's index. */
    enum Kind {
        NORMAL((random, index) -> random.nextGaussian()),
        UNIFORM((random, index) -> random.nextDouble() - 0.5),
        RECTIFIED((random, index) -> Math.max(0, random.nextGaussian())),
        SPARSE((random, index) -> random.nextInt(50) == 0 ? random.nextGaussian() : 0),
        HEAVY_TAILED((random, index) -> Math.pow(random.nextGaussian(), 5)),
        DEAD_COLUMNS((random, index) -> index % 64 < 16 ? 0 : random.nextGaussian()),
        DEAD_COLUMNS_OF_THE_SAMPLE((random, index) -> index % 7 < 3 ? 0 : random.nextGaussian()),
        ALL_ZERO((random, index) -> 0),
        FAR_FROM_ZERO((random, index) -> 100 + random.nextGaussian());

        private final ToDoubleBiFunction<Random, Integer> value;

        Kind(ToDoubleBiFunction<Random, Integer> value) {
            this.value = value;
        }

        INDArray tensor(Random random) {
            int length = ArrayScanner.MEDIUM + random.nextInt(6 * 1024);
            float[] values = new float[length];
            for (int i = 0; i < length; i++) {
                values[i] = (float) value.applyAsDouble(random, i);
            }
            return Nd4j.createFromArray(values);
        }
    }

    @ParameterizedTest
    @EnumSource
    void allButTheZerosOfATensorIsExactAndTheZerosAreAfterSevenIterations(Kind kind) {
        Random random = new Random(1);
        int farOff = 0;
        for (int i = 0; i < TENSORS; i++) {
            INDArray tensor = kind.tensor(random);
            Summary exact = exact(tensor);
            Summary once = sampled(tensor, 1);

            assertThat(once.count()).isEqualTo(exact.count());
            assertThat(once.examined()).isLessThan(exact.count() / 7 + 3);
            assertThat(once.min()).isEqualTo(exact.min());
            assertThat(once.max()).isEqualTo(exact.max());
            assertThat(once.meanAbsolute())
                    .isCloseTo(exact.meanAbsolute(), within(OF_FLOAT_SUMS * exact.meanAbsolute()));
            assertThat(once.l2()).isCloseTo(exact.l2(), within(OF_FLOAT_SUMS * exact.l2()));
            assertThat(once.mean()).isCloseTo(exact.mean(), within(OF_FLOAT_SUMS * exact.meanAbsolute()));
            double share = share(exact);
            double standardError = Math.sqrt(share * (1 - share) / once.examined());
            farOff += Math.abs(share(once) - share) > 3 * standardError + 1e-12 ? 1 : 0;

            Summary seven = sampled(tensor, 7);
            assertThat(seven.examined()).isEqualTo(exact.count());
            assertThat(seven.zeros()).isEqualTo(exact.zeros());
        }
        if (kind != Kind.DEAD_COLUMNS_OF_THE_SAMPLE) {
            assertThat(farOff).isLessThan(TENSORS / 100);
        }
    }

    /** Words that come often stand first, as in most vocabularies. */
    @ParameterizedTest
    @ValueSource(ints = {8_192, 10_007, 16_384})
    void aQuarterOfALookupTableTellsTheRestAndFourIterationsMeetAllOfIt(int words) {
        SplittableRandom random = new SplittableRandom(1);
        INDArray table = Nd4j.zeros(DataType.FLOAT, words * DIMENSIONS).reshape('f', words, DIMENSIONS);
        FloatPointer memory = new FloatPointer(table.data().pointer());
        for (int i = 0; i < TENSORS; i++) {
            table.assign(0);
            for (int word = 0; word < WORDS_OF_A_MINIBATCH; word++) {
                int row = (int) Math.pow(words, random.nextDouble());
                for (int dimension = 0; dimension < DIMENSIONS; dimension++) {
                    memory.put((long) dimension * words + row, (float) (random.nextDouble() - 0.5));
                }
            }
            Summary exact = exact(table);
            Summary once = ofParts(table, 1);
            assertThat(once.count()).isEqualTo(exact.count());
            assertThat(once.meanAbsolute()).isCloseTo(exact.meanAbsolute(), within(0.1 * exact.meanAbsolute()));
            assertThat(once.l2()).isCloseTo(exact.l2(), within(0.1 * exact.l2()));

            Summary four = ofParts(table, 4);
            assertThat(four.meanAbsolute()).isCloseTo(exact.meanAbsolute(), within(0.005 * exact.meanAbsolute()));
        }
    }

    @Test
    void aLookupTableOfEqualValuesIsWhatItIsInEveryIteration() {
        INDArray table = Nd4j.valueArrayOf(new long[] {8_192, DIMENSIONS}, 0.25f, DataType.FLOAT)
                .dup('f');
        Summary once = ofParts(table, 1);
        assertThat(once.count()).isEqualTo(8_192L * DIMENSIONS);
        assertThat(once.mean()).isCloseTo(0.25, within(1e-6));
        assertThat(once.meanAbsolute()).isCloseTo(0.25, within(1e-6));
        assertThat(once.l2()).isCloseTo(0.25 * Math.sqrt(8_192 * DIMENSIONS), within(1e-3));
    }

    @Test
    void aWordWhoseGradientIsNotANumberIsSeenInTheFirstIteration() {
        INDArray table = Nd4j.zeros(DataType.FLOAT, 8_192 * DIMENSIONS).reshape('f', 8_192, DIMENSIONS);
        table.getRow(5_000).assign(Double.NaN);
        assertThat(ofParts(table, 1).nans()).isEqualTo(DIMENSIONS / 4);
    }

    private Summary ofParts(INDArray table, int iterations) {
        SummaryAccumulator accumulator = new SummaryAccumulator();
        for (int i = 0; i < iterations; i++) {
            scanner.nextIteration();
            scanner.addTable(table, accumulator, accumulator.reach());
            accumulator.endTensor(1);
        }
        return accumulator.summary();
    }

    private static double share(Summary summary) {
        return (double) summary.zeros() / summary.examined();
    }

    private Summary exact(INDArray tensor) {
        SummaryAccumulator accumulator = new SummaryAccumulator();
        scanner.add(tensor, accumulator);
        accumulator.endTensor(1);
        return accumulator.summary();
    }

    private Summary sampled(INDArray tensor, int iterations) {
        SummaryAccumulator accumulator = new SummaryAccumulator();
        for (int i = 0; i < iterations; i++) {
            scanner.nextIteration();
            scanner.add(tensor, accumulator, accumulator.reach(), false);
            accumulator.endTensor(1);
        }
        return accumulator.summary();
    }
}
