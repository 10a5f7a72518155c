package io.github.gradientharness.assertj;

import static io.github.gradientharness.assertj.GradientAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.gradientharness.recording.Recording;
import org.junit.jupiter.api.Test;

class MetricAssertTest {

    private static final Recording RECORDING = HandMade.ofLayers(1)
            .loss(0.9, 0.7)
            .window(1, 1, 1)
            .loss(0.2)
            .window(1, 2, 2)
            .loss(0.1)
            .window(2, 3, 3)
            .loss(0.5)
            .window(3, 4, 4)
            .metric("test accuracy", 1, 0.6)
            .metric("F1", 1, 0.3)
            .metric("test accuracy", 2, 0.9)
            .metric("test accuracy", 2, 0.8)
            .metric("test accuracy", 3, 0.7)
            .recording();

    private static final Recording BARE = HandMade.ofLayers(1).window(1, 1, 1).recording();

    @Test
    void aMetricHasFirstLastHighestLowestAndThatOfAnEpoch() {
        MetricAssert metric = assertThat(RECORDING).metric("test accuracy");
        metric.first().isEqualTo(0.6);
        metric.last().isEqualTo(0.7);
        metric.max().isEqualTo(0.9);
        metric.min().isEqualTo(0.6);
        metric.atEpoch(2).isEqualTo(0.8);
        metric.values().containsExactly(0.6, 0.9, 0.8, 0.7);
        assertThat(RECORDING).accuracy().last().isEqualTo(0.7);
    }

    @Test
    void aMetricThatFailsSaysWhichAndWhen() {
        assertThat(Messages.of(() -> assertThat(RECORDING).accuracy().max().isGreaterThan(0.95)))
                .startsWith(
                        "metric 'test accuracy': highest, at epoch 2 (iteration 20): Expecting actual 0.9 to be greater than 0.95");
    }

    @Test
    void anUnknownMetricListsThoseThereAre() {
        assertThat(Messages.of(() -> assertThat(RECORDING).metric("accuracy")))
                .isEqualTo("There is no metric 'accuracy'. There are: 'test accuracy', 'F1'.");
        assertThat(Messages.of(() -> assertThat(BARE).metric("accuracy")))
                .isEqualTo("There is no metric 'accuracy'. No metric was recorded:"
                        + " recorder.metric(\"test accuracy\", value) adds one.");
        assertThat(Messages.of(() -> assertThat(BARE).accuracy()))
                .startsWith("No metric has accuracy in its name. No metric was recorded");
        Recording two = HandMade.ofLayers(1)
                .metric("test accuracy", 1, 1)
                .metric("train accuracy", 1, 1)
                .recording();
        assertThat(Messages.of(() -> assertThat(two).accuracy()))
                .isEqualTo("Several metrics are an accuracy. There are: 'test accuracy', 'train accuracy'."
                        + " Choose one with metric(\"...\").");
        assertThat(Messages.of(() -> assertThat(RECORDING).accuracy().atEpoch(7)))
                .isEqualTo("metric 'test accuracy': It was not recorded in epoch 7."
                        + " It was recorded in epochs 1, 2, 3.");
    }

    @Test
    void aMetricThatIsNotANumberIsNeverGreaterThanAnything() {
        Recording poisoned = HandMade.ofLayers(1)
                .metric("F1", 1, 0.5)
                .metric("F1", 2, Double.NaN)
                .recording();
        String why = "metric 'F1': It is NaN at epoch 2 (iteration 20): the test gave"
                + " recorder.metric(\"F1\", ...) no finite number.";

        assertThat(poisoned).metric("F1").first().isEqualTo(0.5);
        assertThat(Messages.of(() -> assertThat(poisoned).metric("F1").last())).isEqualTo(why);
        assertThat(Messages.of(() -> assertThat(poisoned).metric("F1").max())).isEqualTo(why);
        assertThat(poisoned).metric("F1").values().containsExactly(0.5, Double.NaN);
    }

    @Test
    void theLossIsTheMeanOfEachEpoch() {
        assertThat(RECORDING).loss().first().isEqualTo((0.9 + 0.7 + 0.2) / 3);
        assertThat(RECORDING).loss().last().isEqualTo(0.5);
        assertThat(RECORDING).loss().min().isEqualTo(0.1);
        assertThat(RECORDING).loss().max().isEqualTo((0.9 + 0.7 + 0.2) / 3);
        assertThat(RECORDING).loss().falls();
        assertThat(RECORDING).inEpochs(2, 3).meanLoss().isEqualTo(0.3);
        assertThat(Messages.of(() -> assertThat(RECORDING).loss().min().isLessThan(0.05)))
                .startsWith(
                        "lowest loss, the mean of epoch 2 (iteration 3): Expecting actual 0.1 to be less than 0.05");
    }

    @Test
    void theLossOfASingleEpochIsTheMeanOfEachWindow() {
        Recording single = HandMade.ofLayers(1)
                .loss(0.5)
                .window(1, 1, 1)
                .loss(0.6)
                .window(1, 2, 4)
                .recording();

        assertThat(single).loss().last().isEqualTo(0.6);
        assertThat(Messages.of(() -> assertThat(single).loss().falls()))
                .isEqualTo("Expected the loss to fall, but its mean is 0.5 in epoch 1 (iteration 1) and 0.6"
                        + " in epoch 1 (iterations 2 to 4).\nIs the learning rate so high that it jumps, or so low that"
                        + " nothing moves? isHealthy() tells what the gradients say.");
    }

    @Test
    void aLossThatIsNotANumberDoesNotFall() {
        Recording poisoned = HandMade.ofLayers(1)
                .loss(0.5)
                .window(1, 1, 1)
                .loss(Double.NaN, 0.1)
                .window(2, 2, 4)
                .recording();

        assertThat(Messages.of(() -> assertThat(poisoned).loss()))
                .isEqualTo("The loss is NaN or infinite 1 times in epoch 2 (iterations 2 to 4)."
                        + " hasNoFinding(NON_FINITE) tells in which iteration it began, and what to try.");
        assertThat(Messages.of(() -> assertThat(BARE).loss()))
                .isEqualTo("No loss was recorded in epoch 1 (iteration 1).");
        assertThat(Messages.of(() -> assertThat(BARE).overall().meanLoss()))
                .isEqualTo("the whole training: No loss was recorded in the whole training.");
        Recording one = HandMade.ofLayers(1).loss(0.5).window(1, 1, 9).recording();
        assertThat(Messages.of(() -> assertThat(one).loss().falls()))
                .isEqualTo("Whether the loss falls can't be said: all was recorded in one window, epoch 1"
                        + " (iterations 1 to 9).");
    }
}
