package io.github.gradientharness.rules;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.gradientharness.recording.Layer;
import io.github.gradientharness.recording.Parameter;
import io.github.gradientharness.recording.Quantity;
import io.github.gradientharness.recording.Series;
import io.github.gradientharness.recording.Window;
import io.github.gradientharness.rules.evidence.NormBounds;
import io.github.gradientharness.stats.Summary;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A bound is never below the norm, and close to it. */
class NormBoundsTest {

    private static final Layer LSTM = new Layer(
            3,
            "lstm",
            "LSTM",
            "tanh",
            2,
            2,
            List.of(
                    new Parameter("W", Parameter.Role.KERNEL, List.of(2L)),
                    new Parameter("RW", Parameter.Role.KERNEL, List.of(2L)),
                    new Parameter("b", Parameter.Role.BIAS, List.of(1L))));

    private static Window window(Map<Series, Summary> series) {
        return new Window(1, 1, 1, 1, Summary.of(0.7), series);
    }

    private static Series gradient(String parameter) {
        return new Series(3, parameter, Quantity.GRADIENT);
    }

    private static double bound(Window window) {
        NormBounds bounds = new NormBounds(List.of(LSTM));
        bounds.lookAt(window);
        return bounds.ofLayer(0);
    }

    @Test
    void kernelsCountTogetherAndBiasesDoNot() {
        Window window = window(Map.of(
                gradient("W"),
                Summary.of(3, -4),
                gradient("RW"),
                Summary.of(5, 12),
                gradient("b"),
                Summary.of(1e6),
                new Series(3, "W", Quantity.UPDATE),
                Summary.of(1e6)));

        double norm = window.kernels(LSTM, Quantity.GRADIENT).l2();
        assertThat(bound(window)).isBetween(norm, norm * (1 + 1e-6));
    }

    @Test
    void squaresBeyondTheRangeOfADoubleBoundNothing() {
        assertThat(bound(window(Map.of(gradient("W"), Summary.of(1e-170, 1e-180)))))
                .isInfinite();
        assertThat(bound(window(Map.of(gradient("W"), Summary.of(1e170, 1))))).isInfinite();
    }

    @Test
    void whatWasNotMeasuredHasNone() {
        assertThat(bound(window(Map.of(gradient("b"), Summary.of(1))))).isNegative();
    }

    @Test
    void everyWindowIsLookedAtByItself() {
        NormBounds bounds = new NormBounds(List.of(LSTM));
        bounds.lookAt(window(Map.of(gradient("W"), Summary.of(100))));
        bounds.lookAt(window(Map.of(gradient("RW"), Summary.of(1))));

        assertThat(bounds.ofLayer(0)).isBetween(1.0, 1.0 + 1e-6);
    }
}
