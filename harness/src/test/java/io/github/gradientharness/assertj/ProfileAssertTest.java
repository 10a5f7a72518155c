package io.github.gradientharness.assertj;

import static io.github.gradientharness.assertj.GradientAssertions.assertThat;
import static io.github.gradientharness.recording.Quantity.GRADIENT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.gradientharness.recording.Recording;
import org.junit.jupiter.api.Test;

class ProfileAssertTest {

    private static final Recording RECORDING = gradients(0.001, 0.04, 0.02, 1);

    private static Recording gradients(double... ofEachLayer) {
        return HandMade.ofLayers(ofEachLayer.length)
                .kernel(GRADIENT, ofEachLayer)
                .window(1, 1, 10)
                .recording();
    }

    private static ProfileAssert profile(Recording recording) {
        return assertThat(recording).inEpoch(1).eachLayer().gradient().meanAbsolute();
    }

    @Test
    void everyLayerIsAssertedOnAndThoseThatFailAreMarked() {
        profile(RECORDING)
                .isGreaterThan(0.0009)
                .isGreaterThanOrEqualTo(0.001)
                .isLessThan(1.1)
                .isLessThanOrEqualTo(1)
                .isBetween(0.001, 1.0)
                .isCloseTo(0.5, within(0.5))
                .isPositive()
                .allSatisfy(number -> number.isNotNaN().isNotZero());
        assertThat(Messages.of(() -> profile(RECORDING).isGreaterThan(0.02))).isEqualTo("""
                        epoch 1: mean |gradient| of each layer's kernel: Expected each layer's number to be \
                        greater than 0.02, but 2 of 4 are not
                          hidden 1  0.001  #  <-- fails
                          hidden 2  0.04   #################
                          hidden 3  0.02   ##############  <-- fails
                          output    1      ###############################
                          (log scale, 10 # for a factor of 10)""");
        assertThat(Messages.of(() -> profile(RECORDING).isLessThanOrEqualTo(0.04)))
                .contains("to be at most 0.04, but 1 of 4 is not\n")
                .endsWith(
                        "\n  output    1      ###############################  <-- fails\n  (log scale, 10 # for a factor of 10)");
        assertThat(Messages.of(() -> profile(RECORDING).isBetween(0.01, 0.1)))
                .contains("to be between 0.01 and 0.1, but 2 of 4 are not");
        assertThat(Messages.of(() -> profile(RECORDING).isGreaterThanOrEqualTo(0.002)))
                .contains("at least 0.002, but 1 of 4");
        assertThat(Messages.of(() -> profile(RECORDING).isLessThan(1))).contains("less than 1, but 1 of 4");
        assertThat(Messages.of(() -> profile(RECORDING).isCloseTo(0.02, within(0.01))))
                .contains("between 0.01 and 0.03, but 3 of 4");
        assertThat(Messages.of(() -> profile(RECORDING).isEqualTo(1))).contains("equal to 1, but 3 of 4");
        assertThat(Messages.of(() -> profile(RECORDING).isZero())).contains("equal to 0, but 4 of 4");
        assertThat(Messages.of(() -> profile(RECORDING).allSatisfy(number -> number.isGreaterThan(0.001))))
                .contains("what was asked for, but 1 of 4 is not\n  hidden 1  0.001  #  <-- fails");
        assertThat(Messages.of(() -> profile(gradients(0, 1)).isPositive())).contains("but 1 of 2 is not");
    }

    @Test
    void aNumberNeverPrintsAsTheBoundItMissed() {
        assertThat(Messages.of(() -> profile(gradients(0.0099999, 1)).isGreaterThan(0.01)))
                .contains("  hidden 1  0.0099999  #  <-- fails");
    }

    @Test
    void everyLayerWithoutANumberIsNamed() {
        Recording poisoned = HandMade.ofLayers(3)
                .kernel(GRADIENT, Double.NaN, 1)
                .window(1, 1, 10)
                .recording();

        assertThat(Messages.of(() -> profile(poisoned))).isEqualTo("""
                        epoch 1: No finite gradient of layer 'hidden 1' was recorded: all of its elements are \
                        NaN or infinite, first in epoch 1 (iterations 1 to 10).
                        The gradient of layer 'output' (kernel) was not measured in epoch 1. This recording has it nowhere. \
                        A gradient is recorded in every iteration of which the training hands one out.""");
    }

    @Test
    void smallestAndLargest() {
        profile(RECORDING).smallest().isEqualTo(0.001);
        profile(RECORDING).largest().isEqualTo(1);
        profile(RECORDING).smallestOverLargest().isEqualTo(0.001);
        assertThat(RECORDING).inEpoch(1).smallestOverLargestLayer().isEqualTo(0.001);
        assertThat(Messages.of(() -> profile(RECORDING).smallestOverLargest().isGreaterThan(0.01)))
                .startsWith("""
                        epoch 1: smallest over largest mean |gradient|: Expecting actual 0.001 to be greater than 0.01
                        mean |gradient| of each layer's kernel:
                          hidden 1  0.001  #
                          hidden 2  0.04   #################
                          hidden 3  0.02   ##############
                          output    1      ###############################
                          (log scale, 10 # for a factor of 10)""");
    }

    @Test
    void aDeadLayerHasNeitherRatioNorSlope() {
        Recording dead = gradients(0.5, 0, 1);

        assertThat(Messages.of(() -> profile(dead).smallestOverLargest())).isEqualTo("""
                        epoch 1: mean |gradient| of each layer's kernel: There is no ratio of the mean \
                        |gradient|, because layer 'hidden 2' got none at all: it is dead.
                        mean |gradient| of each layer's kernel:
                          hidden 1  0.5  #
                          hidden 2  0
                          output    1    ####
                          (log scale, 10 # for a factor of 10)""");
        assertThat(Messages.of(() -> assertThat(dead).inEpoch(1).gradientSlope()))
                .contains("There is no slope of the mean |gradient|, because layer 'hidden 2' got none at all");
        assertThat(Messages.of(() -> assertThat(gradients(-1, 1))
                        .inEpoch(1)
                        .eachLayer()
                        .gradient()
                        .mean()
                        .slope()))
                .contains("There is no slope of the mean gradient, because layer 'hidden 1' has -1.");
    }

    @Test
    void aSlopeOfTenfoldSizesIsOneDecadePerLayer() {
        assertThat(gradients(1e-3, 1e-2, 1e-1, 1)).inEpoch(1).gradientSlope().isCloseTo(1, within(1e-12));
        assertThat(gradients(1, 0.1)).inEpoch(1).gradientSlope().isCloseTo(-1, within(1e-12));
        assertThat(gradients(1e-3, 1e-2, 1e-1, 1))
                .inEpoch(1)
                .gradientSlopeLowerBound()
                .isCloseTo(1, within(1e-12));
        assertThat(Messages.of(() ->
                        assertThat(gradients(1, 0.1)).inEpoch(1).gradientSlope().isPositive()))
                .startsWith(
                        "epoch 1: slope over depth, in decades per layer, of mean |gradient|: Expecting actual -1.0 to be greater than 0.0\n"
                                + "mean |gradient| of each layer's kernel:\n  hidden 1  1    ###########\n  output    0.1  #\n  (log scale, 10 # for a factor of 10)");
    }

    @Test
    void tooFewLayersHaveNoSlopeAndNoInterval() {
        assertThat(Messages.of(() -> assertThat(gradients(1)).inEpoch(1).gradientSlope()))
                .isEqualTo("epoch 1: mean |gradient| of each layer's kernel: This takes at least 2 layers,"
                        + " and 1 were chosen: output.");
        assertThat(Messages.of(() -> assertThat(gradients(1, 2)).inEpoch(1).gradientSlopeUpperBound()))
                .contains("This takes at least 3 layers, and 2 were chosen: hidden 1, output.");
    }
}
