package io.github.gradientharness.rules;

import static io.github.gradientharness.recording.Quantity.GRADIENT;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.gradientharness.recording.Recording;
import java.util.Map;
import org.junit.jupiter.api.Test;

class GradientSharesTest {

    @Test
    void eachLayerHasItsShareOfTheLargestInForwardOrder() {
        NetworkByHand given =
                NetworkByHand.of("tanh", "tanh", "tanh", "tanh", "tanh").kernels(GRADIENT, 0.5, 0, Double.NaN, 2);

        assertThat(shares(given.recording(0.7, 0.7)))
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
        assertThat(shares(given.recording())).containsEntry("hidden 1", 0.0);
        given.epochs(2);
        assertThat(shares(given.recording())).as("three epochs of five").containsEntry("hidden 1", 0.5);
    }

    private static Map<String, Double> shares(Recording recording) {
        return RuleSet.defaults().evaluate(recording).gradientShares();
    }
}
