package io.github.gradientharness.sample;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.dataset.DataSet;

class TutorialDataTest {

    private static final ReferenceCircles REFERENCE = ReferenceCircles.read("circles_main_1000_0.1_1.csv");

    @Test
    void theFirst500RowsAreToTrainWith() {
        assertHoldsRows(TutorialData.train(), 0);
    }

    @Test
    void theLast500RowsAreToTestWith() {
        assertHoldsRows(TutorialData.test(), 500);
    }

    @Test
    void pointsToDrawAreTheSameRows() {
        double[][] train = TutorialData.trainPoints().points();
        double[][] test = TutorialData.testPoints().points();

        assertThat(train).hasDimensions(500, 2);
        assertThat(test).hasDimensions(500, 2);
        assertThat((float) train[7][1])
                .isEqualTo(TutorialData.train().getFeatures().getFloat(7, 1));
        assertThat((float) test[499][0])
                .isEqualTo(TutorialData.test().getFeatures().getFloat(499, 0));
        assertThat(TutorialData.testPoints().labels()[499])
                .isEqualTo(TutorialData.test().getLabels().getInt(499));
    }

    @Test
    void minibatchesHoldTheTrainingRows() {
        ShuffledMinibatches minibatches = TutorialData.trainMinibatches(3);
        double sum = 0;
        int rows = 0;
        while (minibatches.hasNext()) {
            DataSet batch = minibatches.next();
            sum += batch.getLabels().sumNumber().doubleValue();
            rows += batch.numExamples();
        }

        assertThat(rows).isEqualTo(500);
        assertThat(sum).isEqualTo(TutorialData.train().getLabels().sumNumber().doubleValue());
    }

    @Test
    void changingADataSetLeavesTheNextOneAsItWas() {
        TutorialData.train().getFeatures().assign(7);

        assertHoldsRows(TutorialData.train(), 0);
    }

    private static void assertHoldsRows(DataSet actual, int from) {
        assertThat(actual.getFeatures().dataType()).isEqualTo(DataType.FLOAT);
        assertThat(actual.getFeatures().shape()).containsExactly(500, 2);
        assertThat(actual.getLabels().shape()).containsExactly(500, 1);
        for (int row = 0; row < 500; row++) {
            double[] scaled = REFERENCE.scaled()[from + row];
            assertThat(actual.getFeatures().getRow(row).toFloatVector())
                    .as("row %d", row)
                    .containsExactly((float) scaled[0], (float) scaled[1]);
            assertThat(actual.getLabels().getInt(row)).isEqualTo(REFERENCE.labels()[from + row]);
        }
    }
}
