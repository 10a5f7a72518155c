package io.github.gradientharness.rules;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.gradientharness.recording.Layer;
import io.github.gradientharness.recording.Recordings;
import io.github.gradientharness.rules.evidence.LayerKinds;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the name of an activation function tells, in whichever way a framework writes it. */
class LayerKindsTest {

    private static Layer layer(String activation) {
        return NetworkByHand.of(activation).layer(1);
    }

    @ParameterizedTest
    @CsvSource({
        "tanh, true",
        "HARD_SIGMOID, true",
        "softsign, true",
        "rationaltanh, true",
        "relu, false",
        "identity, false",
        "'', false"
    })
    void aFunctionThatIsFlatAtBothEndsSaturates(String activation, boolean saturates) {
        assertThat(LayerKinds.saturates(layer(activation))).isEqualTo(saturates);
    }

    @ParameterizedTest
    @CsvSource({
        "relu, true",
        "ReLU, true",
        "relu6, true",
        "thresholded_relu, true",
        "leakyrelu, false",
        "tanh, false",
        "'', false"
    })
    void aFunctionThatIsZeroBelowZeroIsARectifier(String activation, boolean rectifier) {
        assertThat(LayerKinds.isRectifier(layer(activation))).isEqualTo(rectifier);
    }

    @ParameterizedTest
    @CsvSource({"HARD_SIGMOID, sigmoid, true", "tanh, sigmoid, false"})
    void aFunctionIsKnownByAWordOfItsName(String activation, String word, boolean isA) {
        assertThat(LayerKinds.isA(layer(activation), word)).isEqualTo(isA);
    }

    @ParameterizedTest
    @CsvSource({"24, false", "25, true"})
    void ofMoreThanTwentyFourNamesThoseAtBothEndsAreGiven(int layers, boolean shortened) {
        List<Layer> all = Recordings.model(layers).layers();

        String names = LayerKinds.names(all);

        assertThat(names).startsWith("hidden 1, hidden 2").endsWith(", output");
        assertThat(names.contains("hidden 12")).isNotEqualTo(shortened);
        assertThat(names.contains("hidden 6, 13 more, hidden 20,")).isEqualTo(shortened);
    }
}
