package io.github.gradientharness.rules;

import static io.github.gradientharness.recording.Quantity.GRADIENT;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class GradientSharesTest {

    @Test
    void eachLayerHasItsShareOfTheLargestInForwardOrder() {
        NetworkByHand given =
                NetworkByHand.of("tanh", "tanh", "tanh", "tanh", "tanh").kernels(GRADIENT, 0.5, 0, Double.NaN, 2);

        assertThat(GradientShares.of(given.recording(0.7, 0.7)))
                .containsExactly(
                        Map.entry("hidden 1", 0.25),
                        Map.entry("hidden 2", 0.0),
                        Map.entry("hidden 3", Double.NaN),
                        Map.entry("hidden 4", 1.0),
                        Map.entry("output", Double.NaN));
    }

    @Test
    void aLayerThatTypicallyGetsNoGradientHasNoShare() {
        NetworkByHand given =
                NetworkByHand.of("tanh", "tanh").kernels(GRADIENT, 0, 1).epochs(2);

        given.kernels(GRADIENT, 0.5, 1).epochs(1);
        assertThat(GradientShares.of(given.recording())).containsEntry("hidden 1", 0.0);
        given.epochs(2);
        assertThat(GradientShares.of(given.recording()))
                .as("three epochs of five")
                .containsEntry("hidden 1", 0.5);
    }
}
