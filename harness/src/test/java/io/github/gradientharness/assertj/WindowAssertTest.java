package io.github.gradientharness.assertj;

import static io.github.gradientharness.assertj.GradientAssertions.assertThat;
import static io.github.gradientharness.assertj.GradientAssertions.firstLayer;
import static io.github.gradientharness.recording.Quantity.GRADIENT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.gradientharness.recording.Recording;
import java.util.List;
import org.junit.jupiter.api.Test;

class WindowAssertTest {

    /** Windows of iterations 1, 2, 3 to 4, 5 to 10 (epoch 1), 11 to 20 (2), 21 to 40 (3 and 4); size 1, 2, 3, ... */
    private static final Recording RECORDING = HandMade.ofLayers(2)
            .kernel(GRADIENT, 1, 10)
            .window(1, 1, 1)
            .kernel(GRADIENT, 2, 10)
            .window(1, 2, 2)
            .kernel(GRADIENT, 3, 10)
            .window(1, 3, 4)
            .kernel(GRADIENT, 4, 10)
            .window(1, 5, 10)
            .kernel(GRADIENT, 5, 10)
            .window(2, 11, 20)
            .kernel(GRADIENT, 6, 10)
            .window(3, 4, 21, 40)
            .recording();

    private static final Recording EMPTY = HandMade.ofLayers(2).recording();

    @Test
    void eachWindowSelectionTakesTheWindowsThatHoldSomethingOfIt() {
        means(assertThat(RECORDING).overall(), 1, 2, 3, 4, 5, 6);
        means(assertThat(RECORDING).inFirstEpoch(), 1, 2, 3, 4);
        means(assertThat(RECORDING).inLastEpoch(), 6);
        means(assertThat(RECORDING).inEpoch(2), 5);
        means(assertThat(RECORDING).inEpochs(2, 3), 5, 6);
        means(assertThat(RECORDING).atIteration(2), 2);
        means(assertThat(RECORDING).atIteration(7), 4);
        means(assertThat(RECORDING).inIterations(2, 5), 2, 3, 4);
    }

    private static void means(WindowAssert windows, double... ofWindows) {
        double sum = 0;
        for (double value : ofWindows) {
            sum += value;
        }
        windows.firstLayer().gradient().mean().isEqualTo(sum / ofWindows.length);
        windows.firstLayer().gradient().count().isEqualTo(ofWindows.length);
    }

    @Test
    void aMessageSaysWhatTheWindowsHoldWhereTheyDoNotFitWhatWasAskedFor() {
        assertThat(List.of(
                        description(assertThat(RECORDING).inEpochs(1, 2)),
                        description(assertThat(RECORDING).inEpoch(3)),
                        description(assertThat(RECORDING).inFirstEpoch()),
                        description(assertThat(RECORDING).inLastEpoch()),
                        description(assertThat(RECORDING).atIteration(2)),
                        description(assertThat(RECORDING).atIteration(7)),
                        description(assertThat(RECORDING).inIterations(1, 20)),
                        description(assertThat(RECORDING).overall())))
                .containsExactly(
                        "epochs 1 to 2: ",
                        "epoch 3 (the windows there hold epochs 3 to 4): ",
                        "epoch 1: ",
                        "epoch 4 (the windows there hold epochs 3 to 4): ",
                        "iteration 2: ",
                        "iteration 7 (the windows there hold iterations 5 to 10): ",
                        "iterations 1 to 20: ",
                        "the whole training: ");
    }

    private static String description(WindowAssert windows) {
        String message =
                Messages.of(() -> windows.firstLayer().gradient().mean().isNegative());
        return message.substring(0, message.indexOf("mean gradient"));
    }

    @Test
    void whereNothingWasRecordedTheMessageListsWhatWas() {
        assertThat(Messages.of(() -> assertThat(RECORDING).inEpochs(5, 9)))
                .isEqualTo("Nothing was recorded in epochs 5 to 9. The recording has epochs 1 to 4.");
        assertThat(Messages.of(() -> assertThat(RECORDING).atIteration(41)))
                .isEqualTo("Nothing was recorded in iteration 41. The recording has iterations 1 to 40.");
        String never = "No iteration was recorded at all: was fit() called on the attached model?";
        assertThat(Messages.of(() -> assertThat(EMPTY).inEpoch(1)))
                .isEqualTo("Nothing was recorded in epoch 1. " + never);
        assertThat(Messages.of(() -> assertThat(EMPTY).atIteration(1)))
                .isEqualTo("Nothing was recorded in iteration 1. " + never);
        assertThat(Messages.of(() -> assertThat(EMPTY).inFirstEpoch())).isEqualTo("" + never);
        assertThat(Messages.of(() -> assertThat(EMPTY).inLastEpoch())).isEqualTo("" + never);
        assertThat(Messages.of(() -> assertThat(EMPTY).overall())).isEqualTo("" + never);
    }

    @Test
    void aRangeOfWhichAPartWasNotRecordedFailsAndSaysWhatWas() {
        assertThat(Messages.of(() -> assertThat(RECORDING).inEpochs(1, 20)))
                .isEqualTo("Not all of epochs 1 to 20 were recorded. The recording has epochs 1 to 4."
                        + " Of a training that may stop early, ask overall() or inLastEpoch().");
        assertThat(Messages.of(() -> assertThat(RECORDING).inIterations(1, 41)))
                .isEqualTo("Not all of iterations 1 to 41 were recorded. The recording has iterations 1 to 40."
                        + " Of a training that may stop early, ask overall() or inLastEpoch().");
    }

    @Test
    void countingFromZeroOrBackwardsIsAMistake() {
        assertThatThrownBy(() -> assertThat(RECORDING).inEpoch(0))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("Epochs count from 1 and end after they begin, unlike inEpochs(0, 0).");
        assertThatThrownBy(() -> assertThat(RECORDING).inIterations(5, 4))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("Iterations count from 1 and end after they begin, unlike inIterations(5, 4).");
    }

    @Test
    void aRatioOfAnyQuantityAndStatistic() {
        assertThat(RECORDING)
                .inEpoch(2)
                .ratio(GRADIENT, Statistic.L2, firstLayer(), GradientAssertions.lastLayer())
                .isEqualTo(0.5);
    }
}
