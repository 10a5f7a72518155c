package io.github.gradientharness.assertj;

import static io.github.gradientharness.assertj.GradientAssertions.assertThat;
import static io.github.gradientharness.recording.Quantity.GRADIENT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.gradientharness.recording.Recording;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

class QuantityAssertTest {

    private static final double[] FIRST = numbers(1);
    private static final double[] SECOND = numbers(2);

    private static double[] numbers(int seed) {
        double[] values = new Random(seed).doubles(50, -3, 2).toArray();
        values[7] = 0;
        return values;
    }

    private static Recording twoTensors() {
        return HandMade.ofLayers(1)
                .tensor(0, "W", GRADIENT, FIRST)
                .window(1, 1, 1)
                .tensor(0, "W", GRADIENT, SECOND)
                .window(2, 2, 2)
                .recording();
    }

    @Test
    void eachStatisticIsThatOfAllElementsTakenTogether() {
        var gradient = assertThat(twoTensors()).overall().layer(0).gradient();
        double[] all = new double[100];
        System.arraycopy(FIRST, 0, all, 0, 50);
        System.arraycopy(SECOND, 0, all, 50, 50);
        double mean = Arrays.stream(all).sum() / 100;
        double squares = Arrays.stream(all).map(value -> value * value).sum();
        double deviations =
                Arrays.stream(all).map(value -> (value - mean) * (value - mean)).sum();

        gradient.mean().isCloseTo(mean, within(1e-14));
        gradient.meanAbsolute().isCloseTo(Arrays.stream(all).map(Math::abs).sum() / 100, within(1e-14));
        gradient.standardDeviation().isCloseTo(Math.sqrt(deviations / 100), within(1e-14));
        gradient.rootMeanSquare().isCloseTo(Math.sqrt(squares / 100), within(1e-14));
        gradient.l2().isCloseTo(Math.sqrt(squares / 2), within(1e-13));
        gradient.min().isEqualTo(Arrays.stream(all).min().orElseThrow());
        gradient.max().isEqualTo(Arrays.stream(all).max().orElseThrow());
        gradient.zeroShare().isEqualTo(0.02);
        gradient.count().isEqualTo(100);
        gradient.nonFiniteCount().isZero();
        gradient.statistic(Statistic.MAXIMUM).isEqualTo(Arrays.stream(all).max().orElseThrow());
    }

    @Test
    void aNumberThatFailsSaysWhatItIs() {
        Recording recording = HandMade.ofLayers(2)
                .kernel(GRADIENT, 0.25, 4)
                .tensor(0, "b", GRADIENT, 2)
                .window(1, 1, 1)
                .recording();

        assertThat(Messages.of(() -> assertThat(recording)
                        .inEpoch(1)
                        .firstLayer()
                        .gradient()
                        .meanAbsolute()
                        .isGreaterThan(0.5)))
                .isEqualTo("""
                        epoch 1: mean |gradient| of layer 'hidden 1' (kernel): Expecting actual 0.25 to be greater than 0.5
                        mean |gradient| of each layer's kernel:
                          hidden 1  0.25  #
                          output    4     #############
                          (log scale, 10 # for a factor of 10)""");
        assertThat(Messages.of(() -> assertThat(recording)
                        .inEpoch(1)
                        .firstLayer()
                        .gradient()
                        .ofBias()
                        .l2()
                        .isZero()))
                .startsWith("epoch 1: L2 norm of the gradient of layer 'hidden 1' (bias): expected: 0.0 but was: 2.0\n"
                        + "L2 norm of the gradient of each layer's bias:\n  hidden 1  2\n  output    not measured");
    }

    @Test
    void nonFiniteElementsFailEveryStatisticButTheirCount() {
        Recording poisoned = HandMade.ofLayers(1)
                .tensor(0, "W", GRADIENT, 1, 2)
                .window(1, 1, 5)
                .tensor(0, "W", GRADIENT, 1, Double.NaN)
                .window(2, 6, 10)
                .tensor(0, "W", GRADIENT, Double.POSITIVE_INFINITY)
                .window(3, 11, 15)
                .recording();
        var gradient = assertThat(poisoned).inEpochs(1, 3).layer(0).gradient();

        gradient.nonFiniteCount().isEqualTo(2);
        gradient.count().isEqualTo(5);
        assertThat(poisoned).inEpoch(1).layer(0).gradient().mean().isEqualTo(1.5);
        assertThat(Messages.of(gradient::mean))
                .isEqualTo("epochs 1 to 3: 2 of 5 elements of the gradient of layer 'output' (kernel) are"
                        + " NaN or infinite, first in epoch 2 (iterations 6 to 10).");
        assertThat(Messages.of(gradient::zeroShare)).contains("2 of 5 elements");
        assertThat(Messages.of(() ->
                        assertThat(poisoned).inEpoch(3).layer(0).gradient().max()))
                .isEqualTo("epoch 3: No finite gradient of layer 'output' was recorded: all of its elements are"
                        + " NaN or infinite, first in epoch 3 (iterations 11 to 15).");
    }

    @Test
    void aMeanThatOverflowsIsNotComparedWithAnything() {
        Recording huge = HandMade.ofLayers(1)
                .tensor(0, "W", GRADIENT, 1.7e308, 1.7e308)
                .window(1, 1, 1)
                .recording();

        assertThat(huge).overall().layer(0).gradient().max().isEqualTo(1.7e308);
        assertThat(Messages.of(
                        () -> assertThat(huge).overall().layer(0).gradient().mean()))
                .isEqualTo("the whole training: The mean gradient of layer 'output' is beyond the"
                        + " range of a double: the sum of its values overflows.");
    }
}
