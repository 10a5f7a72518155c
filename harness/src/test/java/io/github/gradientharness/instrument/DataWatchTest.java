package io.github.gradientharness.instrument;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.gradientharness.instrument.OutputFacts.LossKind;
import io.github.gradientharness.instrument.OutputFacts.Reduction;
import io.github.gradientharness.recording.TrainingData.Inputs;
import io.github.gradientharness.recording.TrainingData.Targets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is told of inputs and targets, held against numbers worked out by hand. */
class DataWatchTest {

    private static final double CLOSE = 1e-12;

    /** Of three classes, the first in half of the rows. */
    private static final double[] CLASSES = {1, 0, 0, 0, 1, 0, 1, 0, 0, 0, 0, 1};

    private static final double ENTROPY = 0.5 * Math.log(2) + 2 * 0.25 * Math.log(4);

    private final DataWatch watch = new DataWatch();

    private static LayerBatch batch(int samples, int units, int positions, double... values) {
        LayerBatch batch = new LayerBatch();
        double[] into = batch.reshape(samples, units, positions);
        System.arraycopy(values, 0, into, 0, values.length);
        return batch;
    }

    private static OutputFacts output(LossKind kind, Reduction reduction) {
        return new OutputFacts("output", "any", kind, reduction);
    }

    private Targets targets(OutputFacts output, LayerBatch batch, LayerBatch mask) {
        watch.targets(0, output, batch, mask);
        return watch.data().targets().get(0);
    }

    private Targets targets(LossKind kind, Reduction reduction, LayerBatch batch) {
        return targets(output(kind, reduction), batch, new LayerBatch());
    }

    @Test
    void aConstantAnswerToClassesLosesTheirEntropy() {
        Targets targets = targets(LossKind.CLASSES, Reduction.SUM_OF_SAMPLE, batch(4, 3, 1, CLASSES));

        assertThat(targets.guessingLoss()).isCloseTo(ENTROPY, within(CLOSE));
        assertThat(targets.largestShare()).isEqualTo(0.5);
        assertThat(targets.values().rows()).isEqualTo(4);
        assertThat(targets.values().columns()).isEqualTo(3);
    }

    @ParameterizedTest
    @CsvSource({"SUM_OF_SAMPLE, 2", "MEAN_OF_ALL, 1", "SUM_OF_ALL, 4"})
    void aSampleOfTwoRowsLosesAsItsLossIsReduced(Reduction reduction, double rows) {
        double[] columnsFirst = {1, 0, 0, 1, 0, 0, 1, 0, 0, 0, 0, 1};
        Targets targets = targets(LossKind.CLASSES, reduction, batch(2, 3, 2, columnsFirst));

        assertThat(targets.largestShare()).isEqualTo(0.5);
        assertThat(targets.guessingLoss()).isCloseTo(rows * ENTROPY, within(CLOSE));
    }

    @Test
    void maskedRowsDoNotCount() {
        double[] values = {1, 0, 0, 0, 1, 0, 7, 7, 7};
        Targets targets = targets(
                output(LossKind.CLASSES, Reduction.SUM_OF_SAMPLE), batch(3, 3, 1, values), batch(3, 1, 1, 1, 1, 0));

        assertThat(targets.values().rows()).isEqualTo(2);
        assertThat(targets.values().max()).isEqualTo(1);
        assertThat(targets.guessingLoss()).isCloseTo(Math.log(2) * 2 / 3, within(CLOSE));
    }

    @Test
    void aConstantAnswerToYesOrNoLosesTheEntropyOfEachColumn() {
        double[] values = {1, 0, 1, 1, 0, 0, 1, 0};
        double first = -0.75 * Math.log(0.75) - 0.25 * Math.log(0.25);
        Targets targets = targets(LossKind.YES_OR_NO, Reduction.SUM_OF_SAMPLE, batch(4, 2, 1, values));

        assertThat(targets.guessingLoss()).isCloseTo(2 * first, within(CLOSE));
        assertThat(targets.largestShare()).isNaN();
    }

    @Test
    void theMoreFrequentAnswerOfOneColumnIsItsLargestShare() {
        Targets targets = targets(LossKind.YES_OR_NO, Reduction.SUM_OF_SAMPLE, batch(4, 1, 1, 0, 0, 0, 1));

        assertThat(targets.largestShare()).isEqualTo(0.75);
    }

    @ParameterizedTest
    @CsvSource({"SUM_OF_SAMPLE, 5", "MEAN_OF_COLUMNS, 2.5", "MEAN_OF_ALL, 2.5", "SUM_OF_ALL, 10"})
    void aConstantAnswerToNumbersLosesTheirVariance(Reduction reduction, double loss) {
        Targets targets = targets(LossKind.SQUARED_ERROR, reduction, batch(2, 2, 1, 1, 10, 3, 14));

        assertThat(targets.guessingLoss()).isCloseTo(loss, within(CLOSE));
        assertThat(targets.largestShare()).isNaN();
    }

    @Test
    void ofAnotherLossAndOfSharesBeyondOneNothingIsKnown() {
        assertThat(targets(LossKind.OTHER, Reduction.SUM_OF_SAMPLE, batch(4, 3, 1, CLASSES))
                        .guessingLoss())
                .isNaN();
        watch.targets(
                1, output(LossKind.YES_OR_NO, Reduction.SUM_OF_SAMPLE), batch(2, 1, 1, -1, -0.5), new LayerBatch());
        assertThat(watch.data().targets().get(1).guessingLoss()).isNaN();
    }

    @Test
    void minibatchesAddUp() {
        OutputFacts output = output(LossKind.SQUARED_ERROR, Reduction.MEAN_OF_ALL);
        watch.targets(0, output, batch(1, 1, 1, 1), new LayerBatch());

        assertThat(targets(output, batch(1, 1, 1, 3), new LayerBatch()).guessingLoss())
                .isEqualTo(1);
    }

    @Test
    void columnsOfInputsAreToldApart() {
        double[] rows = new double[8 * 4];
        for (int row = 0; row < 8; row++) {
            rows[4 * row] = row % 2;
            rows[4 * row + 1] = 100 * (row % 2);
            rows[4 * row + 2] = 5;
            rows[4 * row + 3] = row % 2;
        }
        watch.inputs(0, "in", batch(8, 4, 1, rows));

        Inputs inputs = watch.data().inputs().get(0);
        assertThat(inputs.name()).isEqualTo("in");
        assertThat(inputs.constantColumns()).isEqualTo(1);
        assertThat(inputs.duplicateColumns()).isEqualTo(1);
        assertThat(inputs.smallestColumnSpread()).isEqualTo(0.5);
        assertThat(inputs.largestColumnSpread()).isEqualTo(50);
        assertThat(inputs.values().mean()).isEqualTo((0.5 + 50 + 5 + 0.5) / 4);
        assertThat(inputs.values().rows()).isEqualTo(8);
    }

    @Test
    void largeArraysAreLookedAtInIterationsThatArePowersOfTwo() {
        int looked = 0;
        for (int iteration = 1; iteration <= 16; iteration++) {
            watch.beginIteration();
            looked += watch.wantsInputs(1_000_000) ? 1 : 0;
            assertThat(watch.wantsInputs(1000)).isTrue();
            assertThat(watch.wantsTargets(1000)).isTrue();
        }
        assertThat(looked).isEqualTo(5);
        watch.beginIteration();
        assertThat(watch.wantsInputs(1000)).isFalse();
    }
}
